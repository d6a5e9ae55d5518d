import { type Failure, failureOf } from '../../domain/base/failure';
import type { CheckItem } from '../port/connector';
import { mayWrite } from './agreements';
import { PIPELINE } from './fields';
import { keyEndsAt } from './key-end';
import type { CrmMetadata, MetadataCache } from './metadata';
import type { Rpc } from './rpc';
import { rowsSchema } from './schemas';
import type { OdooServer } from './server';

const NOBODY = 2_147_483_000;

/** Tries what Relevo needs, one by one, changing nothing. Never throws. */
export async function check(
  rpc: Rpc,
  cache: MetadataCache,
  account: OdooServer,
  signal: AbortSignal,
): Promise<CheckItem[]> {
  const version = await rpc.version(signal).catch((error: unknown) => failureOf(error));
  if ('code' in version)
    return [{ id: 'reach', state: 'failed', detail: version.detail || account.address }];
  const metadata = await cache.read(signal, true).catch((error: unknown) => failureOf(error));
  const reached: CheckItem[] = [
    { id: 'reach', state: 'ok', detail: account.address },
    {
      id: 'version',
      state: 'ok',
      detail: `Odoo ${version.major}, ${version.api === 'json-2' ? 'JSON-2' : 'JSON-RPC'}`,
    },
  ];
  if ('code' in metadata) return [...reached, ...withoutLeads(metadata)];
  const [write, mailings, events, messages, ends, signs] = await Promise.all([
    canWrite(rpc, signal),
    canRead(rpc, 'mailing.trace', signal),
    canRead(rpc, 'event.registration', signal),
    canRead(rpc, 'mail.message', signal),
    keyEndsAt(rpc, signal).catch(() => null),
    mayWrite(rpc, signal).catch(() => null),
  ]);
  const { seesAll: all } = metadata;
  const me = metadata.owners.get(String(metadata.uid));
  return [
    ...reached,
    { id: 'key', state: 'ok', detail: '' },
    {
      id: 'key-end',
      state: 'ok',
      detail: ends === null ? '' : new Date(ends).toISOString().slice(0, 10),
    },
    item('contacts-read', null, 'Sales: User', true),
    item('contacts-write', write, 'Sales: User', true),
    stagesItem(metadata),
    leadsItem(metadata),
    {
      id: 'view',
      state: all === null ? 'not-checked' : all ? 'ok' : 'optional-missing',
      detail: all === false ? 'Sales: User: All Documents' : '',
    },
    { id: 'owners', state: metadata.owners.size > 0 ? 'ok' : 'optional-missing', detail: '' },
    item('notes', messages, 'Sales: User', true),
    {
      id: 'agreement',
      state: signs === null ? 'not-checked' : signs ? 'ok' : 'optional-missing',
      detail: signs === false ? 'Sales: Administrator' : '',
    },
    item('engagements', messages, 'Sales: User', false),
    item('emails', mailings, 'Email Marketing: User', false),
    item('events', events, 'Events: Registration Desk', false),
    { id: 'me', state: me === undefined ? 'not-checked' : 'ok', detail: me?.name ?? '' },
  ];
}

function withoutLeads(failure: Failure): CheckItem[] {
  if (failure.code === 'crm/forbidden') {
    return [
      { id: 'key', state: 'ok', detail: '' },
      { id: 'contacts-read', state: 'missing', detail: 'Sales: User' },
    ];
  }
  if (failure.code === 'crm/gone') {
    return [
      { id: 'key', state: 'ok', detail: '' },
      { id: 'contacts-read', state: 'missing', detail: 'CRM (crm.lead)' },
    ];
  }
  return [{ id: 'key', state: 'missing', detail: failure.detail }];
}

/** Null when it works, else why not. */
async function attempt(run: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

function canRead(rpc: Rpc, model: string, signal: AbortSignal): Promise<Failure | null> {
  const args = { domain: [['id', '=', NOBODY]], fields: ['id'], limit: 1 };
  return attempt(() => rpc.get(rowsSchema, { model, method: 'search_read', args }, signal));
}

/**
 * A write to an id that does not exist: refused as unknown when the key may write, as forbidden
 * when it may not.
 */
async function canWrite(rpc: Rpc, signal: AbortSignal): Promise<Failure | null> {
  const result = await rpc.ask(
    { model: 'crm.lead', method: 'write', ids: [NOBODY], args: { vals: { priority: '0' } } },
    signal,
  );
  return result.ok || result.failure.code === 'crm/gone' ? null : result.failure;
}

function item(
  id: CheckItem['id'],
  failure: Failure | null,
  group: string,
  needed: boolean,
): CheckItem {
  if (failure === null) return { id, state: 'ok', detail: '' };
  if (failure.code === 'crm/forbidden')
    return { id, state: needed ? 'missing' : 'optional-missing', detail: group };
  if (failure.code === 'crm/gone')
    return { id, state: 'optional-missing', detail: group.split(':')[0] ?? '' };
  return { id, state: 'failed', detail: failure.detail || failure.code };
}

function stagesItem(metadata: CrmMetadata): CheckItem {
  const unmapped = metadata.stages.filter(
    ({ id }) => metadata.stageOf(id) === null && id !== 'lost',
  );
  const labels = unmapped.map(({ label }) => label).join(', ');
  return { id: 'stages', state: unmapped.length === 0 ? 'ok' : 'optional-missing', detail: labels };
}

/**
 * Where *Leads* is off and the stage stands in the pipeline, `lead` and `mql` have no place until
 * columns are mapped to them.
 */
function leadsItem(metadata: CrmMetadata): CheckItem {
  const homeless = metadata.nativeOf('lead', null) === undefined;
  const fine = metadata.usesLeads || metadata.stageField !== PIPELINE || !homeless;
  return { id: 'leads', state: fine ? 'ok' : 'optional-missing', detail: '' };
}
