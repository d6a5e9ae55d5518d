import { failureOf } from '../../domain/base/failure';
import { mergeProfile, profileAddress } from '../../domain/changes/merge';
import { cut } from '../kit/cut';
import { failed, readFailed } from '../kit/outcome';
import type { Mapping, ProfileChange } from '../port/connector';
import type { WriteOutcome } from '../port/write-outcome';
import type { Client } from './client';
import { PROFILE } from './properties';
import type { Records } from './records';
import { recordSchema } from './schemas';
import { segment } from './segment';

interface Deps {
  readonly client: Client;
  readonly records: Records;
  readonly mapping: Mapping;
}

/**
 * Writes a profile into the mapped property. HubSpot has no conditional write, so this reads by id,
 * compares, writes and compares again.
 */
export async function setProfile(
  deps: Deps,
  change: ProfileChange,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  let before: Held | null;
  try {
    before = await read(deps, change.contactId, signal);
  } catch (error) {
    // Nothing was written yet.
    return readFailed(failureOf(error));
  }
  const judged = judge(change, before);
  if (judged !== null) return judged;
  const { client } = deps;
  const value = change.to === null ? '' : profileAddress(change.to);
  const path = `/crm/objects/${client.version}/contacts/${segment(change.contactId)}`;
  const body = { properties: { [fieldOf(deps)]: value } };
  const result = await client.ask({ method: 'PATCH', path, body }, signal);
  if (!result.ok) return failed(result);
  if (!recordSchema.safeParse(result.body).success)
    return { kind: 'unknown', failure: { code: 'crm/unexpected-shape', detail: '' } };
  try {
    const after = await read(deps, change.contactId, signal);
    return (
      judge(change, after) ?? {
        kind: 'refused',
        failure: {
          code: 'crm/invalid',
          detail: 'HubSpot answered, but the profile did not change',
        },
      }
    );
  } catch (error) {
    return { kind: 'unknown', failure: failureOf(error) };
  }
}

interface Held {
  readonly contact: ReturnType<Records['toRead']>['contact'];
  readonly value: string;
}

/** Returns the property to write. */
function fieldOf({ mapping }: Deps): string {
  return mapping.profileField ?? PROFILE;
}

async function read(deps: Deps, contactId: string, signal: AbortSignal): Promise<Held | null> {
  const metadata = await deps.records.metadata(signal);
  const [record] = await deps.records.batch([contactId], 'id', signal);
  if (record === undefined) return null;
  // If the mapped property is empty, the profile in HubSpot's default property counts.
  const [value = ''] = [fieldOf(deps), PROFILE].flatMap(
    (field) => record.properties[field]?.trim() || [],
  );
  return { contact: deps.records.toRead(record, metadata).contact, value };
}

/** Returns the outcome if no write is needed or possible; null if the profile must be written. */
function judge({ from, to }: ProfileChange, held: Held | null): WriteOutcome | null {
  if (held === null) return { kind: 'refused', failure: { code: 'crm/gone', detail: '' } };
  const merged = mergeProfile(from, to, held.value);
  if (merged === 'done') return { kind: 'applied', contact: held.contact };
  return merged === 'conflict'
    ? { kind: 'conflict', contact: held.contact, held: cut(held.value) }
    : null;
}
