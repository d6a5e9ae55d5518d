import type { Deal, DealActivity } from '../../domain/base/deal';
import { currencyCode, minorUnits } from '../../domain/base/money';
import { cut } from '../kit/cut';
import { noonOf } from '../kit/local-day';
import { PIPELINE } from './fields';
import type { CrmMetadata } from './metadata';
import { ARCHIVED, COLUMN, LOST, nativeOf } from './natives';
import { type Row, readLink, readNumber, readText, readTime } from './schemas';
import { urlOf } from './to-contact';

const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Whether a lead is a deal: an opportunity, or a lead that is expected to bring money. One that was
 * archived without being won or lost is hidden in Odoo, and is none.
 */
export function isDeal(row: Row): boolean {
  if (row['type'] !== 'opportunity' && (readNumber(row, 'expected_revenue') ?? 0) === 0)
    return false;
  return isWon(row) || nativeOf(row, PIPELINE) !== ARCHIVED;
}

/**
 * Builds a deal from a lead. Odoo stores 0 where no revenue was entered, so 0 means that there is
 * no amount.
 * @param contactId the contact that the lead belongs to
 * @param last the last activity of the lead; null if it is not known
 * @param base Odoo's address
 */
export function toDeal(
  row: Row,
  contactId: string,
  last: DealActivity | null,
  metadata: CrmMetadata,
  base: string,
): Deal {
  const outcome = isWon(row) ? 'won' : nativeOf(row, PIPELINE) === LOST ? 'lost' : 'open';
  const currency = currencyCode(readLink(row, 'company_currency')?.name);
  const revenue = readNumber(row, 'expected_revenue') ?? 0;
  const column = readLink(row, 'stage_id');
  const reason = readLink(row, 'lost_reason_id');
  const campaign = readLink(row, 'campaign_id');
  const owner = readLink(row, 'user_id');
  const expected = readText(row, 'date_deadline');
  const isOpen = outcome === 'open';
  return {
    id: String(row.id),
    name: cut(readText(row, 'name') ?? String(row.id)),
    contactIds: [contactId],
    // The shortest text of the number is the decimal that Odoo stores.
    amount: revenue === 0 || currency === null ? null : minorUnits(String(revenue), currency),
    currency,
    outcome,
    stage: column === null ? null : cut(metadata.labelOf(`${COLUMN}${column.id}`) ?? column.name),
    createdAt: readTime(row, 'create_date'),
    expectedCloseOn: expected !== null && DAY.test(expected) ? expected : null,
    closedAt: isOpen ? null : readTime(row, 'date_closed'),
    lostReason:
      outcome !== 'lost' || reason === null
        ? null
        : cut(metadata.reasons[String(reason.id)] ?? reason.name),
    campaign: campaign === null ? null : { id: String(campaign.id), name: cut(campaign.name) },
    owner: owner === null ? null : { id: String(owner.id), name: cut(owner.name) },
    next: isOpen ? nextOf(row) : null,
    last,
    url: urlOf(base, 'crm', row.id, metadata.major),
  };
}

/** Odoo 17 has no `won_status`; there a won lead is one with a probability of 100. */
function isWon(row: Row): boolean {
  const said = readText(row, 'won_status');
  return said === null ? readNumber(row, 'probability') === 100 : said === 'won';
}

/** The next planned activity, of which Odoo keeps the day. */
function nextOf(row: Row): DealActivity | null {
  const day = readText(row, 'activity_date_deadline');
  const at = day === null ? null : noonOf(day);
  if (at === null) return null;
  const title = readText(row, 'activity_summary') ?? readLink(row, 'activity_type_id')?.name ?? '';
  return { at, title: cut(title), by: readLink(row, 'activity_user_id')?.name ?? null };
}
