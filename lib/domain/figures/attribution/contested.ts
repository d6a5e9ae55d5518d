import type { Contests } from '../../feedback/contests';
import { NO_CAMPAIGN } from './credit';
import type { DealPath } from './deal-path';

/** How many touches are contested, of how many: "3 of 12 contested". */
export interface ContestedShare {
  readonly contested: number;
  readonly of: number;
}

/**
 * Returns how many of the touches that count are contested, by line of the report; touches that are
 * left out are among them. A touch counts once for each deal.
 */
export function contestedByRow(
  paths: readonly DealPath[],
  { isContested }: Pick<Contests, 'isContested'>,
): ReadonlyMap<string, ContestedShare> {
  const rows = new Map<string, ContestedShare>();
  for (const { deal, path, leftOut } of paths)
    for (const { id, campaign } of [...path, ...leftOut]) {
      const key = campaign ?? NO_CAMPAIGN;
      const { contested, of } = rows.get(key) ?? { contested: 0, of: 0 };
      const one = isContested(id, deal.id) ? 1 : 0;
      rows.set(key, { contested: contested + one, of: of + 1 });
    }
  return rows;
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
