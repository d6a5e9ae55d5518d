import { type Contests, contestedShare } from '../../feedback/contests';
import { NO_CAMPAIGN } from './credit';
import type { DealPath } from './deal-path';

/** How many touches are contested, of how many: "3 of 12 contested". */
export type ContestedShare = ReturnType<typeof contestedShare>;

/**
 * Returns how many of the touches that count are contested, by line of the report; touches that are
 * left out are among them. A touch counts once for each deal.
 */
export function contestedByRow(
  paths: readonly DealPath[],
  contests: Pick<Contests, 'isContested'>,
): ReadonlyMap<string, ContestedShare> {
  const rows = new Map<string, { touchId: string; dealId: string }[]>();
  for (const { deal, path, leftOut } of paths)
    for (const { id, campaign } of [...path, ...leftOut]) {
      const key = campaign ?? NO_CAMPAIGN;
      const known = rows.get(key) ?? [];
      known.push({ touchId: id, dealId: deal.id });
      rows.set(key, known);
    }
  return new Map([...rows].map(([key, credited]) => [key, contestedShare(credited, contests)]));
}

/** Adds up the shares of all lines. */
export function contestedInAll(rows: Iterable<ContestedShare>): ContestedShare {
  let [contested, of] = [0, 0];
  for (const row of rows) {
    contested += row.contested;
    of += row.of;
  }
  return { contested, of };
}
