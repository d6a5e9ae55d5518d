import { failureOf } from '../../domain/base/failure';
import { failed, readFailed } from '../kit/outcome';
import type { WriteOutcome } from '../port/write-outcome';
import type { Client } from './client';
import type { Records } from './records';
import { recordSchema } from './schemas';

/** Adds a person; where HubSpot already knows the address, whoever has it is the answer. */
export async function addContact(
  client: Client,
  records: Records,
  person: { email: string; name: string },
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const known = async () => {
    const metadata = await records.words(signal);
    const [record] = await records.batch([person.email], 'email', signal);
    return record === undefined ? null : records.toRead(record, metadata).contact;
  };
  try {
    const there = await known();
    if (there !== null) return { kind: 'applied', contact: there };
  } catch (error) {
    return readFailed(failureOf(error));
  }
  const [firstname = '', ...rest] = person.name.trim().split(/\s+/);
  const properties = {
    email: person.email,
    ...(person.name === person.email ? {} : { firstname, lastname: rest.join(' ') }),
  };
  const path = `/crm/objects/${client.version}/contacts`;
  const result = await client.ask({ method: 'POST', path, body: { properties, associations: [] } }, signal);
  if (!result.ok && result.failure.code !== 'crm/conflict') return failed(result);
  if (result.ok && !recordSchema.safeParse(result.body).success) {
    return { kind: 'unknown', failure: { code: 'crm/unexpected-shape', detail: '' } };
  }
  // Read back by address: made by us, or by somebody else a moment before.
  return known().then(
    (contact): WriteOutcome => ({ kind: 'applied', contact }),
    (): WriteOutcome => ({ kind: 'applied', contact: null }),
  );
}
