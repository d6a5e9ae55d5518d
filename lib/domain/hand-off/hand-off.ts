import type { ClockKind } from '../base/agreement-model';
import { type HandOffEvent, type HandOffEventKind, handOffEvent } from './event';
import { effectiveEvents } from './order';

/** The state of a contact on the way from marketing to sales. */
export type HandOffState =
  | 'pending'
  | 'accepted'
  | 'rejected'
  | 'recycled'
  | 'sql'
  | 'returned'
  | 'opportunity'
  | 'customer';

/** One run of a clock: when it started, and what ended it. */
export interface ClockRun {
  readonly kind: ClockKind;
  readonly startedAt: number;
  /** A date set for it; null if the agreed time applies. */
  readonly dueAt: number | null;
  /** Null while it runs. */
  readonly endedAt: number | null;
  /**
   * False if it ended but the CRM does not show what it waits for, such as a decision without any
   * contact.
   */
  readonly met: boolean;
  /** Name of the user whose action ended it. */
  readonly who: string | null;
}

/** An event with its effect. An event without effect is kept too, because a user did it. */
export interface HandOffStep {
  readonly event: HandOffEvent;
  readonly from: HandOffState | null;
  readonly to: HandOffState | null;
  /** Whether it changed something: a new state, a first contact, a new date. */
  readonly effective: boolean;
}

/** A hand-off as computed from its events. Times are epoch ms. */
export interface HandOff {
  readonly state: HandOffState;
  /** When this state began. */
  readonly since: number;
  /** How many times the contact was handed over, from 1. */
  readonly round: number;
  readonly acceptedAt: number | null;
  readonly firstContactAt: number | null;
  /** Until when the contact is recycled, or when to look at an SQL again. */
  readonly until: number | null;
  /** Reason of the current rejection, recycling or return. */
  readonly reasonId: string | null;
  /** Name of the user who caused this state, if known. */
  readonly who: string | null;
  /** Version of the agreement in the last verdict. */
  readonly agreementVersion: number | null;
  readonly runs: readonly ClockRun[];
  readonly steps: readonly HandOffStep[];
}

export interface HandOffContext {
  /** Epoch ms; later events have not happened yet. */
  readonly now: number;
  /**
   * Returns since when the contact has qualified without interruption, as seen at a moment; null if
   * they do not (see `qualifiedSince`).
   */
  readonly qualifiedSince: (at: number) => number | null;
}

/**
 * For each event, the states in which it has an effect. It can also apply to a contact without a
 * state (null), because a CRM may lack the dates.
 */
const ALLOWED: Readonly<Record<HandOffEventKind, readonly (HandOffState | null)[]>> = {
  'mql-reached': [null, 'rejected', 'recycled', 'returned', 'sql', 'opportunity', 'customer'],
  'due-again': ['recycled'],
  accepted: [null, 'pending', 'rejected', 'recycled', 'returned'],
  rejected: [null, 'pending', 'accepted', 'recycled', 'returned', 'sql'],
  recycled: [null, 'pending', 'accepted', 'recycled', 'rejected', 'returned', 'sql'],
  contacted: ['accepted', 'opportunity'],
  'decided-sql': [
    null,
    'pending',
    'accepted',
    'rejected',
    'recycled',
    'returned',
    'sql',
    'opportunity',
  ],
  returned: ['pending', 'accepted', 'sql', 'opportunity'],
  opportunity: [null, 'pending', 'accepted', 'rejected', 'recycled', 'sql', 'returned', 'customer'],
  customer: [null, 'pending', 'accepted', 'rejected', 'recycled', 'sql', 'returned', 'opportunity'],
  undone: [],
};

/**
 * The states in which a score alone hands a contact over: not while sales has the contact, nor
 * after a rejection or recycling.
 */
const SCORE_HANDS_OVER: readonly (HandOffState | null)[] = [null, 'returned'];

function changes(event: HandOffEvent, from: HandOffState | null): boolean {
  if (event.kind === 'mql-reached' && event.source === 'score')
    return SCORE_HANDS_OVER.includes(from);
  // The rep's note has more details about the same decision.
  if (event.kind === 'decided-sql' && event.source === 'crm' && from === 'sql') return false;
  return ALLOWED[event.kind].includes(from);
}

const STATE_AFTER: Readonly<Partial<Record<HandOffEventKind, HandOffState>>> = {
  'mql-reached': 'pending',
  'due-again': 'pending',
  accepted: 'accepted',
  rejected: 'rejected',
  recycled: 'recycled',
  'decided-sql': 'sql',
  returned: 'returned',
  opportunity: 'opportunity',
  customer: 'customer',
};

const CLOCK_OF: Readonly<Partial<Record<HandOffState, ClockKind>>> = {
  pending: 'accept-mql',
  accepted: 'first-contact',
  sql: 'review-sql',
  opportunity: 'attend-opportunity',
};

/** Clocks that wait for a contact shown by the CRM: a change of state does not meet them. */
export const WAITS_FOR_CONTACT: readonly ClockKind[] = ['first-contact', 'attend-opportunity'];

/**
 * Computes the hand-off from events. The result does not depend on their order, nor on repetition;
 * events that were taken back have no effect. Null for a contact who was never handed over to
 * sales.
 */
