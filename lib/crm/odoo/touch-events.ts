import { anyOf } from './domain';
import type { Rpc } from './rpc';
import { readLink, readText, readTime } from './schemas';
import { addresses, type Part, rowsOf, type Subject, touch } from './touch-source';

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
