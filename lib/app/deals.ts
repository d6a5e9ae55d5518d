import type { Deal } from '../domain/base/deal';
import type { Money } from '../domain/base/money';
import { applyPending } from '../domain/changes/pending';
import { openValue } from '../domain/clocks/queue-value';
import type { Gap } from '../domain/person/contact';
import { type DealsView, MOST_DEALS_SHOWN, showsDeals } from '../domain/views/deals';
import type { CardView } from '../domain/views/person';
import { dealLine } from '../i18n/deal-text';
import { storedDeals } from '../store/deals';
import { intentsOf, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import type { Crm, Events, Preferences, Reading, Store } from './services';

type Needs = Pick<Store, 'db'> &
  Pick<Crm, 'connection' | 'connector'> &
  Pick<Reading, 'deals'> &
  Pick<Events, 'clock' | 'log'>;

/**
 * Returns the stored deals of a contact, and reads old ones in the background. Null if the CRM has
 * no deals, or if the contact's stage, with the rep's changes, comes before them.
 */
export async function viewDeals(services: Needs, row: ContactRow): Promise<DealsView | null> {
  const { id: connection } = await services.connection();
  const intents = await intentsOf(services.db, connection, [row.id]);
  const { stage } = applyPending(row.contact, intents.map(toPending));
  // The connector is only looked at: while the CRM refuses the key, stored deals are shown.
  const connector = await services.connector();
  if (!showsDeals(stage) || connector === null || connector.deals === null) return null;
  refreshDeals(services, [row.id]);
  const stored = (await storedDeals(services.db, [row.id])).get(row.id);
  const failure = services.deals.failure(row.id);
  const failed: Gap[] =
    failure === null ? [] : [{ what: 'deals', why: 'failed', detail: failure.code }];
  const all: readonly Deal[] = stored?.deals ?? [];
  return {
    deals: all.slice(0, MOST_DEALS_SHOWN),
    total: all.length,
    gaps: [...(stored?.gaps ?? []), ...failed],
    readAt: stored?.readAt ?? null,
  };
}

/** Adds the first deal to a card as a fact in one line, and the gaps of its deals. */
export async function withDealLine(
  services: Needs & Preferences,
  row: ContactRow,
  card: CardView,
): Promise<CardView> {
  const view = await viewDeals(services, row);
  if (view === null) return card;
  const [first] = view.deals;
  const [owner, ...others] = card.facts;
  if (first === undefined || owner === undefined)
    return { ...card, gaps: [...card.gaps, ...view.gaps] };
  const value = dealLine(first, view.total, services.clock(), await services.language());
  return {
    ...card,
    facts: [owner, { key: 'deal', value }, ...others],
    gaps: [...card.gaps, ...view.gaps],
  };
}

/** Returns the value of the open deals of a queue's contacts by id, and reads old ones. */
export async function valuesOf(
  services: Needs,
  rows: readonly ContactRow[],
): Promise<ReadonlyMap<string, Money | null>> {
  const ids = rows.filter(({ contact }) => showsDeals(contact.stage)).map(({ id }) => id);
  refreshDeals(services, ids);
  const stored = await storedDeals(services.db, ids);
  return new Map([...stored].map(([id, { deals }]) => [id, openValue(deals)]));
}

function refreshDeals(services: Needs, ids: readonly string[]): void {
  void services.deals.refresh(ids).catch((error: unknown) => services.log.caught(error, 'deals'));
}
