import type { Touch } from '../../domain/base/touch';
import { anyOf } from './domain';
import type { Rpc } from './rpc';
import { type Row, readLink, readText, readTime } from './schemas';
import { addresses, leadIds, type Part, rowsOf, type Subject, touch } from './touch-source';

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
