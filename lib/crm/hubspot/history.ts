import type * as z from 'zod/mini';
import type { Touch } from '../../domain/base/touch';
import type { Client } from './client';
import { TOUCH_PROPERTIES } from './properties';
import { recordSchema } from './schemas';
import { segment } from './segment';
import { timeOf, touchOf } from './to-contact';

/**
 * Reads a timeline from the versions that HubSpot keeps of properties about interactions (about 20
 * for each property). This is the cheapest timeline that every plan has. @throws RelevoError
 */
export async function readHistory(
  client: Client,
  contactId: string,
  signal: AbortSignal,
): Promise<Touch[]> {
  const names = [
    ...new Set(
      TOUCH_PROPERTIES.flatMap(({ date, title, channel }) =>
        [date, title, channel].filter((name) => name !== undefined),
      ),
    ),
  ];
  const query = `properties=${names.join(',')}&propertiesWithHistory=${names.join(',')}`;
  const path = `/crm/objects/${client.version}/contacts/${segment(contactId)}?${query}`;
  const record: z.infer<typeof recordSchema> = await client.get(
    recordSchema,
    { method: 'GET', path },
    signal,
  );
  const touches = TOUCH_PROPERTIES.flatMap((from) => {
    const kept = record.propertiesWithHistory?.[from.date] ?? [];
    // A property without a history can still have a value.
    const versions =
      kept.length > 0 ? kept : [{ value: record.properties[from.date] ?? null, timestamp: '' }];
    return versions.flatMap(({ value, timestamp }) => {
      const at = timeOf(value);
      if (at === null) return [];
      const textOf = (name: string | undefined) =>
        name === undefined ? null : valueAt(record, name, timestamp);
      return [touchOf(contactId, from, at, textOf(from.title), textOf(from.channel))];
    });
  });
  const met = new Set<string>();
  return touches.filter(
    (touch) => !met.has(`${touch.kind}${touch.at}`) && met.add(`${touch.kind}${touch.at}`),
  );
}

/**
 * Returns the value of another property when a version was written: its newest version that is not
 * later.
 */
function valueAt(
  record: z.infer<typeof recordSchema>,
  name: string,
  timestamp: string,
): string | null {
  const versions = record.propertiesWithHistory?.[name] ?? [];
  const at = timeOf(timestamp);
  const then =
    at === null
      ? undefined
      : versions.find((version) => (timeOf(version.timestamp) ?? 0) <= at + 1_000);
  return (then?.value ?? record.properties[name])?.trim() || null;
}
