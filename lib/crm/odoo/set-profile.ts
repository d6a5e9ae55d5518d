import { type Failure, failureOf } from '../../domain/base/failure';
import { mergeProfile, profileAddress } from '../../domain/changes/merge';
import { cut } from '../kit/cut';
import { failed, readFailed } from '../kit/outcome';
import type { ProfileChange } from '../port/connector';
import type { WriteOutcome } from '../port/write-outcome';
import type { OnePerson, People } from './people';
import type { Rpc } from './rpc';
import { readText } from './schemas';

interface Deps {
  readonly rpc: Rpc;
  readonly people: People;
  /** The field that an administrator mapped; null where none is. */
  readonly field: string | null;
}

/** Writes a profile into the lead that speaks for a person: read, compare, write, compare again. */
export async function setProfile(
  deps: Deps,
  change: ProfileChange,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const { field } = deps;
  if (field === null)
    return refused({ code: 'crm/invalid', detail: 'no field is mapped to the LinkedIn profile' });
  const before = await readOne(deps.people, change.contactId, signal);
  // Nothing was written yet.
  if (before !== null && 'code' in before) return readFailed(before);
  const judged = judge(change, before, field);
  if (judged !== null) return judged;
  const lead = before?.lead ?? null;
  if (lead === null)
    return refused({
      code: 'crm/invalid',
      detail: 'no lead in Odoo yet: move the person on first',
    });
  const vals = { [field]: change.to === null ? false : profileAddress(change.to) };
  const written = await deps.rpc.ask(
    { model: 'crm.lead', method: 'write', ids: [lead.id], args: { vals } },
    signal,
  );
  if (!written.ok) return failed(written);
  const after = await readOne(deps.people, change.contactId, signal);
  if (after !== null && 'code' in after) return { kind: 'unknown', failure: after };
  return (
    judge(change, after, field) ??
    refused({ code: 'crm/invalid', detail: 'Odoo answered, but the profile did not change' })
  );
}

/** What the field says of a change; null where it is still to be written. */
function judge(
  { from, to }: ProfileChange,
  person: OnePerson | null,
  field: string,
): WriteOutcome | null {
  if (person === null) return refused({ code: 'crm/gone', detail: '' });
  const { contact, lead } = person;
  const held = lead === null ? '' : (readText(lead, field) ?? '');
  const merged = mergeProfile(from, to, held);
  if (merged === 'done') return { kind: 'applied', contact };
  return merged === 'conflict' ? { kind: 'conflict', contact, held: cut(held) } : null;
}

async function readOne(
  people: People,
  contactId: string,
  signal: AbortSignal,
): Promise<OnePerson | Failure | null> {
  try {
    return await people.one(contactId, signal);
  } catch (error) {
    return failureOf(error);
  }
}

function refused(failure: Failure): WriteOutcome {
  return { kind: 'refused', failure };
}
