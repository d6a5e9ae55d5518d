import type { Touch, TouchKind } from '../../domain/base/touch';
import { normaliseEmail } from '../../domain/person/identity';
import { cut } from '../kit/cut';
import { htmlText } from '../kit/note-text';
import { anyOf, type Domain } from './domain';
import type { CrmMetadata } from './metadata';
import type { Rpc } from './rpc';
import { type Row, readLink, readText, readTime, rowsSchema } from './schemas';
import { emailsOf, type Person } from './to-contact';

/** What is asked about: somebody, by all their records and addresses. */
export interface Subject {
  readonly contactId: string;
  readonly person: Person;
  readonly metadata: CrmMetadata;
}

const MOST = 500;
const LONGEST_TITLE = 200;

async function rowsOf(
  rpc: Rpc,
  model: string,
  domain: Domain,
  fields: readonly string[],
  order: string,
  signal: AbortSignal,
): Promise<Row[]> {
  const args = { domain, fields, order, limit: MOST };
  return rpc.get(
    rowsSchema,
    { model, method: 'search_read', args, priority: 'background' },
    signal,
  );
}

interface Facts {
  readonly id: string;
  readonly kind: TouchKind;
  readonly at: number | null;
  readonly title?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly campaign?: string | null | undefined;
  readonly by: Touch['by'];
  readonly incoming?: boolean | undefined;
}

function touch(
  { contactId }: Subject,
  { id, kind, at, title, channel, campaign, by, incoming }: Facts,
): Touch[] {
  if (at === null) return [];
  const line = (text: string | null | undefined) =>
    text == null || text === '' ? null : cut(text);
  return [
    {
      id,
      contactId,
      kind,
      at,
      title: cut(title ?? '', LONGEST_TITLE),
      channel: line(channel),
      campaign: line(campaign),
      by,
      ...(incoming === true ? { incoming } : {}),
    },
  ];
}

const leadIds = ({ person }: Subject) => person.leads.map(({ id }) => id);
const addresses = ({ person }: Subject) => emailsOf(person);

/** What a mailing did to somebody, each with its time: sent, opened, a link followed, answered. */
const STEPS = [
  ['sent_datetime', 'email-sent'],
  ['open_datetime', 'email-opened'],
  ['links_click_datetime', 'email-clicked'],
  ['reply_datetime', 'email-replied'],
] as const;

/**
 * Mailings and, where they were counted one by one, the links followed in them.
 * @throws RelevoError
 */
export async function readMailings(
  rpc: Rpc,
  subject: Subject,
  signal: AbortSignal,
): Promise<Touch[]> {
  const emails = addresses(subject);
  const domain = anyOf(
    leadIds(subject).length === 0
      ? []
      : [
          ['model', '=', 'crm.lead'],
          ['res_id', 'in', leadIds(subject)],
        ],
    emails.length === 0 ? [] : [['email', 'in', emails]],
  );
  const fields = [...STEPS.map(([field]) => field), 'mass_mailing_id', 'campaign_id', 'trace_type'];
  const traces = await rowsOf(rpc, 'mailing.trace', domain, fields, 'id desc', signal);
  const clicks = await readClicks(rpc, subject, traces, signal);
  const clicked = new Set(clicks.keys());
  return traces.flatMap((trace) => [
    ...(clicks.get(trace.id) ?? []),
    ...STEPS.flatMap(([field, kind]) =>
      // Told link by link instead.
      kind === 'email-clicked' && clicked.has(trace.id)
        ? []
        : touch(subject, {
            id: `mailing:${trace.id}:${kind}`,
            kind,
            at: readTime(trace, field),
            title: readLink(trace, 'mass_mailing_id')?.name,
            channel: readText(trace, 'trace_type'),
            campaign: readLink(trace, 'campaign_id')?.name,
            by: 'marketing',
          }),
    ),
  ]);
}

/**
 * Links followed, by the trace of the mailing that they were in. Without the right to see them the
 * trace's own time is told.
 */
async function readClicks(
  rpc: Rpc,
  subject: Subject,
  traces: readonly Row[],
  signal: AbortSignal,
): Promise<Map<number, Touch[]>> {
  const followed = traces
    .filter((trace) => readTime(trace, 'links_click_datetime') !== null)
    .map(({ id }) => id);
  if (followed.length === 0) return new Map();
  const fields = ['link_id', 'campaign_id', 'mailing_trace_id', 'create_date'];
  const domain = [['mailing_trace_id', 'in', followed]];
  const rows = await rowsOf(rpc, 'link.tracker.click', domain, fields, 'id desc', signal).catch(
    () => [],
  );
  const clicks = new Map<number, Touch[]>();
  for (const row of rows) {
    const trace = readLink(row, 'mailing_trace_id')?.id;
    if (trace === undefined) continue;
    const made = touch(subject, {
      id: `click:${row.id}`,
      kind: 'email-clicked',
      at: readTime(row, 'create_date'),
      title: readLink(row, 'link_id')?.name,
      campaign: readLink(row, 'campaign_id')?.name,
      by: 'marketing',
    });
    clicks.set(trace, [...(clicks.get(trace) ?? []), ...made]);
  }
  return clicks;
}

