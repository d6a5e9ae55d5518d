import type { Touch } from '../../domain/base/touch';
import type { Gap } from '../../domain/person/contact';
import type { TouchPage } from '../port/connector';

const PAGE = 50;

/**
 * Returns a page of a complete history, sorted newest first, then by id. `cursor` is the `next` of
 * the previous page.
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

/** Returns the index after a cursor, which names the last touch of a page by time and id. */
function after(touches: readonly Touch[], cursor: string): number {
  const [time = '', ...rest] = cursor.split(' ');
  const id = rest.join(' ');
  const index = touches.findIndex(
    (touch) => touch.at < Number(time) || (touch.at === Number(time) && touch.id > id),
  );
  return index < 0 ? touches.length : index;
}
