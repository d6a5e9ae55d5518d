import type { Advice } from '../base/advice';
import { contactRule, type Stage, stageOrder } from '../base/stage';
import type { HandOffState } from './hand-off';

/** What the advice depends on. */
export interface Situation {
  /** As computed from the events; null for a contact who was never handed over. */
  readonly state: HandOffState | null;
  /** Whether sales has contacted them since acceptance. */
  readonly contacted: boolean;
  readonly stage: Stage | null;
  /** Whether the score reaches the agreed threshold. */
  readonly qualifies: boolean;
  /** Stages that the agreement forbids to contact. */
  readonly doNotContact: readonly Stage[];
}

/** The stage that a state belongs to; a contact who is back with marketing can be at any. */
const STAGE_OF: Readonly<Partial<Record<HandOffState, Stage>>> = {
  pending: 'mql',
  accepted: 'mql',
  sql: 'sql',
  opportunity: 'opportunity',
  customer: 'customer',
};

/**
 * Returns the state of the hand-off that still holds beside the stage of the CRM. A stage can have
 * changed without a date, so no event shows it: a customer has no clock of an opportunity any more,
 * and a lead who does not qualify waits for no answer.
 */
export function standingOf({
  state,
  stage,
  qualifies,
}: Pick<Situation, 'state' | 'stage' | 'qualifies'>): HandOffState | null {
  const of = state === null ? undefined : STAGE_OF[state];
  if (of === undefined || stage === null) return state;
  if (stage === 'visitor' || stage === 'lead')
    return state === 'accepted' || (state === 'pending' && qualifies) ? state : null;
  return stage !== 'mql' && stageOrder(stage) > stageOrder(of) ? stage : state;
}

/** Advice of the states that forbid nothing by themselves. */
const OF_STANDING: Readonly<Partial<Record<HandOffState, Advice>>> = {
  sql: 'radar',
  customer: 'care',
  rejected: 'with-marketing',
  recycled: 'with-marketing',
  returned: 'with-marketing',
};

/**
 * The one place that decides what is advised: the state of the hand-off first, then the stage, then
 * the contact rule of the agreement. Card, chip, notice, queue and notifications all show this.
 * @returns null without a stage and without a hand-off
 */
export function adviceOf(situation: Situation): Advice | null {
  const { stage, contacted, doNotContact } = situation;
  const standing = standingOf(situation);
  if (standing === 'pending')
    return stage === 'visitor' || stage === 'lead' ? 'qualifies' : 'hand-off';
  if (standing === 'accepted') return contacted ? 'decide' : 'first-contact';
  if (standing === 'opportunity') return 'first-priority';
  if (stage !== null && doNotContact.includes(stage)) return 'do-not-contact';
  const ofState = standing === null ? undefined : OF_STANDING[standing];
  if (ofState !== undefined) return ofState;
  if (stage === null) return null;
  // The agreement may allow what the default forbids.
  const rule = contactRule(stage);
  return rule === 'do-not-contact' ? 'may-contact' : rule;
}

/** Whether the stage of the CRM has gone past the state, so that its clock does not count. */
export function isOvertaken(situation: Situation): boolean {
  return standingOf(situation) !== situation.state;
}
