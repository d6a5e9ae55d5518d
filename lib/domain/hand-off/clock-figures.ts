import type { ClockKind } from '../base/agreement-model';
import type { ClockOutcome } from './story';

/** A run of a clock, with its contact and rep. */
export interface TeamClock {
  readonly contactId: string;
  /** Name of the rep who ended it, or who has it now; null if there is none. */
  readonly rep: string | null;
  readonly campaign: string | null;
  readonly outcome: ClockOutcome;
}

/** Totals of a set of clocks. */
export interface ClockFigures {
  readonly kept: number;
  /** Ended too late. */
  readonly broken: number;
  /** Running, within the time. */
  readonly waiting: number;
  /** Running, after the time is over. */
  readonly overdue: number;
  /** What could have stopped them is not read yet. */
  readonly checking: number;
  /** Neither kept nor broken: see `not-measured` of an outcome. */
  readonly notMeasured: number;
  /** Share of kept ones among kept, broken and overdue, 0 to 1; null if there are none. */
  readonly keptShare: number | null;
  /** How many clocks ended and were met. */
  readonly timed: number;
  /** Median business minutes of the clocks that ended and were met; null if there are none. */
  readonly medianMinutes: number | null;
}

export interface FiguresOf {
  /** Name of the rep or the campaign; null for clocks without one. */
  readonly of: string | null;
  readonly figures: ClockFigures;
}

export interface HandOffFigures {
  readonly all: ClockFigures;
  /** Most broken and overdue first. */
  readonly byRep: readonly FiguresOf[];
  readonly byCampaign: readonly FiguresOf[];
}

/** Returns the figures of one kind of clock, or of all kinds. */
export function handOffFigures(clocks: readonly TeamClock[], kind?: ClockKind): HandOffFigures {
  const own = kind === undefined ? clocks : clocks.filter(({ outcome }) => outcome.kind === kind);
  return {
    all: figures(own),
    byRep: grouped(own, ({ rep }) => rep),
    byCampaign: grouped(own, ({ campaign }) => campaign),
  };
}

function grouped(
  clocks: readonly TeamClock[],
  nameOf: (clock: TeamClock) => string | null,
): FiguresOf[] {
  const groups = new Map<string | null, TeamClock[]>();
  for (const clock of clocks) {
    const group = groups.get(nameOf(clock)) ?? [];
    groups.set(nameOf(clock), group);
    group.push(clock);
  }
  return [...groups]
    .map(([of, group]) => ({ of, figures: figures(group) }))
    .sort((a, b) => missed(b) - missed(a) || compare(a.of ?? '', b.of ?? ''));
}

function missed({ figures: { broken, overdue } }: FiguresOf): number {
  return broken + overdue;
}

function figures(clocks: readonly TeamClock[]): ClockFigures {
  const count = (...states: readonly ClockOutcome['state'][]) =>
    clocks.filter(({ outcome }) => states.includes(outcome.state)).length;
  const [kept, broken, overdue] = [count('kept'), count('broken'), count('late')];
  const judged = kept + broken + overdue;
  const times = timesTaken(clocks);
  return {
    kept,
    broken,
    overdue,
    waiting: count('on-time', 'soon'),
    checking: count('checking'),
    notMeasured: count('not-measured'),
    keptShare: judged === 0 ? null : kept / judged,
    timed: times.length,
    medianMinutes: median(times),
  };
}

/** Returns the business minutes of the clocks that ended and were met, and are measured. */
export function timesTaken(clocks: readonly TeamClock[]): number[] {
  return clocks
    .filter(({ outcome: { state } }) => state === 'kept' || state === 'broken')
    .map(({ outcome }) => outcome.minutes);
}

/** Returns the median of some numbers; null if there are none. @internal */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * One bar of a distribution, business minutes: more than `from` up to `to` inclusive. The first bar
 * includes 0; the last has no end.
 */
export interface TimeBin {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

/**
 * Edges of the bars as shares of the agreed time: fine below 1, coarse above. 1 is an edge, so that
 * kept and broken clocks are never in the same bar.
 */
const EDGES: readonly number[] = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5];

/**
 * Distributes times over bars whose edges are shares of the agreed time. A time equal to the agreed
 * one is kept, so it is in the bar before that edge.
 * @param agreed business minutes, above 0
 */
export function timeBins(minutes: readonly number[], agreed: number): TimeBin[] {
  const bins = EDGES.map((edge, index) => ({
    from: edge * agreed,
    to: EDGES[index + 1] ?? null,
    count: 0,
  }));
  for (const each of minutes) {
    const bin = bins.findLast(({ from }, index) => index === 0 || each > from);
    if (bin !== undefined) bin.count++;
  }
  return bins.map(({ from, to, count }) => ({ from, to: to === null ? null : to * agreed, count }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
