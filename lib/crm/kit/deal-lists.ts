import type { Deal } from '../../domain/base/deal';

/**
 * Lists the deals of each contact: open ones first, by the date they are expected to close on, then
 * those closed last. A contact without deals is absent.
 */
export function dealsByContact(
  deals: readonly Deal[],
  contactIds: readonly string[],
): Map<string, Deal[]> {
  const sorted = [...deals].sort(openFirst);
  const wanted = new Set(contactIds);
  const lists = new Map<string, Deal[]>();
  for (const deal of sorted) {
    for (const id of new Set(deal.contactIds)) {
      if (wanted.has(id)) lists.set(id, [...(lists.get(id) ?? []), deal]);
    }
  }
  return lists;
}

const LAST = '9999-99-99';

function openFirst(a: Deal, b: Deal): number {
  const isOpen = (deal: Deal) => deal.outcome === 'open';
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  if (!isOpen(a)) return (b.closedAt ?? 0) - (a.closedAt ?? 0) || byId(a, b);
  const [first, second] = [a.expectedCloseOn ?? LAST, b.expectedCloseOn ?? LAST];
  return first < second ? -1 : first > second ? 1 : byId(a, b);
}

function byId(a: Deal, b: Deal): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
