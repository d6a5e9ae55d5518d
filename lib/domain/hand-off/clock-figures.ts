import type { ClockKind } from '../base/agreement-model';
import type { ClockOutcome } from './story';

/** A run of a clock with whose it is. */
export interface TeamClock {
  readonly contactId: string;
  /** Who ended it, or who has it now; null where nobody does. */
  readonly rep: string | null;
  readonly campaign: string | null;
  readonly outcome: ClockOutcome;
}

/** How a set of clocks went. */
export interface ClockFigures {
  readonly kept: number;
  /** Ended too late, and still running though the time is over. */
  readonly broken: number;
  /** Running, the time not over. */
  readonly waiting: number;
  /** Ended without what it waits for having been seen: neither kept nor broken. */
  readonly notMeasured: number;
  /** Of those kept and broken, 0 to 1; null where there are none. */
  readonly keptShare: number | null;
  /** Median of the business minutes of those that ended and were met; null where there are none. */
  readonly medianMinutes: number | null;
}

export interface FiguresOf {
  /** Name of the rep or the campaign; null for nobody's. */
  readonly of: string | null;
  readonly figures: ClockFigures;
}

export interface HandOffFigures {
  readonly all: ClockFigures;
  /** The most broken first. */
  readonly byRep: readonly FiguresOf[];
  readonly byCampaign: readonly FiguresOf[];
}

/** Figures of one kind of clock, or of all kinds where none is given. */
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
    .sort((a, b) => b.figures.broken - a.figures.broken || compare(a.of ?? '', b.of ?? ''));
}

function figures(clocks: readonly TeamClock[]): ClockFigures {
  const count = (...states: readonly ClockOutcome['state'][]) =>
    clocks.filter(({ outcome }) => states.includes(outcome.state)).length;
  const [kept, broken] = [count('kept'), count('broken', 'late')];
  return {
    kept,
    broken,
    waiting: count('on-time', 'soon'),
    notMeasured: count('not-measured'),
    keptShare: kept + broken === 0 ? null : kept / (kept + broken),
    medianMinutes: median(timesTaken(clocks)),
  };
}

/** Business minutes of the clocks that ended and were met. */
export function timesTaken(clocks: readonly TeamClock[]): number[] {
  return clocks
    .filter(({ outcome }) => outcome.endedAt !== null && outcome.met)
    .map(({ outcome }) => outcome.minutes);
}

/** The middle of some numbers, the mean of both where there are two; null of none. @internal */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * One bar of a distribution: above `from` up to and with `to`, business minutes; the first holds 0,
 * the last has no end.
 */
export interface TimeBin {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

/**
 * Where bars of a time agreed for 1 begin: fine below it, coarse above. 1 is an edge, so that kept
 * and broken never share a bar.
 */
const EDGES: readonly number[] = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5];

/**
 * How long things took, as bars whose edges are shares of the agreed time, so that the plot shows
 * what was kept. A time that is exactly the agreed one is kept, and stands before that edge.
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
