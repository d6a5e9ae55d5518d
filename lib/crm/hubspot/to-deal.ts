import type { Deal } from '../../domain/base/deal';
import { currencyCode, minorUnits } from '../../domain/base/money';
import { cut } from '../kit/cut';
import { localDay } from '../kit/local-day';
import type { DealWords } from './deal-words';
import type { CrmMetadata } from './metadata';
import type { HubSpotRecord } from './schemas';
import { timeOf } from './to-contact';

/** Properties of a deal that are read. HubSpot leaves out those that an account does not have. */
export const DEAL_PROPERTIES = [
  'dealname',
  'amount',
  'deal_currency_code',
  'dealstage',
  'createdate',
  'closedate',
  'hs_is_closed_won',
  'hs_is_closed_lost',
  'closed_lost_reason',
  'hubspot_owner_id',
  'hs_next_step',
  'notes_next_activity_date',
  'notes_last_contacted',
] as const;

/** Object type of contacts and of deals in an address of HubSpot's interface. */
const CONTACTS = /0-1\/$/;
const DEALS = '0-3/';

/**
 * Builds a deal from a record. A deal of HubSpot has no campaign: those are associated with the
 * touches of its contacts. Of the last activity HubSpot keeps only the time.
 * @param contactIds ids of its contacts, in HubSpot's order
 */
export function toDeal(
  { id, properties }: HubSpotRecord,
  contactIds: readonly string[],
  words: DealWords,
  metadata: Pick<CrmMetadata, 'owners' | 'link'>,
): Deal {
  const value = (name: (typeof DEAL_PROPERTIES)[number]) => {
    const text = properties[name]?.trim() ?? '';
    return text === '' ? null : text;
  };
  const time = (name: Parameters<typeof value>[0]) => timeOf(value(name));
  const line = (name: Parameters<typeof value>[0]) => {
    const text = value(name);
    return text === null ? null : cut(text);
  };
  const native = value('dealstage') ?? '';
  const stage = Object.hasOwn(words.stages, native) ? words.stages[native] : undefined;
  const outcome =
    value('hs_is_closed_won') === 'true'
      ? 'won'
      : value('hs_is_closed_lost') === 'true'
        ? 'lost'
        : (stage?.outcome ?? 'open');
  const currency = currencyCode(value('deal_currency_code') ?? words.currency);
  const amount = value('amount');
  const close = time('closedate');
  const owner = metadata.owners.get(value('hubspot_owner_id') ?? '');
  const [nextStep, nextAt, lastAt] = [
    line('hs_next_step'),
    time('notes_next_activity_date'),
    time('notes_last_contacted'),
  ];
  return {
    id,
    name: line('dealname') ?? id,
    contactIds,
    amount: amount === null || currency === null ? null : minorUnits(amount, currency),
    currency,
    outcome,
    stage: stage?.label ?? (native === '' ? null : cut(native)),
    createdAt: time('createdate'),
    expectedCloseOn: close === null ? null : localDay(close),
    closedAt: outcome === 'open' ? null : close,
    lostReason: outcome === 'lost' ? line('closed_lost_reason') : null,
    campaign: null,
    owner: owner === undefined ? null : { id: owner.id, name: owner.name },
    next:
      outcome !== 'open' || (nextStep === null && nextAt === null)
        ? null
        : { at: nextAt, title: nextStep ?? '', by: null },
    last: lastAt === null ? null : { at: lastAt, title: '', by: null },
    url: metadata.link === null ? null : `${metadata.link.replace(CONTACTS, DEALS)}${id}`,
  };
}
