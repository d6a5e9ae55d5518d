import { groupBy } from '../base/group';
import type { BusinessCalendar } from '../clocks/business-time';
import { SOON_AFTER } from '../clocks/clock';
import type { TermsAt } from '../clocks/terms';
import type { ClockRun, HandOff, HandOffStep } from './hand-off';

/** How a run of a clock went, or goes. */
export type ClockOutcomeState =
  | 'kept'
  | 'broken'
  /** It ended without what it waits for having been seen. */
  | 'not-measured'
  | 'on-time'
  | 'soon'
  | 'late';

/** A run of a clock against what was agreed. */
export interface ClockOutcome extends ClockRun {
  readonly state: ClockOutcomeState;
  /** When the time is or was over, epoch ms; null where the agreed hours never come. */
  readonly dueAt: number | null;
  /** Business minutes that it ran, or has run. */
  readonly minutes: number;
  /** Business minutes that were agreed, or that lay between its start and the date set for it. */
  readonly agreed: number;
  /** Version of the agreement in force when it started, under which it is computed. */
  readonly agreementVersion: number;
}

/**
 * A run against the agreement in force when it started: a later version does not make a promise
 * stricter that was given before.
 * @param now epoch ms
 */
export function clockOutcome(run: ClockRun, termsAt: TermsAt, now: number): ClockOutcome {
  const { agreement, calendar } = termsAt(run.startedAt);
  const agreed =
    run.dueAt === null ? agreement.clocks[run.kind] : calendar.between(run.startedAt, run.dueAt);
  const due = run.dueAt ?? calendar.add(run.startedAt, agreed);
  const minutes = calendar.between(run.startedAt, run.endedAt ?? now);
  const state = stateOf(run, due, calendar, agreed, now);
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

/** One step of the story: who, when and why, how long it took, and which clocks it stopped. */
export interface StoryStep extends HandOffStep {
  /** Business minutes since the last step that counted; null for the first. */
  readonly minutes: number | null;
  readonly stopped: readonly ClockOutcome[];
}

/** A hand-off as both sides read it. */
export interface HandOffStory {
  readonly steps: readonly StoryStep[];
  /** The clock that runs; null where none does. */
  readonly running: ClockOutcome | null;
  readonly clocks: readonly ClockOutcome[];
}

/** The whole story of a hand-off. @param now epoch ms */
export function handOffStory(handOff: HandOff, termsAt: TermsAt, now: number): HandOffStory {
  const clocks = handOff.runs.map((run) => clockOutcome(run, termsAt, now));
  // Taken out once they are told: two steps of one moment do not stop one clock twice.
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
