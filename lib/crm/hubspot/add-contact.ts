import { failureOf } from '../../domain/base/failure';
import { givenAndFamily } from '../../domain/person/person-name';
import { failed, readFailed } from '../kit/outcome';
import type { WriteOutcome } from '../port/write-outcome';
import type { Client } from './client';
import type { Records } from './records';
import { recordSchema } from './schemas';

/**
 * How HubSpot's 409 names the contact with this address: "Contact already exists. Existing ID:
 * 151".
 */
const HOLDER = /Existing ID:\s*(\d{1,20})/i;

/**
 * Adds a contact. If HubSpot knows the address, also as a secondary one, the outcome is the contact
 * that has it.
 */
export async function addContact(
  client: Client,
  records: Records,
  person: { email: string; name: string },
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const known = async (key: string, by: 'id' | 'email') => {
    const metadata = await records.metadata(signal);
    const [record] = await records.batch([key], by, signal);
    return record === undefined ? null : records.toRead(record, metadata).contact;
  };
  try {
    const there = await known(person.email, 'email');
    if (there !== null) return { kind: 'applied', contact: there };
  } catch (error) {
    return readFailed(failureOf(error));
  }
  const { given, family } = givenAndFamily(person.name);
  const properties = {
    email: person.email,
    ...(person.name === person.email ? {} : { firstname: given, lastname: family }),
  };
  const path = `/crm/objects/${client.version}/contacts`;
  const result = await client.ask(
    { method: 'POST', path, body: { properties, associations: [] } },
    signal,
  );
  if (!result.ok) {
    if (result.failure.code !== 'crm/conflict') return failed(result);
    const [, holder] = HOLDER.exec(result.failure.detail) ?? [];
    try {
      const contact = await (holder === undefined
        ? known(person.email, 'email')
        : known(holder, 'id'));
      // HubSpot refused the address, but the contact that has it cannot be read.
      return contact === null ? failed(result) : { kind: 'applied', contact };
    } catch (error) {
      return readFailed(failureOf(error));
    }
  }
  const made = recordSchema.safeParse(result.body);
  if (!made.success)
    return { kind: 'unknown', failure: { code: 'crm/unexpected-shape', detail: '' } };
  return known(made.data.id, 'id').then(
    (contact): WriteOutcome => ({ kind: 'applied', contact }),
    (): WriteOutcome => ({ kind: 'applied', contact: null }),
  );
}
