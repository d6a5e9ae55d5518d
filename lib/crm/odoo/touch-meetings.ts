import type { Rpc } from './rpc';
import { readLink, readText, readTime } from './schemas';
import { leadIds, type Part, rowsOf, type Subject, touch } from './touch-source';

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
