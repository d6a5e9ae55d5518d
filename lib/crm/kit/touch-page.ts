import type { Touch } from '../../domain/base/touch';
import type { Gap } from '../../domain/person/contact';
import type { TouchPage } from '../port/connector';

const PAGE = 50;

/**
 * A page of a whole history that is sorted newest first, then by id; `cursor` is what the page
 * before ended with.
 */
export function pageOf(
  history: { readonly touches: readonly Touch[]; readonly gaps: readonly Gap[] },
  cursor: string | null,
): TouchPage {
  const start = cursor === null ? 0 : after(history.touches, cursor);
  const touches = history.touches.slice(start, start + PAGE);
  const last = touches.at(-1);
  const more = start + PAGE < history.touches.length && last !== undefined;
  return { touches, gaps: history.gaps, next: more ? `${last.at} ${last.id}` : null };
}

/** Where the page after a cursor begins: the cursor names the last touch given, by time and id. */
function after(touches: readonly Touch[], cursor: string): number {
  const [time = '', ...rest] = cursor.split(' ');
  const id = rest.join(' ');
  const index = touches.findIndex(
    (touch) => touch.at < Number(time) || (touch.at === Number(time) && touch.id > id),
  );
  return index < 0 ? touches.length : index;
}
