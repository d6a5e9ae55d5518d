import { failureOf } from '../../domain/base/failure';
import { stageOrder } from '../../domain/base/stage';
import type { Contact } from '../../domain/person/contact';
import type { HttpResult } from '../http/http';
import { failed, isLater, readFailed } from '../kit/outcome';
import type { StageChange } from '../port/connector';
import type { KeyValue } from '../port/key-value';
import type { WriteOutcome } from '../port/write-outcome';
import type { Client } from './client';
import type { CrmMetadata } from './metadata';
import type { Records } from './records';
import { type HubSpotRecord, recordSchema } from './schemas';
import { segment } from './segment';

interface Move {
  readonly client: Client;
  readonly records: Records;
  readonly journal: KeyValue;
  readonly change: StageChange;
  readonly metadata: CrmMetadata;
  readonly signal: AbortSignal;
}

/**
 * Moves a contact. HubSpot has no conditional write, so this reads by id, compares, writes and
 * compares again. HubSpot silently ignores a backward move, unless the stage is cleared in an
 * earlier request (https://integrate.hubspot.com/t/update-lifecycle-stage-using-api/1333). The
 * target is stored before that, so that a move interrupted by the end of the worker can be
 * completed and no contact remains without a stage.
 */
export async function setStage(
  deps: { client: Client; records: Records; journal: KeyValue },
  change: StageChange,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  let metadata: CrmMetadata;
  let current: HubSpotRecord | undefined;
  try {
    metadata = await deps.records.metadata(signal);
    [current] = await deps.records.batch([change.contactId], 'id', signal);
  } catch (error) {
    // Nothing was written yet.
    return readFailed(failureOf(error));
  }
  if (current === undefined) return { kind: 'refused', failure: { code: 'crm/gone', detail: '' } };
  return move({ ...deps, change, metadata, signal }, current);
}

async function move(context: Move, current: HubSpotRecord): Promise<WriteOutcome> {
  const { change, metadata, records, journal } = context;
  const contact = records.toRead(current, metadata).contact;
  const to = metadata.nativeOf(change.to);
  if (to === undefined)
    return {
      kind: 'refused',
      failure: { code: 'crm/invalid', detail: `${change.to}: no stage of HubSpot is mapped to it` },
    };
  if (contact.stage === change.to) {
    await journal.set(halfKey(change.contactId), null);
    return { kind: 'applied', contact };
  }
  const native = contact.nativeStage?.id ?? '';
  const half = native === '' && (await journal.get(halfKey(change.contactId))) === to;
  if (!half && contact.stage !== change.from) return { kind: 'conflict', contact };
  if (native !== '' && metadata.orderOf(native) > metadata.orderOf(to))
    return backwards(context, native, to);
  return forward(context, to, native);
}

async function forward(context: Move, to: string, from: string): Promise<WriteOutcome> {
  const result = await write(context, to);
  if (!result.ok) return failed(result);
  const outcome = await judge(context, result);
  // HubSpot ignored the move although our order allows it: its own order differs, so the move is
  // treated as a backward one.
  if (outcome === 'ignored') return from === '' ? ignored() : backwards(context, from, to);
  await context.journal.set(halfKey(context.change.contactId), null);
  return outcome;
}

async function backwards(context: Move, from: string, to: string): Promise<WriteOutcome> {
  const key = halfKey(context.change.contactId);
  await context.journal.set(key, to);
  const cleared = await write(context, '');
  if (!cleared.ok) return failed(cleared);
  const result = await write(context, to);
  if (!result.ok) {
    if (result.maybeApplied || isLater(result)) return failed(result);
    // HubSpot refused the stage after it was cleared: the old one is restored.
    const restored = await write(context, from);
    if (!restored.ok) return { kind: 'unknown', failure: restored.failure };
    await context.journal.set(key, null);
    return failed(result);
  }
  const outcome = await judge(context, result);
  if (outcome === 'ignored') return ignored();
  await context.journal.set(key, null);
  return outcome;
}

function write({ client, change, signal }: Move, value: string): Promise<HttpResult> {
  const path = `/crm/objects/${client.version}/contacts/${segment(change.contactId)}`;
  return client.ask(
    { method: 'PATCH', path, body: { properties: { lifecyclestage: value } } },
    signal,
  );
}

/**
 * Reads the contact again to compare, because the answer to a write has only some properties. An
 * automation may have moved the contact further.
 */
async function judge(
  context: Move,
  result: HttpResult & { ok: true },
): Promise<WriteOutcome | 'ignored'> {
  const { change, records, metadata, signal } = context;
  if (!recordSchema.safeParse(result.body).success)
    return { kind: 'unknown', failure: { code: 'crm/unexpected-shape', detail: '' } };
  let after: Contact | null;
  try {
    const [record] = await records.batch([change.contactId], 'id', signal);
    after = record === undefined ? null : records.toRead(record, metadata).contact;
  } catch (error) {
    return { kind: 'unknown', failure: failureOf(error) };
  }
  if (after === null) return { kind: 'refused', failure: { code: 'crm/gone', detail: '' } };
  if (after.stage === change.to) return { kind: 'applied', contact: after };
  const further =
    after.stage !== null &&
    stageOrder(after.stage) > stageOrder(change.to) &&
    after.stage !== change.from;
  return further ? { kind: 'applied', contact: after } : 'ignored';
}

function ignored(): WriteOutcome {
  return {
    kind: 'refused',
    failure: { code: 'crm/invalid', detail: 'HubSpot answered, but the stage did not change' },
  };
}

function halfKey(contactId: string): string {
  return `half:${contactId}`;
}
