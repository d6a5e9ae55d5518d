import type { Touch, TouchKind } from '../../domain/base/touch';
import type { Gap } from '../../domain/person/contact';
import { cut } from '../kit/cut';
import { htmlText } from '../kit/note-text';
import { associated } from './associations';
import { readBatch } from './batch';
import type { Client } from './client';
import { BATCH } from './records';
import { fitting, type HubSpotRecord, recordSchema } from './schemas';
import { timeOf } from './to-contact';

/** A kind of activity that HubSpot stores as its own object. */
export interface Engagement {
  readonly object: 'calls' | 'meetings' | 'emails' | 'communications';
  readonly kind: TouchKind;
  readonly gap: Gap['what'];
  /** Properties with the text to show; the first one that is not empty is used. */
  readonly title: readonly string[];
  /** The property and value that mark an incoming activity, and its kind of touch. */
  readonly incoming?:
    | { readonly property: string; readonly value: string; readonly kind: TouchKind }
    | undefined;
}

export const ENGAGEMENTS: readonly Engagement[] = [
  {
    object: 'calls',
    kind: 'call',
    gap: 'touches',
    title: ['hs_call_title', 'hs_call_body'],
    incoming: { property: 'hs_call_direction', value: 'INBOUND', kind: 'call' },
  },
  {
    object: 'meetings',
    kind: 'meeting',
    gap: 'meetings',
    title: ['hs_meeting_title', 'hs_meeting_body'],
  },
  {
    object: 'emails',
    kind: 'email-sent',
    gap: 'email-events',
    title: ['hs_email_subject'],
    incoming: { property: 'hs_email_direction', value: 'INCOMING_EMAIL', kind: 'email-replied' },
  },
  {
    object: 'communications',
    kind: 'message',
    gap: 'touches',
    title: ['hs_communication_channel_type', 'hs_communication_body'],
  },
];

/** Most activities read of one kind, newest first. A rep can read a longer timeline in HubSpot. */
const NEWEST = 300;
const LONGEST_TITLE = 200;

/**
 * Reads the logged activities of one kind for a contact.
 * @throws RelevoError, `crm/forbidden` if the key lacks the scope
 */
export async function readEngagements(
  client: Client,
  engagement: Engagement,
  contactId: string,
  signal: AbortSignal,
): Promise<Touch[]> {
  const ids = (await associated(client, engagement.object, contactId, signal))
    .sort((a, b) => Number(b) - Number(a))
    .slice(0, NEWEST);
  const { incoming } = engagement;
  const properties = [
    'hs_timestamp',
    ...engagement.title,
    ...(incoming === undefined ? [] : [incoming.property]),
  ];
  const touches: Touch[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const inputs = ids.slice(start, start + BATCH).map((id) => ({ id }));
    const path = `/crm/objects/${client.version}/${engagement.object}/batch/read`;
    const results = await readBatch(
      client,
      { method: 'POST', path, body: { inputs, properties, propertiesWithHistory: [] } },
      signal,
    );
    const records = fitting(results.slice(0, BATCH), recordSchema);
    touches.push(...records.flatMap((record) => toTouch(record, engagement, contactId)));
  }
  return touches;
}

function toTouch(
  record: HubSpotRecord,
  { object, kind, title, incoming }: Engagement,
  contactId: string,
): Touch[] {
  const at = timeOf(record.properties['hs_timestamp']);
  if (at === null) return [];
  const came = incoming !== undefined && record.properties[incoming.property] === incoming.value;
  const words = (name: string) => {
    const text = record.properties[name] ?? '';
    // Bodies are HTML; titles and subjects are plain text, in which `<urgent>` is a word.
    return (name.endsWith('_body') ? htmlText(text) : text).trim();
  };
  const line = title.map(words).find((text) => text !== '') ?? '';
  return [
    {
      id: `${object}:${record.id}`,
      contactId,
      kind: came ? incoming.kind : kind,
      at,
      title: cut(line.replace(/\s+/g, ' '), LONGEST_TITLE),
      channel: null,
      campaign: null,
      by: 'sales',
      ...(came ? { incoming: true } : {}),
    },
  ];
}