const STATES: Readonly<Record<string, string>> = {
  open: 'registered',
  done: 'attended',
  draft: 'draft',
};

/** Events that somebody registered for. @throws RelevoError */
export async function readEvents(
  rpc: Rpc,
  subject: Subject,
  signal: AbortSignal,
): Promise<Touch[]> {
  const emails = addresses(subject);
  const partner = subject.person.partner?.id;
  const domain = anyOf(
    emails.length === 0 ? [] : [['email', 'in', emails]],
    partner === undefined ? [] : [['partner_id', '=', partner]],
  );
  const fields = [
    'event_id',
    'state',
    'create_date',
    'date_closed',
    'utm_campaign_id',
    'utm_source_id',
  ];
  const rows = await rowsOf(rpc, 'event.registration', domain, fields, 'id desc', signal);
  return rows.flatMap((row) => {
    const state = readText(row, 'state') ?? '';
    if (state === 'cancel') return [];
    const came = state === 'done' ? readTime(row, 'date_closed') : null;
    return touch(subject, {
      id: `event:${row.id}`,
      kind: 'event',
      at: came ?? readTime(row, 'create_date'),
      title: readLink(row, 'event_id')?.name,
      channel: Object.hasOwn(STATES, state) ? STATES[state] : state,
      campaign: readLink(row, 'utm_campaign_id')?.name,
      by: 'marketing',
    });
  });
}

/**
 * Messages to and from somebody on their leads, and calls and meetings that a colleague ticked off
 * there.
 * @throws RelevoError
 */
export async function readMessages(
  rpc: Rpc,
  subject: Subject,
  signal: AbortSignal,
): Promise<Touch[]> {
  const { metadata, person } = subject;
  const partner = person.partner?.id;
  const domain = [
    ...anyOf(
      leadIds(subject).length === 0
        ? []
        : [
            ['model', '=', 'crm.lead'],
            ['res_id', 'in', leadIds(subject)],
          ],
      partner === undefined
        ? []
        : [
            ['model', '=', 'res.partner'],
            ['res_id', '=', partner],
          ],
    ),
    ['message_type', 'in', ['email', 'email_outgoing', 'comment', 'notification']],
    ['subtype_id', '!=', metadata.noteSubtype],
  ];
  const fields = [
    'date',
    'message_type',
    'subject',
    'body',
    'author_id',
    'email_from',
    'mail_activity_type_id',
  ];
  const rows = await rowsOf(rpc, 'mail.message', domain, fields, 'date desc, id desc', signal);
  const theirs = new Set(addresses(subject));
  return rows.flatMap((row) => {
    const from = normaliseEmail(
      /<([^<>]+)>\s*$/.exec(readText(row, 'email_from') ?? '')?.[1] ??
        readText(row, 'email_from') ??
        '',
    );
    const inbound =
      (from !== null && theirs.has(from)) ||
      (partner !== undefined && readLink(row, 'author_id')?.id === partner);
    const kind = messageKind(row, inbound);
    if (kind === null) return [];
    const words = readText(row, 'subject') ?? htmlText(readText(row, 'body') ?? '').trim();
    return touch(subject, {
      id: `message:${row.id}`,
      kind,
      at: readTime(row, 'date'),
      title: words.split('\n', 1)[0],
      channel: inbound ? null : readLink(row, 'author_id')?.name,
      by: 'sales',
      incoming: inbound,
    });
  });
}

/** Null for what Odoo itself wrote into the record. */
function messageKind(row: Row, inbound: boolean): TouchKind | null {
  const activity = readLink(row, 'mail_activity_type_id')?.name;
  if (activity !== undefined) {
    if (/call|llamada/i.test(activity)) return 'call';
    if (/meeting|reuni/i.test(activity)) return 'meeting';
    return /mail|correo/i.test(activity) ? 'email-sent' : 'message';
  }
  const type = readText(row, 'message_type');
  if (type === 'notification') return null;
  if (inbound) return type === 'email' ? 'email-replied' : 'message';
  return type === 'comment' ? 'message' : 'email-sent';
}

/** Meetings planned from an opportunity. @throws RelevoError */
export async function readMeetings(
  rpc: Rpc,
  subject: Subject,
  signal: AbortSignal,
): Promise<Touch[]> {
  if (leadIds(subject).length === 0) return [];
  const domain = [['opportunity_id', 'in', leadIds(subject)]];
  const rows = await rowsOf(
    rpc,
    'calendar.event',
    domain,
    ['name', 'start', 'user_id'],
    'start desc',
    signal,
  );
  return rows.flatMap((row) =>
    touch(subject, {
      id: `meeting:${row.id}`,
      kind: 'meeting',
      at: readTime(row, 'start'),
      title: readText(row, 'name'),
      channel: readLink(row, 'user_id')?.name,
      by: 'sales',
    }),
  );
}
