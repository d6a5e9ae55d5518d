import { type Interval, jeffreysInterval, RATE_CONFIDENCE, type Share } from './interval';

/**
 * Fewer cases than this rank behind all others: their share says next to nothing.
 * @internal
 */
export const FEW = 5;

/** A row with its share, and the limits of what that share says. */
export interface Ranked<Row> {
  readonly row: Row;
  readonly share: Share;
  /** Null where nothing was counted. */
  readonly limits: Interval | null;
  readonly isFew: boolean;
}

/**
 * Ranks rows by what is sure of their shares: the highest lower limit first, those of few cases
 * after all others, so that one of one never leads. Rows that are equal keep their order.
 */
export function rankedByShare<Row>(
  rows: readonly Row[],
  shareOf: (row: Row) => Share,
): Ranked<Row>[] {
  return rows
    .map((row) => {
      const share = shareOf(row);
      const limits = share.n === 0 ? null : jeffreysInterval(share, RATE_CONFIDENCE);
      return { row, share, limits, isFew: share.n < FEW };
    })
    .sort(
      (a, b) => Number(a.isFew) - Number(b.isFew) || (b.limits?.low ?? 0) - (a.limits?.low ?? 0),
    );
}
