import { failureOf } from '../../domain/base/failure';
import { failed, readFailed } from '../kit/outcome';
import type { WriteOutcome } from '../port/write-outcome';
import type { People } from './people';
import type { Rpc } from './rpc';

/**
 * Adds a person as a lead, or as an opportunity where the user's Odoo shows those alone; where it
 * already knows the address, the person who has it is the answer.
 */
export async function addContact(
  rpc: Rpc,
  people: People,
  person: { email: string; name: string },
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const known = async () => (await people.byEmail([person.email], signal))[0]?.contact ?? null;
  let usesLeads: boolean;
  try {
    const there = await known();
    if (there !== null) return { kind: 'applied', contact: there };
    ({ usesLeads } = await people.metadata(signal));
  } catch (error) {
    return readFailed(failureOf(error));
  }
  const named = person.name !== person.email;
  const lead = {
    name: person.name,
    type: usesLeads ? 'lead' : 'opportunity',
    email_from: person.email,
    ...(named ? { contact_name: person.name } : {}),
  };
  const made = await rpc.ask(
    { model: 'crm.lead', method: 'create', args: { vals_list: [lead] } },
    signal,
  );
  if (!made.ok) return failed(made);
  // Read back by address: two leads of one address are one person to us.
  return known().then(
    (contact): WriteOutcome => ({ kind: 'applied', contact }),
    (): WriteOutcome => ({ kind: 'applied', contact: null }),
  );
}
