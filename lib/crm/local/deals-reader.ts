import type { Deal, DealActivity } from '../../domain/base/deal';
import { dealsByContact } from '../kit/deal-lists';
import type { ContactDeals, DealPage, DealsReader } from '../port/deals';
import type { DealRow, LocalDb, DealActivity as StoredActivity } from './db';
import { inLanguage, type ReadContext, rowId } from './from-row';
import { readCursor, writeCursor } from './result-pages';
import { type SampleText, tellSample } from './sample-text';

const PAGE = 200;

const STAGES: Readonly<Record<DealRow['stage'], SampleText>> = {
  qualified: { en: 'Qualified', es: 'Calificado' },
  proposal: { en: 'Proposal sent', es: 'Propuesta enviada' },
  negotiation: { en: 'Negotiation', es: 'Negociación' },
  won: { en: 'Won', es: 'Ganado' },
  lost: { en: 'Lost', es: 'Perdido' },
};

/** Runs a read of the workspace, as the connector does. */
type Read = <Value>(
  signal: AbortSignal,
  run: (context: ReadContext) => Promise<Value>,
) => Promise<Value>;

/** Creates the reader of the embedded workspace's deals. */
export function createLocalDeals(db: LocalDb, read: Read): DealsReader {
  return {
    ofContacts: (ids, signal) => read(signal, (context) => ofContacts(db, ids, context)),
    closed: (outcome, span, cursor, signal) =>
      read(signal, (context) => closed(db, outcome, span, cursor, context)),
  };
}

async function ofContacts(
  db: LocalDb,
  contactIds: readonly string[],
  context: ReadContext,
): Promise<ContactDeals> {
  const ids = contactIds.flatMap((id) => rowId(id) ?? []);
  const rows = await db.deals.where('contactIds').anyOf(ids).distinct().toArray();
  const deals = rows.map((row) => toDeal(row, context));
  return { deals: dealsByContact(deals, contactIds), gaps: [] };
}

async function closed(
  db: LocalDb,
  outcome: 'won' | 'lost',
  span: { readonly from: number; readonly until: number },
  cursor: string | null,
  context: ReadContext,
): Promise<DealPage> {
  const after = cursor === null ? null : readCursor(cursor);
  const all = await db.deals.filter((row) => row.stage === outcome).toArray();
  const rows = all
    .flatMap((row) => {
      const at = row.closedAt;
      return at !== null && at >= span.from && at < span.until ? [{ row, at, id: row.id }] : [];
    })
    .sort((a, b) => b.at - a.at || b.id - a.id);
  const rest =
    after === null
      ? rows
      : rows.filter(({ at, id }) => at < after.at || (at === after.at && id < after.id));
  const page = rest.slice(0, PAGE);
  const last = page.at(-1);
  return {
    deals: page.map(({ row }) => toDeal(row, context)),
    total: rows.length,
    gaps: [],
    next: last === undefined || rest.length <= PAGE ? null : writeCursor(last),
  };
}

function toDeal(row: DealRow, { language, owners, campaigns }: ReadContext): Deal {
  const owner = row.ownerId === null ? undefined : owners.get(row.ownerId);
  const campaign = row.campaignId === null ? undefined : campaigns.get(row.campaignId);
  const activity = (one: StoredActivity | null): DealActivity | null =>
    one === null
      ? null
      : { at: one.at, title: inLanguage(one.title, language), by: owner?.name ?? null };
  return {
    id: String(row.id),
    name: row.name,
    contactIds: row.contactIds.map(String),
    amount: row.amount,
    currency: row.currency,
    outcome: row.stage === 'won' || row.stage === 'lost' ? row.stage : 'open',
    stage: tellSample(STAGES[row.stage], language),
    createdAt: row.createdAt,
    expectedCloseOn: row.expectedCloseOn,
    closedAt: row.closedAt,
    lostReason: row.lostReason === null ? null : inLanguage(row.lostReason, language),
    campaign: campaign === undefined ? null : { id: String(row.campaignId), name: campaign },
    owner: owner === undefined ? null : { id: owner.id, name: owner.name },
    next: activity(row.next),
    last: activity(row.last),
    url: null,
  };
}