export function handOffOf(
  events: readonly HandOffEvent[],
  context: HandOffContext,
): HandOff | null {
  let now: Folding | null = null;
  for (const event of effectiveEvents(events, context.now)) {
    now = apply(again(now, event.at, context), event);
  }
  return again(now, context.now, context);
}

/**
 * A hand-off while events are applied. Each step reuses the lists of the one before: copying them
 * would take quadratic time for a contact with thousands of notes.
 */
interface Folding extends HandOff {
  readonly runs: ClockRun[];
  readonly steps: HandOffStep[];
}

function added<Item>(list: Item[], ...items: readonly Item[]): Item[] {
  list.push(...items);
  return list;
}

/**
 * Changes the open runs. A run starts when the earlier ones have ended, so open runs are at the
 * end.
 */
function openChanged(runs: ClockRun[], change: (run: ClockRun) => ClockRun): ClockRun[] {
  for (let index = runs.length - 1; index >= 0; index--) {
    const run = runs[index];
    if (run === undefined || run.endedAt !== null) break;
    runs[index] = change(run);
  }
  return runs;
}

/**
 * Hands a recycled contact over again once the date has come and they qualify, at the time when
 * both were true.
 */
function again(
  handOff: Folding | null,
  at: number,
  { qualifiedSince }: HandOffContext,
): Folding | null {
  if (handOff?.state !== 'recycled' || handOff.until === null || handOff.until > at) return handOff;
  const since = qualifiedSince(at);
  if (since === null) return handOff;
  const due = Math.max(handOff.until, handOff.since, since);
  return apply(
    handOff,
    handOffEvent({ id: `due:${due}`, kind: 'due-again', at: due, source: 'score' }),
  );
}

function apply(handOff: Folding | null, event: HandOffEvent): Folding | null {
  const from = handOff?.state ?? null;
  const allowed = changes(event, from);
  if (handOff === null) return allowed ? enter(null, event) : null;
  if (event.kind === 'contacted') return allowed ? contacted(handOff, event) : handOff;
  if (allowed)
    return from === 'sql' && event.kind === 'decided-sql'
      ? lookAgain(handOff, event)
      : enter(handOff, event);
  // An action of a user stays in the story even without effect; a date of the CRM that repeats what
  // is known does not.
  const said = event.source === 'note' && event.kind !== 'mql-reached';
  return said
    ? { ...handOff, steps: added(handOff.steps, { event, from, to: from, effective: false }) }
    : handOff;
}

/**
 * Sets a new date for an SQL. If the CRM's date of the same decision came just before the note, the
 * note adds to that step.
 */
function lookAgain(handOff: Folding, event: HandOffEvent): Folding | null {
  const last = handOff.steps.findLast(({ effective }) => effective);
  if (last?.event.source !== 'crm') return enter(handOff, event);
  const runs = openChanged(handOff.runs, (run) => ({ ...run, dueAt: event.until }));
  const step: HandOffStep = { event, from: 'sql', to: 'sql', effective: true };
  const { until, who, agreementVersion } = event;
  return { ...handOff, until, who, agreementVersion, runs, steps: added(handOff.steps, step) };
}

function enter(before: Folding | null, event: HandOffEvent): Folding | null {
  const state = STATE_AFTER[event.kind];
  if (state === undefined) return before;
  const fresh = state === 'pending' || before === null;
  const kind = CLOCK_OF[state];
  const dueAt = state === 'sql' ? event.until : null;
  const started =
    kind === undefined
      ? []
      : [{ kind, startedAt: event.at, dueAt, endedAt: null, met: false, who: null }];
  return {
    state,
    since: event.at,
    round: (before?.round ?? 0) + (fresh ? 1 : 0),
    acceptedAt: state === 'accepted' ? event.at : fresh ? null : before.acceptedAt,
    firstContactAt: fresh || state === 'accepted' ? null : before.firstContactAt,
    until: event.until,
    reasonId: event.reasonId,
    who: event.who,
    agreementVersion: event.agreementVersion ?? before?.agreementVersion ?? null,
    runs: added(
      openChanged(before?.runs ?? [], (run) =>
        ended(run, event, !WAITS_FOR_CONTACT.includes(run.kind)),
      ),
      ...started,
    ),
    steps: added(before?.steps ?? [], {
      event,
      from: before?.state ?? null,
      to: state,
      effective: true,
    }),
  };
}

/**
 * Applies a contact by sales: the first one after acceptance starts the clock to decide; any
 * contact meets the clock of an opportunity.
 */
function contacted(handOff: Folding, event: HandOffEvent): Folding {
  const { state } = handOff;
  const open = handOff.runs.at(-1);
  const waits = open?.endedAt === null && WAITS_FOR_CONTACT.includes(open.kind);
  if (!waits) return handOff;
  const steps = added(handOff.steps, { event, from: state, to: state, effective: true });
  const runs = openChanged(handOff.runs, (run) => ended(run, event, true));
  if (state !== 'accepted') return { ...handOff, runs, steps };
  const decide: ClockRun = {
    kind: 'decide-sql',
    startedAt: event.at,
    dueAt: null,
    endedAt: null,
    met: false,
    who: null,
  };
  return { ...handOff, firstContactAt: event.at, runs: added(runs, decide), steps };
}

function ended(run: ClockRun, { at, who }: HandOffEvent, met: boolean): ClockRun {
  return { ...run, endedAt: at, met, who };
}
