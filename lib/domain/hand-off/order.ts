import { stableJson } from '../base/json-tree';
import type { HandOffEvent, HandOffEventKind } from './event';

/** Which of two events of one instant comes first: the way of a hand-off. */
const RANK: readonly HandOffEventKind[] = [
  'mql-reached',
  'due-again',
  'accepted',
  'contacted',
  'recycled',
  'rejected',
  'returned',
  'decided-sql',
  'opportunity',
  'customer',
  'undone',
];

/**
 * The events that count, in the order in which they happened: each once, those of times to come and
 * those that were taken back left out. The result depends on which events there are, not on the
 * order in which they are given.
 * @param now epoch ms
 */
export function effectiveEvents(events: readonly HandOffEvent[], now: number): HandOffEvent[] {
  const once = new Map<string, HandOffEvent>();
  for (const event of events) {
    // What a newer version of Relevo knows beyond this has no place in the order, and no effect.
    if (!(event.at <= now) || !RANK.includes(event.kind)) continue;
    const known = once.get(event.id);
    // One event told in two ways (a note that was edited): one of them, the same whichever was read
    // first.
    if (known === undefined || order(known, event) < 0) once.set(event.id, event);
  }
  const sorted = [...once.values()].sort(order);
  const gone = takenBack(sorted);
  return sorted.filter(({ id, kind }) => !gone.has(id) && kind !== 'undone');
}

/**
 * Ids of the events that were taken back. Taking back can itself be taken back, by a later event.
 */
function takenBack(sorted: readonly HandOffEvent[]): ReadonlySet<string> {
  const gone = new Set<string>();
  for (const { id, kind, undoes } of sorted.toReversed()) {
    if (kind === 'undone' && undoes !== null && !gone.has(id)) gone.add(undoes);
  }
  return gone;
}

function order(a: HandOffEvent, b: HandOffEvent): number {
  return (
    a.at - b.at ||
    RANK.indexOf(a.kind) - RANK.indexOf(b.kind) ||
    compare(a.id, b.id) ||
    compare(stableJson(a), stableJson(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
