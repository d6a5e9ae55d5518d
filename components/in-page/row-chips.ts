import type { ListRow } from '../../lib/sites/site';
import { chipText } from './chip-text';
import type { Looks } from './draw';
import { chosenOf, type Results, resultOf } from './people';
import type { Pieces } from './pieces';

/** Draws the chips of these rows, and takes away those of all others. A row that cannot be told has none; the others have theirs. */
export function drawChips(
  { chips }: Pick<Pieces, 'chips'>,
  rows: readonly ListRow[],
  results: Results,
  { say, language, theme }: Pick<Looks, 'say' | 'language' | 'theme'>,
): void {
  const now = Date.now();
  const abouts = new Map(rows.map((row) => [row.key, chosenOf(results, row.candidates)]));
  chips.draw(
    rows.flatMap((row) => (row.place === null ? [] : [{ id: row.key, place: row.place }])),
    (row) => {
      try {
        return chipText(resultOf(results, abouts.get(row)), say, language, now);
      } catch {
        return null;
      }
    },
    theme === 'dark',
  );
}
