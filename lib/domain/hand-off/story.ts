import { groupBy } from '../base/group';
import type { BusinessCalendar } from '../clocks/business-time';
import { SOON_AFTER } from '../clocks/clock';
import type { KnownUntil } from '../clocks/measured';
import type { TermsAt } from '../clocks/terms';
import { type ClockRun, type HandOff, type HandOffStep, WAITS_FOR_CONTACT } from './hand-off';

/** The result or the current state of a clock. */
export type ClockOutcomeState =
  | 'kept'
  | 'broken'
  /**
   * It began before clocks are measured, or it ended but the CRM does not show what it waits for.
   */
  | 'not-measured'
  /** What could have stopped it is not read yet, so neither `soon`, `late` nor `broken` is sure. */
  | 'checking'
  | 'on-time'
  | 'soon'
  | 'late';

/** A run of a clock compared with the agreement. */
export interface ClockOutcome extends ClockRun {
  readonly state: ClockOutcomeState;
  /** When the time was or will be over, epoch ms; null if the agreed hours never come. */
  readonly dueAt: number | null;
  /** Business minutes that it took, or has run so far. */
  readonly minutes: number;
  /** Agreed business minutes, or those from its start to the date set for it. */
  readonly agreed: number;
  /** Version of the agreement in force when it started, which it is computed with. */
  readonly agreementVersion: number;
}

/**
 * Compares a run with the agreement in force when it started: a later version does not change
 * clocks that run already.
 * @param now epoch ms
 * @param known how much of the contact's history is known
 */
export function clockOutcome(
  run: ClockRun,
  termsAt: TermsAt,
  now: number,
  known: KnownUntil,
): ClockOutcome {
  const { agreement, calendar } = termsAt(run.startedAt);
  const agreed =
    run.dueAt === null ? agreement.clocks[run.kind] : calendar.between(run.startedAt, run.dueAt);
  const due = run.dueAt ?? calendar.add(run.startedAt, agreed);
  const minutes = calendar.between(run.startedAt, run.endedAt ?? now);
  // A date that a user chose counts although what it belongs to began before.
  const { isMeasured } = termsAt(Math.max(run.startedAt, run.dueAt ?? run.startedAt));
  const judged = isMeasured ? stateOf(run, due, calendar, agreed, now) : 'not-measured';
  const state = isCertain(judged, run, due, known) ? judged : 'checking';
  const dueAt = Number.isFinite(due) ? due : null;
  return { ...run, state, dueAt, minutes, agreed, agreementVersion: agreement.version };
}

function stateOf(
  run: ClockRun,
  due: number,
  calendar: BusinessCalendar,
  agreed: number,
  now: number,
): ClockOutcomeState {
  if (run.endedAt !== null)
    return run.met ? (run.endedAt <= due ? 'kept' : 'broken') : 'not-measured';
  if (now >= due) return 'late';
  return now >= calendar.add(run.startedAt, agreed * SOON_AFTER) ? 'soon' : 'on-time';
}

/**
 * Whether enough is known for a state that accuses. A clock is over in time where its end happened
 * by `due`, so everything until then has to be known; it runs short where it started.
 */
function isCertain(
  state: ClockOutcomeState,
  run: ClockRun,
  due: number,
  { said, touches }: KnownUntil,
): boolean {
  const until = WAITS_FOR_CONTACT.includes(run.kind) ? Math.min(said, touches) : said;
  if (state === 'late' || state === 'broken') return until >= due;
  return state !== 'soon' || until >= run.startedAt;
}

/** One step of the story, with the time since the last one and the clocks that it stopped. */
export interface StoryStep extends HandOffStep {
  /** Business minutes since the last step with an effect; null for the first. */
  readonly minutes: number | null;
  readonly stopped: readonly ClockOutcome[];
}

/** A hand-off as both departments read it. */
export interface HandOffStory {
  readonly steps: readonly StoryStep[];
  /** The running clock; null if none runs. */
  readonly running: ClockOutcome | null;
  readonly clocks: readonly ClockOutcome[];
}

/**
 * Builds the story of a hand-off.
 * @param now epoch ms
 * @param known how much of the contact's history is known
 */
export function handOffStory(
  handOff: HandOff,
  termsAt: TermsAt,
  now: number,
  known: KnownUntil,
): HandOffStory {
  const clocks = handOff.runs.map((run) => clockOutcome(run, termsAt, now, known));
  // Removed once used: two steps at the same time must not stop the same clock twice.
  const ending = groupBy(clocks, ({ endedAt }) => endedAt);
  let last: number | null = null;
  const steps = handOff.steps.map((step): StoryStep => {
    const { at } = step.event;
    const minutes = last === null ? null : termsAt(last).calendar.between(last, at);
    const stopped = step.effective ? (ending.get(at) ?? []) : [];
    if (step.effective) {
      ending.delete(at);
      last = at;
    }
    return { ...step, minutes, stopped };
  });
  return { steps, running: clocks.find(({ endedAt }) => endedAt === null) ?? null, clocks };
}
