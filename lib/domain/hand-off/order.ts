import { stableJson } from '../base/json-tree';
import type { HandOffEvent, HandOffEventKind } from './event';

/** Order of events at the same time: the usual course of a hand-off. */
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
 * Returns the events that count in the order in which they happened: each once, without events in
 * the future and without those that were taken back. The result does not depend on the given order.
 * @param now epoch ms
 */
export function effectiveEvents(events: readonly HandOffEvent[], now: number): HandOffEvent[] {
  const once = new Map<string, HandOffEvent>();
  for (const event of events) {
    // Events of a newer version of Relevo have no effect here.
    if (!(event.at <= now) || !RANK.includes(event.kind)) continue;
    const known = once.get(event.id);
    // The same event in two versions (an edited note): the choice does not depend on the order of
    // reading.
    if (known === undefined || order(known, event) < 0) once.set(event.id, event);
  }
  const sorted = [...once.values()].sort(order);
  const gone = takenBack(sorted);
  return sorted.filter(({ id, kind }) => !gone.has(id) && kind !== 'undone');
}

/**
 * Returns the ids of the events that were taken back. Taking back can be taken back too, by a later
 * event.
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
