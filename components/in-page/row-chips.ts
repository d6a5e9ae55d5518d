import type { ListRow } from '../../lib/sites/site';
import { chipText } from './chip-text';
import type { Looks } from './draw';
import type { OverlayHosts } from './overlay-hosts';
import { chosenOf, type Results, resultOf } from './page-people';

/**
 * Draws the chips of these rows and removes all others. If the chip of a row fails, the other rows
 * keep theirs.
 */
export function drawChips(
  { chips }: Pick<OverlayHosts, 'chips'>,
  rows: readonly ListRow[],
  results: Results,
  { t, language, theme }: Pick<Looks, 't' | 'language' | 'theme'>,
): void {
  const now = Date.now();
  const abouts = new Map(rows.map((row) => [row.key, chosenOf(results, row.candidates)]));
  chips.draw(
    rows.flatMap((row) => (row.place === null ? [] : [{ id: row.key, place: row.place }])),
    (row) => {
      try {
        return chipText(resultOf(results, abouts.get(row)), t, language, now);
      } catch {
        return null;
      }
    },
    theme === 'dark',
  );
}
