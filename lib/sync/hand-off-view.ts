import type { ClockView } from '../domain/clocks/clock';
import { feedbackThreads } from '../domain/feedback/threads';
import { localDate } from '../domain/figures/funnel/month';
import { isOvertaken, type Situation, standingOf } from '../domain/hand-off/advice';
import { readinessOf } from '../domain/hand-off/readiness';
import type { ClockOutcome, StoryStep } from '../domain/hand-off/story';
import { openVerdicts } from '../domain/hand-off/verdict';
import type { Contact } from '../domain/person/contact';
import { qualifies } from '../domain/scoring/threshold';
import type { HandOffView, StepView } from '../domain/views/hand-off';
import { type ReasonLabel, threadView } from './feedback-views';
import type { KnownHandOff } from './hand-offs';
import type { ViewContext } from './view-context';

/**
 * Returns the running clock for chips and badges; null if none runs, or if the agreement has no
 * business hours left for it.
 */
export function runningClock({ story }: KnownHandOff): ClockView | null {
  const running = story?.running ?? null;
  if (running === null || running.dueAt === null) return null;
  const { kind, startedAt, dueAt, state, agreementVersion } = running;
  return isRunning(state) ? { kind, startedAt, dueAt, state, agreementVersion } : null;
}

function isRunning(state: ClockOutcome['state']): state is ClockView['state'] {
  return state !== 'kept' && state !== 'broken' && state !== 'not-measured';
}

/** Returns what the advice about a contact depends on. */
export function situationOf(
  { handOff }: KnownHandOff,
  contact: Contact,
  { agreement, now }: Pick<ViewContext, 'agreement' | 'now'>,
): Situation {
  return {
    state: handOff?.state ?? null,
    contacted: handOff !== null && handOff.firstContactAt !== null,
    stage: contact.stage,
    qualifies: qualifies(contact, agreement, now),
    doNotContact: agreement.doNotContact,
  };
}

/** Returns a hand-off as the card shows it. */
export function handOffView(
  known: KnownHandOff,
  contact: Contact,
  context: ViewContext,
): HandOffView {
  const { handOff, story, entries } = known;
  const situation = situationOf(known, contact, context);
  const state = standingOf(situation);
  // A state that a later stage has overtaken does not describe the present.
  const present = isOvertaken(situation) ? null : handOff;
  const { agreement, role, now, label } = context;
  // Plain notes without an answer are not feedback.
  const threads = feedbackThreads(entries).filter(
    ({ first, answers }) => first.read.kind !== 'plain' || answers.length > 0,
  );
  return {
    state,
    since: present?.since ?? null,
    until:
      present?.until == null
        ? null
        : Date.parse(`${localDate(present.until, agreement.hours.timeZone)}T12:00`),
    who: present?.who ?? null,
    reason: present?.reasonId == null ? null : label(present.reasonId),
    verdicts: openVerdicts(state, contact.stage, role),
    steps: story?.steps.map((step) => stepView(step, label)) ?? [],
    ready: present === null ? [] : readinessOf(present, contact, agreement, now),
    threads: threads.map((thread) => threadView(thread, label)),
  };
}

function stepView(step: StoryStep, label: ReasonLabel): StepView {
  const { id, kind, at, who, reasonId } = step.event;
  // A clock that is not measured at all says nothing about this step.
  const states = step.stopped.flatMap(({ state, met }) =>
    state === 'not-measured' && met ? [] : [state],
  );
  return {
    id,
    kind,
    at,
    who,
    reason: reasonId === null ? null : label(reasonId),
    minutes: step.minutes,
    clock:
      states.find((state) => state === 'broken' || state === 'kept' || state === 'not-measured') ??
      null,
    effective: step.effective,
  };
}
