import type { ClockKind } from '../base/agreement-model';
import { type HandOffEvent, type HandOffEventKind, handOffEvent } from './event';
import { effectiveEvents } from './order';

/** Where somebody stands on the way from marketing to sales. */
export type HandOffState =
  | 'pending'
  | 'accepted'
  | 'rejected'
  | 'recycled'
  | 'sql'
  | 'returned'
  | 'opportunity'
  | 'customer';

/** One run of a clock: since when, and what ended it. */
export interface ClockRun {
  readonly kind: ClockKind;
  readonly startedAt: number;
  /** A date that was set for it; null where the agreed time counts. */
  readonly dueAt: number | null;
  /** Null while it runs. */
  readonly endedAt: number | null;
  /**
   * False where it ended without what it waits for being seen: decided without a contact that the
   * CRM shows.
   */
  readonly met: boolean;
  /** Who did what ended it. */
  readonly who: string | null;
}

/**
 * One event with what it did; what it could not change is kept, since somebody did it all the same.
 */
export interface HandOffStep {
  readonly event: HandOffEvent;
  readonly from: HandOffState | null;
  readonly to: HandOffState | null;
  /** Whether it counted: a new state, a first contact, a new date. */
  readonly effective: boolean;
}

/** A hand-off as its events make it. Times are epoch ms. */
export interface HandOff {
  readonly state: HandOffState;
  /** When it came to this state. */
  readonly since: number;
  /** How often somebody was handed over, from 1. */
  readonly round: number;
  readonly acceptedAt: number | null;
  readonly firstContactAt: number | null;
  /** Until when recycled, or when to look again at an SQL. */
  readonly until: number | null;
  /** Of the rejection, recycling or return that holds. */
  readonly reasonId: string | null;
  /** Who brought it to this state, where known. */
  readonly who: string | null;
  /** Version of the agreement that the last verdict names. */
  readonly agreementVersion: number | null;
  readonly runs: readonly ClockRun[];
  readonly steps: readonly HandOffStep[];
}

export interface HandOffContext {
  /** Epoch ms; what is dated later has not happened. */
  readonly now: number;
  /**
   * Since when somebody has qualified without a break, as seen at a moment; null where they do not
   * (see `qualifiedSince`).
   */
  readonly qualifiedSince: (at: number) => number | null;
}

/**
 * For each event the states in which it changes something. Nobody at all (null) may be judged too:
 * a CRM forgets dates.
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

/** A score alone hands nobody over whom sales has, has turned down, or has put off to a date. */
const SCORE_HANDS_OVER: readonly (HandOffState | null)[] = [null, 'returned'];

function changes(event: HandOffEvent, from: HandOffState | null): boolean {
  if (event.kind === 'mql-reached' && event.source === 'score')
    return SCORE_HANDS_OVER.includes(from);
  // The CRM dates what the rep's own note has said with more words.
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

/** Clocks that wait for a contact which the CRM shows: leaving the state does not meet them. */
export const WAITS_FOR_CONTACT: readonly ClockKind[] = ['first-contact', 'attend-opportunity'];

/**
 * The hand-off that events make: the same in whatever order they come and however often, with those
 * that were taken back left out. Null for somebody who was never handed over nor in the hands of
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
 * A hand-off while events are applied, one after the other. Each takes the lists over from the one
 * before: copied at each of them, somebody with thousands of notes would cost their square.
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
 * The runs with those that are open changed. A run begins when all before it have ended, so they
 * stand at the end.
 */
function openChanged(runs: ClockRun[], change: (run: ClockRun) => ClockRun): ClockRun[] {
  for (let index = runs.length - 1; index >= 0; index--) {
    const run = runs[index];
    if (run === undefined || run.endedAt !== null) break;
    runs[index] = change(run);
  }
  return runs;
}

/** A recycled person whose date has come and who qualifies waits anew, from when both were true. */
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
  // What a person did without effect is still theirs to be seen; a date that only repeats what is
  // known is not.
  const said = event.source === 'note' && event.kind !== 'mql-reached';
  return said
    ? { ...handOff, steps: added(handOff.steps, { event, from, to: from, effective: false }) }
    : handOff;
}

/**
 * A new date for an SQL. Where the CRM's own date came just before the note, the note says more of
 * the same decision.
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
 * The first contact after acceptance starts the time to decide; any contact attends to an
 * opportunity.
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
