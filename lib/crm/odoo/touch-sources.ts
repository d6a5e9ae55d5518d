import { failureOf } from '../../domain/base/failure';
import type { Touch, TouchKind } from '../../domain/base/touch';
import { normaliseEmail } from '../../domain/person/identity';
import { cut } from '../kit/cut';
import { htmlText } from '../kit/note-text';
import { anyOf, type Domain } from './domain';
import type { CrmMetadata } from './metadata';
import type { Rpc } from './rpc';
import { type Row, readLink, readText, readTime, rowsSchema } from './schemas';
import { readShrinking } from './shrinking';
import { emailsOf, type Person } from './to-contact';

/** The person whose touches are read, with all their records and addresses. */
export interface Subject {
  readonly contactId: string;
  readonly person: Person;
  readonly metadata: CrmMetadata;
}

/** Records of one kind that are read of a person: the newest. */
export const MOST = 5_000;
const PAGE = 500;
const LONGEST_TITLE = 200;

/** The answer of a source; `whole` is false where there is more than was read. */
export interface Part {
  readonly touches: Touch[];
  readonly whole: boolean;
}

async function rowsOf(
  rpc: Rpc,
  model: string,
  domain: Domain,
  fields: readonly string[],
  order: string,
  signal: AbortSignal,
): Promise<{ rows: Row[]; whole: boolean }> {
  const rows: Row[] = [];
  while (rows.length < MOST) {
    const args = { domain, fields, order, limit: PAGE, offset: rows.length };
    const page = await rpc.get(
      rowsSchema,
      { model, method: 'search_read', args, priority: 'background' },
      signal,
    );
    rows.push(...page);
    if (page.length < PAGE) return { rows, whole: true };
  }
  return { rows, whole: false };
}

interface Facts {
  readonly id: string;
  readonly kind: TouchKind;
  readonly at: number | null;
  readonly title?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly campaign?: { readonly id: number; readonly name: string } | null | undefined;
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
      campaign: line(campaign?.name),
      ...(campaign == null ? {} : { campaignId: String(campaign.id) }),
      by,
      ...(incoming === true ? { incoming } : {}),
    },
  ];
}

const leadIds = ({ person }: Subject) => person.leads.map(({ id }) => id);
const addresses = ({ person }: Subject) => emailsOf(person);

/** The steps of a mailing to one person, each with its time: sent, opened, clicked, answered. */
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
export async function readMailings(rpc: Rpc, subject: Subject, signal: AbortSignal): Promise<Part> {
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
  const { rows: traces, whole } = await rowsOf(
    rpc,
    'mailing.trace',
    domain,
    fields,
    'id desc',
    signal,
  );
  const clicks = await readClicks(rpc, subject, traces, signal);
  const clicked = new Set(clicks.keys());
  const touches = traces.flatMap((trace) => [
    ...(clicks.get(trace.id) ?? []),
    ...STEPS.flatMap(([field, kind]) =>
      // Each link is a touch of its own instead.
      kind === 'email-clicked' && clicked.has(trace.id)
        ? []
        : touch(subject, {
            id: `mailing:${trace.id}:${kind}`,
            kind,
            at: readTime(trace, field),
            title: readLink(trace, 'mass_mailing_id')?.name,
            channel: readText(trace, 'trace_type'),
            campaign: readLink(trace, 'campaign_id'),
            by: 'marketing',
          }),
    ),
  ]);
  return { touches, whole };
}

/**
 * Links followed, by the trace of the mailing that they were in. Without the right to see them the
 * trace's own time is used.
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
  const { rows } = await rowsOf(rpc, 'link.tracker.click', domain, fields, 'id desc', signal).catch(
    () => ({ rows: [] }),
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
      campaign: readLink(row, 'campaign_id'),
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

/** Events that a person registered for. @throws RelevoError */
export async function readEvents(rpc: Rpc, subject: Subject, signal: AbortSignal): Promise<Part> {
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
  const { rows, whole } = await rowsOf(
    rpc,
    'event.registration',
    domain,
    fields,
    'id desc',
    signal,
  );
  const touches = rows.flatMap((row) => {
    const state = readText(row, 'state') ?? '';
    if (state === 'cancel') return [];
    const came = state === 'done' ? readTime(row, 'date_closed') : null;
    return touch(subject, {
      id: `event:${row.id}`,
      kind: 'event',
      at: came ?? readTime(row, 'create_date'),
      title: readLink(row, 'event_id')?.name,
      channel: Object.hasOwn(STATES, state) ? STATES[state] : state,
      campaign: readLink(row, 'utm_campaign_id'),
      by: 'marketing',
    });
  });
  return { touches, whole };
}

