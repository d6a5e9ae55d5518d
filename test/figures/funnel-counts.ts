import type { Journey } from '../../lib/domain/figures/funnel/journey';
import type { Span } from '../../lib/domain/figures/funnel/month';

/** What a page says of all journeys, by stage; stages without people are left out. */
export interface FunnelCounts<S extends string> {
  readonly everReached: ReadonlyMap<S, number>;
  /** Reached by a record that dates no coming to it: in `everReached`, in no cohort. */
  readonly undated: ReadonlyMap<S, number>;
  /** Where they stand now. */
  readonly now: ReadonlyMap<S, number>;
  readonly passedOver: ReadonlyMap<S, number>;
  readonly cameAgain: ReadonlyMap<S, number>;
  readonly movesBack: number;
}

/** Counts of people, each once a stage. */
export function funnelCounts<S extends string>(journeys: readonly Journey<S>[]): FunnelCounts<S> {
  const counts = {
    everReached: new Map<S, number>(),
    undated: new Map<S, number>(),
    now: new Map<S, number>(),
    passedOver: new Map<S, number>(),
    cameAgain: new Map<S, number>(),
  };
  const add = (to: Map<S, number>, stage: S, by = 1) => to.set(stage, (to.get(stage) ?? 0) + by);
  let movesBack = 0;
  for (const { came, present, passedOver, again, movesBack: back } of journeys) {
    for (const [stage, at] of came) {
      add(counts.everReached, stage);
      if (at === null) add(counts.undated, stage);
    }
    for (const stage of passedOver) add(counts.passedOver, stage);
    for (const [stage, times] of again) add(counts.cameAgain, stage, times);
    add(counts.now, present);
    movesBack += back;
  }
  return { ...counts, movesBack };
}

/** How many first came to a stage, or beyond it, in a span of time. */
export function cameIn<S extends string>(
  journeys: readonly Journey<S>[],
  stage: S,
  { from, to }: Span,
): number {
  return journeys.filter(({ came }) => {
    const at = came.get(stage);
    return at !== null && at !== undefined && at >= from && at < to;
  }).length;
}
