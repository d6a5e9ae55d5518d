import { type Failure, failureOf } from '../../domain/base/failure';
import { stageOrder } from '../../domain/base/stage';
import { failed, readFailed } from '../kit/outcome';
import type { StageChange } from '../port/connector';
import type { WriteOutcome } from '../port/write-outcome';
import type { CrmMetadata } from './metadata';
import { isReadOnly, valuesFor, valuesOfNew } from './natives';
import type { OnePerson, People } from './people';
import type { Rpc } from './rpc';
import { odooTime, type Row, readLink, readText } from './schemas';

interface Deps {
  readonly rpc: Rpc;
  readonly people: People;
  readonly clock: () => number;
}

/**
 * Moves a person by the lead that speaks for them, which is made where there is none. Odoo has no
 * conditional write, so: read, compare, write, compare again. Between the two requests lies one
 * round trip in which another user may write; what was written last is what both then see.
 */
export async function setStage(
  deps: Deps,
  change: StageChange,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const before = await readOne(deps.people, change.contactId, signal);
  // Nothing was written yet.
  if (before !== null && 'code' in before) return readFailed(before);
  if (before === null) return refused({ code: 'crm/gone', detail: '' });
  const { contact, lead } = before;
  if (contact.stage === change.to) return { kind: 'applied', contact };
  if (contact.stage !== change.from) return { kind: 'conflict', contact };
  const metadata = await deps.people.metadata(signal);
  if (contact.nativeStage !== null && isReadOnly(contact.nativeStage.id))
    return invalid(`${contact.nativeStage.label}: restore the lead in Odoo first`);
  const to = metadata.nativeOf(change.to, lead === null ? null : teamOf(lead));
  if (to === undefined)
    return invalid(`${change.to}: no stage of Odoo is mapped to it for this lead's team`);
  const written = await deps.rpc.ask(
    lead === null
      ? {
          model: 'crm.lead',
          method: 'create',
          args: { vals_list: [newLead(before, to, metadata)] },
        }
      : {
          model: 'crm.lead',
          method: 'write',
          ids: [lead.id],
          args: { vals: valuesFor(to, lead, metadata.stageField, odooTime(deps.clock())) },
        },
    signal,
  );
  return written.ok ? judge(deps, change, signal) : failed(written);
}

const teamOf = (lead: Row): number | null => readLink(lead, 'team_id')?.id ?? null;

/**
 * The lead that a person of the address book gets when they are moved on; Odoo fills in address and
 * company from the entry.
 */
function newLead(
  { contact, partner }: OnePerson,
  native: string,
  { stageField, usesLeads }: CrmMetadata,
): Record<string, unknown> {
  return {
    name: (partner === null ? null : readText(partner, 'name')) ?? contact.name,
    partner_id: partner?.id ?? false,
    ...valuesOfNew(native, stageField, usesLeads ? 'lead' : 'opportunity'),
  };
}

/**
 * Compares after the write: an automation may have moved them further, or another user elsewhere.
 */
async function judge(
  { people }: Deps,
  change: StageChange,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const after = await readOne(people, change.contactId, signal);
  if (after !== null && 'code' in after) return { kind: 'unknown', failure: after };
  if (after === null) return refused({ code: 'crm/gone', detail: '' });
  const { contact } = after;
  if (contact.stage === change.to) return { kind: 'applied', contact };
  if (contact.stage === change.from) return invalid('Odoo answered, but the stage did not change');
  const further = contact.stage !== null && stageOrder(contact.stage) > stageOrder(change.to);
  return { kind: further ? 'applied' : 'conflict', contact };
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

function invalid(detail: string): WriteOutcome {
  return refused({ code: 'crm/invalid', detail });
}