/**
 * Messages to and from a person on their leads, and calls and meetings that a colleague ticked off
 * there.
 * @throws RelevoError
 */
export async function readMessages(rpc: Rpc, subject: Subject, signal: AbortSignal): Promise<Part> {
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
    'author_id',
    'email_from',
    'mail_activity_type_id',
  ];
  const order = 'date desc, id desc';
  const { rows, whole } = await rowsOf(rpc, 'mail.message', domain, fields, order, signal);
  const theirs = new Set(addresses(subject));
  const inboundOf = (row: Row) => {
    const from = normaliseEmail(
      /<([^<>]+)>\s*$/.exec(readText(row, 'email_from') ?? '')?.[1] ??
        readText(row, 'email_from') ??
        '',
    );
    return (
      (from !== null && theirs.has(from)) ||
      (partner !== undefined && readLink(row, 'author_id')?.id === partner)
    );
  };
  const shown = rows.flatMap((row) => {
    const inbound = inboundOf(row);
    const kind = messageKind(row, inbound);
    return kind === null ? [] : [{ row, kind, inbound }];
  });
  const unnamed = shown.flatMap(({ row }) => (readText(row, 'subject') === null ? [row.id] : []));
  const begin = await readBeginnings(rpc, unnamed, signal);
  const touches = shown.flatMap(({ row, kind, inbound }) =>
    touch(subject, {
      id: `message:${row.id}`,
      kind,
      at: readTime(row, 'date'),
      title: titleOf(row, begin.get(row.id) ?? ''),
      channel: inbound ? null : readLink(row, 'author_id')?.name,
      by: 'sales',
      incoming: inbound,
    }),
  );
  return { touches, whole };
}

/**
 * How messages without a subject begin, by id. Their whole text is read only from an Odoo that
 * cannot return the beginning alone.
 * @throws RelevoError
 */
async function readBeginnings(
  rpc: Rpc,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<Map<number, string>> {
  const read = async (field: 'preview' | 'body') =>
    (await readShrinking(rpc, 'mail.message', ids, [field], signal)).rows;
  const rows = await read('preview').catch((error: unknown) => {
    if (failureOf(error).code !== 'crm/invalid') throw error;
    return read('body');
  });
  return new Map(
    rows.map((row) => {
      const text = readText(row, 'preview') ?? htmlText(readText(row, 'body') ?? '').trim();
      return [row.id, (text.split('\n', 1)[0] ?? '').replace(/\s+/g, ' ').trim()] as const;
    }),
  );
}

/** What Odoo's template says of a finished activity, without brackets in which no name stands. */
const finished = (line: string): string =>
  line.replace(/ \([^()]*\s\)/g, '').replace(/ (?=:)/g, '');

function titleOf(row: Row, beginning: string): string {
  const isActivity = readLink(row, 'mail_activity_type_id') !== null;
  return readText(row, 'subject') ?? (isActivity ? finished(beginning) : beginning);
}

/**
 * Null for what Odoo itself wrote into the record. Messages are read without a language, so that a
 * type of activity has its own name.
 */
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
export async function readMeetings(rpc: Rpc, subject: Subject, signal: AbortSignal): Promise<Part> {
  if (leadIds(subject).length === 0) return { touches: [], whole: true };
  const domain = [['opportunity_id', 'in', leadIds(subject)]];
  const { rows, whole } = await rowsOf(
    rpc,
    'calendar.event',
    domain,
    ['name', 'start', 'user_id'],
    'start desc, id desc',
    signal,
  );
  const touches = rows.flatMap((row) =>
    touch(subject, {
      id: `meeting:${row.id}`,
      kind: 'meeting',
      at: readTime(row, 'start'),
      title: readText(row, 'name'),
      channel: readLink(row, 'user_id')?.name,
      by: 'sales',
    }),
  );
  return { touches, whole };
}
