import { type Failure, failureOf } from '../../domain/base/failure';
import type { CheckItem } from '../port/connector';
import { readBatch } from './batch';
import type { Client } from './client';
import { DEALS_SCOPE } from './deals';
import { ENGAGEMENTS } from './engagements';
import type { CrmMetadata, MetadataCache } from './metadata';
import { listSchema, searchSchema } from './schemas';

/** The scope for each line of the check, as HubSpot names it where keys are created. */
const SCOPES = {
  'contacts-read': 'crm.objects.contacts.read',
  'contacts-write': 'crm.objects.contacts.write',
  owners: 'crm.objects.owners.read',
  emails: 'sales-email-read',
  events: 'crm.objects.marketing_events.read',
  deals: DEALS_SCOPE,
} as const;

/**
 * An id that no record has: a write to it shows whether writing is permitted, and changes nothing.
 */
const NO_CONTACT = '0';

/** Tests everything that Relevo needs, without changing anything. Never throws. */
export async function check(
  client: Client,
  cache: MetadataCache,
  signal: AbortSignal,
): Promise<CheckItem[]> {
  const contacts = `/crm/objects/${client.version}/contacts`;
  const first = await attempt(() =>
    client.get(listSchema, { method: 'GET', path: `${contacts}?limit=1` }, signal),
  );
  if (first !== null && first.code !== 'crm/forbidden') return unreachable(first);
  const metadata = await cache.read(signal, true).catch((error: unknown) => failureOf(error));
  const [write, owners, emails, engagements, events, deals] = await Promise.all([
    canWrite(client, contacts, signal),
    attempt(() =>
      client.get(
        listSchema,
        { method: 'GET', path: `/crm/owners/${client.version}?limit=1` },
        signal,
      ),
    ),
    canRead(client, 'emails', signal),
    canRead(client, ENGAGEMENTS[0]?.object ?? 'calls', signal),
    attempt(() =>
      client.get(
        listSchema,
        {
          method: 'GET',
          path: `/marketing/marketing-events/${client.version}/participations/contacts/${NO_CONTACT}/breakdown?limit=10`,
        },
        signal,
      ),
    ),
    canRead(client, 'deals', signal),
  ]);
  return [
    { id: 'reach', state: 'ok', detail: '' },
    { id: 'key', state: 'ok', detail: '' },
    item('contacts-read', first, SCOPES['contacts-read'], true),
    item('contacts-write', write, SCOPES['contacts-write'], true),
    stagesItem(metadata),
    item('owners', owners, SCOPES.owners, true),
    item('notes', write, SCOPES['contacts-write'], true),
    item('agreement', write, SCOPES['contacts-write'], false),
    item('engagements', engagements, SCOPES['contacts-read'], false),
    item('emails', emails, SCOPES.emails, false),
    item('events', gone(events) ? null : events, SCOPES.events, false),
    item('deals', deals, SCOPES.deals, false),
    { id: 'me', state: 'not-checked', detail: '' },
  ];
}

function unreachable(failure: Failure): CheckItem[] {
  const reached = failure.code === 'crm/unauthorised' || failure.code === 'crm/not-configured';
  return [
    { id: 'reach', state: reached ? 'ok' : 'failed', detail: reached ? '' : failure.code },
    { id: 'key', state: reached ? 'missing' : 'not-checked', detail: failure.detail },
  ];
}

/** Returns null if the call works, else its failure. */
async function attempt(run: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/**
 * Sends a write to an id that does not exist: "not found" if the key may write, "forbidden" if not.
 */
async function canWrite(
  client: Client,
  path: string,
  signal: AbortSignal,
): Promise<Failure | null> {
  const result = await client.ask(
    { method: 'PATCH', path: `${path}/${NO_CONTACT}`, body: { properties: {} } },
    signal,
  );
  return result.ok || result.status === 404 || result.status === 400 ? null : result.failure;
}

function canRead(client: Client, object: string, signal: AbortSignal): Promise<Failure | null> {
  const body = { filterGroups: [], sorts: [], properties: [], limit: 1, after: '0' };
  return object === 'emails'
    ? attempt(() =>
        client.get(
          searchSchema,
          {
            method: 'POST',
            path: `/crm/objects/${client.version}/emails/search`,
            body,
            search: true,
          },
          signal,
        ),
      )
    : attempt(() =>
        readBatch(
          client,
          {
            method: 'POST',
            path: `/crm/objects/${client.version}/${object}/batch/read`,
            body: { inputs: [{ id: NO_CONTACT }], properties: [], propertiesWithHistory: [] },
          },
          signal,
        ),
      );
}

function gone(failure: Failure | null): boolean {
  return failure?.code === 'crm/gone' || failure?.code === 'crm/invalid';
}

function item(
  id: CheckItem['id'],
  failure: Failure | null,
  scope: string,
  needed: boolean,
): CheckItem {
  if (failure === null) return { id, state: 'ok', detail: '' };
  if (failure.code === 'crm/forbidden')
    return { id, state: needed ? 'missing' : 'optional-missing', detail: scope };
  return { id, state: 'failed', detail: failure.detail || failure.code };
}

function stagesItem(metadata: CrmMetadata | Failure): CheckItem {
  if ('code' in metadata)
    return { id: 'stages', state: 'failed', detail: metadata.detail || metadata.code };
  const unmapped = metadata.stages
    .filter(({ id }) => !metadata.isHidden(id) && metadata.stageOf(id) === null)
    .map(({ label }) => label);
  if (metadata.stages.length === 0)
    return { id: 'stages', state: 'missing', detail: 'lifecyclestage' };
  return {
    id: 'stages',
    state: unmapped.length === 0 ? 'ok' : 'optional-missing',
    detail: unmapped.join(', '),
  };
}
