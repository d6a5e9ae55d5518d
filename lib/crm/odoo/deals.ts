import * as z from 'zod/mini';
import type { DealActivity } from '../../domain/base/deal';
import { failureOf } from '../../domain/base/failure';
import type { Span } from '../../domain/figures/counting/question';
import type { Gap } from '../../domain/person/contact';
import { cut } from '../kit/cut';
import { dealsByContact } from '../kit/deal-lists';
import type { DealsReader } from '../port/deals';
import { anyOf, type Domain } from './domain';
import type { CrmMetadata } from './metadata';
import { conditionFor, LOST } from './natives';
import type { People } from './people';
import type { Rpc } from './rpc';
import {
  odooTime,
  type Row,
  readLink,
  readNumber,
  readText,
  readTime,
  rowsSchema,
} from './schemas';
import { isDeal, toDeal } from './to-deal';

const PAGE = 200;
/** Most leads that are read for one call. */
const MOST_DEALS = 1_000;
const MOST_MESSAGES = 500;
const RIGHT = 'Sales: User';
/** Includes lost leads, which are archived. */
const WITH_LOST = { active_test: false };

/** The leads that are deals, as a condition; see `isDeal`. */
const DEALS: Domain = anyOf([['type', '=', 'opportunity']], [['expected_revenue', '!=', 0]]);

/** Creates the reader of Odoo's deals, which are its leads. `base` is Odoo's address. */
export function createOdooDeals(rpc: Rpc, people: People, base: string): DealsReader {
  async function rows(
    domain: Domain,
    page: { readonly limit: number; readonly offset?: number },
    signal: AbortSignal,
  ): Promise<Row[]> {
    const { dealFields: fields } = await people.words(signal);
    const order = 'date_closed desc, id desc';
    const args = { domain, fields, order, ...page, context: WITH_LOST };
    const call = { model: 'crm.lead', method: 'search_read', args } as const;
    return rpc.get(rowsSchema, { ...call, priority: 'background' }, signal);
  }

  return {
    async ofContacts(contactIds, signal) {
      try {
        const persons = await people.persons(contactIds, signal);
        const leadIds = [...persons.values()].flatMap(({ leads }) => leads.map(({ id }) => id));
        const ids = [...new Set(leadIds)].sort((a, b) => b - a);
        const some = ids.slice(0, MOST_DEALS);
        if (some.length === 0) return { deals: new Map(), gaps: [] };
        const found = await rows([['id', 'in', some], ...DEALS], { limit: some.length }, signal);
        const [metadata, last] = await Promise.all([
          people.words(signal),
          lastMessages(rpc, found, signal),
        ]);
        const byId = new Map(found.filter(isDeal).map((row) => [row.id, row]));
        const deals = [...persons].flatMap(([contactId, { leads }]) =>
          leads.flatMap(({ id }) => {
            const row = byId.get(id);
            const activity = last.get(id) ?? null;
            return row === undefined ? [] : [toDeal(row, contactId, activity, metadata, base)];
          }),
        );
        const gaps: Gap[] =
          ids.length > some.length
            ? [{ what: 'deals', why: 'newest', detail: String(MOST_DEALS) }]
            : [];
        return { deals: dealsByContact(deals, contactIds), gaps };
      } catch (error) {
        return { deals: new Map(), gaps: [gapOf(error)] };
      }
    },

    async closed(outcome, span, cursor, signal) {
      try {
        const metadata = await people.words(signal);
        const domain = closedIn(outcome, span, metadata);
        const offset = Number(cursor ?? 0);
        const count = {
          model: 'crm.lead',
          method: 'search_count',
          args: { domain, context: WITH_LOST },
          priority: 'background' as const,
        };
        const [found, total] = await Promise.all([
          rows(domain, { limit: PAGE + 1, offset }, signal),
          rpc.get(z.number(), count, signal),
        ]);
        const page = found.slice(0, PAGE);
        const contactIds = await people.contactIdsOf(
          page.map(({ id }) => id),
          signal,
        );
        return {
          deals: page.map((row) =>
            toDeal(row, contactIds.get(row.id) ?? String(row.id), null, metadata, base),
          ),
          total,
          gaps: [],
          next: found.length > PAGE ? String(offset + PAGE) : null,
        };
      } catch (error) {
        return { deals: [], total: null, gaps: [gapOf(error)], next: null };
      }
    },
  };
}

function closedIn(outcome: 'won' | 'lost', span: Span, metadata: CrmMetadata): Domain {
  const won = metadata.dealFields.includes('won_status')
    ? [['won_status', '=', 'won']]
    : [['probability', '=', 100]];
  return [
    ['date_closed', '>=', odooTime(span.from)],
    ['date_closed', '<', odooTime(span.until)],
    ...(outcome === 'won' ? won : conditionFor(LOST, metadata.stageField)),
    ...DEALS,
  ];
}

/** The last message or completed activity of each lead; notes are not activities. */
async function lastMessages(
  rpc: Rpc,
  leads: readonly Row[],
  signal: AbortSignal,
): Promise<Map<number, DealActivity>> {
  const ids = leads.map(({ id }) => id);
  const domain = [
    ['model', '=', 'crm.lead'],
    ['res_id', 'in', ids],
    ...anyOf(
      [['mail_activity_type_id', '!=', false]],
      [
        ['message_type', 'in', ['email', 'email_outgoing', 'comment']],
        ['subtype_id.internal', '=', false],
      ],
    ),
  ];
  const fields = ['res_id', 'date', 'subject', 'author_id', 'mail_activity_type_id'];
  const args = { domain, fields, order: 'date desc, id desc', limit: MOST_MESSAGES };
  const call = { model: 'mail.message', method: 'search_read', args } as const;
  const found = await rpc.get(rowsSchema, { ...call, priority: 'background' }, signal);
  const last = new Map<number, DealActivity>();
  for (const row of found) {
    const [lead, at] = [readNumber(row, 'res_id'), readTime(row, 'date')];
    if (lead === null || at === null || last.has(lead)) continue;
    const title = readText(row, 'subject') ?? readLink(row, 'mail_activity_type_id')?.name ?? '';
    last.set(lead, { at, title: cut(title), by: readLink(row, 'author_id')?.name ?? null });
  }
  return last;
}

/** @throws the error itself unless it is a missing right */
function gapOf(error: unknown): Gap {
  const { code } = failureOf(error);
  if (code !== 'crm/forbidden' && code !== 'crm/gone') throw error;
  return { what: 'deals', why: 'rights', detail: RIGHT };
}
