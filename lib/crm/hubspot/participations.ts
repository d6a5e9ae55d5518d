import type { Touch } from '../../domain/base/touch';
import { cut } from '../kit/cut';
import type { Client } from './client';
import { fitting, listSchema, participationSchema } from './schemas';
import { segment } from './segment';
import { timeOf } from './to-contact';

const PAGE = 100;
const MOST_PAGES = 5;
const LONGEST_TITLE = 200;
/** States that are interactions. A contact who cancelled or did not come has not interacted. */
const CAME = new Set(['REGISTERED', 'ATTENDED']);

/**
 * Reads webinars and other marketing events that a contact registered for or attended.
 * @throws RelevoError
 */
export async function readParticipations(
  client: Client,
  contactId: string,
  signal: AbortSignal,
): Promise<Touch[]> {
  const touches: Touch[] = [];
  let after: string | null = '';
  for (let page = 0; after !== null && page < MOST_PAGES; page++) {
    const from: string = after === '' ? '' : `&after=${segment(after)}`;
    const path = `/marketing/marketing-events/${client.version}/participations/contacts/${segment(contactId)}/breakdown?limit=${PAGE}${from}`;
    const answer: {
      results: unknown[];
      paging?: { next?: { after: string } | null | undefined } | null | undefined;
    } = await client.get(listSchema, { method: 'GET', path }, signal);
    for (const { id, associations, properties } of fitting(
      answer.results.slice(0, PAGE),
      participationSchema,
    )) {
      // `id` and `createdAt` belong to the event, not to the participation, so without `occurredAt`
      // it has no time.
      const at = timeOf(String(properties?.occurredAt ?? ''));
      if (at === null || !CAME.has(properties?.attendanceState ?? '')) continue;
      const title = cut(associations?.marketingEvent?.name ?? '', LONGEST_TITLE);
      touches.push({
        id: `event:${id}:${at}`,
        contactId,
        kind: 'event',
        at,
        title,
        channel: null,
        campaign: title || null,
        ...(title === '' ? {} : { campaignId: `event:${id}` }),
        by: 'marketing',
      });
    }
    after = answer.paging?.next?.after ?? null;
  }
  return touches;
}
