import * as z from 'zod/mini';
import { createRateGate } from '../http/rate-gate';
import { uniqueReads } from '../kit/answers';
import type { Capabilities, Connector, Mapping } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import type { KeyValue } from '../port/key-value';
import { account as accountOf } from './account';
import { addContact } from './add-contact';
import { createAgreements } from './agreements';
import { peopleAt } from './at-company';
import { check } from './check';
import { countsPerStage } from './counts';
import { createOdooDeals } from './deals';
import { anyOf, literally } from './domain';
import { createFieldMaker } from './field-maker';
import { SINCE } from './fields';
import { createOdooFigures } from './figures';
import { keyEndsAt } from './key-end';
import { lookUp } from './lookup';
import { type CrmMetadata, createMetadataCache, toVocabulary } from './metadata';
import { conditionFor } from './natives';
import { addNote, hasNote } from './notes';
import { notesSince } from './notes-since';
import { createPeople, type People } from './people';
import type { OdooPlace } from './place';
import { createRpc, type OdooVersion, type Rpc } from './rpc';
import { odooTime, rowsSchema } from './schemas';
import { setProfile } from './set-profile';
import { setStage } from './set-stage';
import { emailsOf, recordOf } from './to-contact';
import { createTouches } from './touches';

/**
 * Odoo has no limits; a server with two workers answers some forty requests a second and fails with
 * four hundred at once, so each browser asks few at a time. What is written can be read at once.
 */
const CAPABILITIES: Capabilities = {
  idempotency: 'marker',
  readLagMs: 0,
  conditionalWrite: false,
  // A message or a meeting leaves the `write_date` of its lead alone.
  touchesChange: false,
  lookupBatch: 200,
  rate: { perSecond: 8, searchPerSecond: 8, concurrent: 3 },
  knowsMe: true,
  canAdd: true,
  canNote: true,
  canSetProfile: false,
  agreement: 'team',
};

const MOST_FOUND = 20;
const MOST_LEADS = 60;

export interface OdooOptions {
  readonly account: OdooPlace;
  /** The API key; null when there is none. */
  readonly token: () => Promise<string | null>;
  /** Whether the browser lets us reach the server; left out: it does. */
  readonly permitted?: (() => Promise<boolean>) | undefined;
  readonly mapping: Mapping;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Outlives the worker: version, vocabulary, not-before times. */
  readonly store: KeyValue;
  /** The API to speak, whatever the version; for tests. */
  readonly api?: OdooVersion['api'] | undefined;
  /** Another time-out of requests, for tests, ms. */
  readonly timeoutMs?: number | undefined;
}

/** Odoo as a CRM of Relevo's: 19 over JSON-2, 17 and 18 over JSON-RPC. */
export function createOdoo(options: OdooOptions): Connector {
  const { account, clock, sleep, store, mapping } = options;
  const rpc = createRpc({
    ...options,
    gate: createRateGate(CAPABILITIES.rate, { clock, sleep, store }),
  });
  const cache = createMetadataCache(rpc, store, mapping, clock);
  const people = createPeople(rpc, cache, mapping, account.address, clock);
  const touches = createTouches(rpc, people, mapping, account.address, clock);

  return {
    kind: 'odoo',
    capabilities: { ...CAPABILITIES, canSetProfile: mapping.profileField !== null },
    fieldMaker: createFieldMaker(rpc, cache),
    figures: createOdooFigures(rpc, people),
    deals: createOdooDeals(rpc, people, account.address),
    agreements: createAgreements(rpc),
    lookup: (identities, signal, heard) => lookUp(people, mapping, identities, signal, heard),
    read: (ids, signal) => people.byId(ids, signal),
    search: (text, signal) => search(people, text, signal),
    touches: (contactId, cursor, signal) => touches.page(contactId, cursor, signal),
    setStage: (change, signal) => setStage({ rpc, people, clock }, change, signal),
    setProfile: (change, signal) =>
      setProfile({ rpc, people, field: mapping.profileField }, change, signal),
    addNote: (note, signal) => addNote({ rpc, people, sleep }, note, signal),
    hasNote: async (contactId, reference, signal) =>
      hasNote(rpc, await people.words(signal), contactId, reference, signal),
    addContact: (person, signal) => addContact(rpc, people, person, signal),
    notesSince: async (since, cursor, signal) =>
      notesSince(rpc, await people.words(signal), since, cursor, clock(), signal),
    changedSince: (ids, since, signal) => changedSince(rpc, ids, since, signal),
    countsPerStage: async (signal) => countsPerStage(rpc, await people.words(signal), signal),
    book: async (ownerId, stages, limit, signal) => {
      const metadata = await people.words(signal);
      const natives = metadata.nativesOf(stages);
      const owner = Number(ownerId);
      if (natives.length === 0 || !Number.isSafeInteger(owner)) return { reads: [], total: 0 };
      const domain = [
        ['user_id', '=', owner],
        ...anyOf(...natives.map((native) => conditionFor(native, metadata.stageField))),
      ];
      const [reads, total] = await Promise.all([
        people.ofLeads(domain, limit, signal, false, longestFirst(metadata)),
        rpc.get(
          z.number(),
          { model: 'crm.lead', method: 'search_count', args: { domain } },
          signal,
        ),
      ]);
      return { reads, total };
    },
    atCompany: (company, limit, signal) => peopleAt(people, company, limit, signal),
    owners: async (signal) => [...(await people.words(signal)).owners.values()],
    account: (signal) => accountOf(rpc, account, signal),
    whoAmI: async (signal) => {
      const { uid, owners } = await people.words(signal);
      return uid === null ? null : (owners.get(String(uid)) ?? null);
    },
    vocabulary: async (signal) => toVocabulary(await people.words(signal)),
    keyEndsAt: (signal) => keyEndsAt(rpc, signal),
    check: (signal) => check(rpc, cache, account, signal),
  };
}

/**
 * The order of leads by the time since which they stand at their stage. One without that time has
 * stood there since before the field for it was made, so that it comes first.
 */
function longestFirst({ stageField, leadFields }: CrmMetadata): string {
  const own = `${stageField}${SINCE}`;
  const since = leadFields.includes(own) ? own : 'date_last_stage_update';
  return `${since} asc nulls first, id`;
}

async function search(people: People, text: string, signal: AbortSignal): Promise<ContactRead[]> {
  const wanted = literally(text.trim());
  if (wanted === '') return [];
  const fields = ['contact_name', 'email_from', 'partner_name', 'name', 'partner_id.name'];
  const domain = anyOf(...fields.map((field) => [[field, 'ilike', wanted]]));
  const inBook = anyOf(...['name', 'email'].map((field) => [[field, 'ilike', wanted]]));
  const [leads, entries] = await Promise.all([
    people.ofLeads(domain, MOST_LEADS, signal),
    people.ofPartners(
      // Colleagues and companies stand in the address book too.
      [['is_company', '=', false], ['email', '!=', false], ['partner_share', '=', true], ...inBook],
      MOST_FOUND,
      signal,
    ),
  ]);
  return uniqueReads([...leads, ...entries]).slice(0, MOST_FOUND);
}

/**
 * By the leads themselves and by every other lead of their addresses: a new lead of a known person
 * may represent them from now on. Odoo's times have whole seconds.
 */
async function changedSince(
  rpc: Rpc,
  ids: readonly string[],
  since: number,
  signal: AbortSignal,
): Promise<string[]> {
  const records = new Map(
    ids.flatMap((id) => {
      const record = recordOf(id);
      return record?.model === 'crm.lead' ? [[record.id, id] as const] : [];
    }),
  );
  // Who is only in the address book is asked again each time: they are few.
  const partners = ids.filter((id) => recordOf(id)?.model === 'res.partner');
  if (records.size === 0) return partners;
  const leads = (domain: readonly unknown[], limit: number) =>
    rpc.get(
      rowsSchema,
      {
        model: 'crm.lead',
        method: 'search_read',
        args: { domain, fields: ['email_normalized'], limit, context: { active_test: false } },
      },
      signal,
    );
  const known = await leads([['id', 'in', [...records.keys()]]], records.size);
  const idsOf = new Map<string, string[]>();
  for (const row of known) {
    const contactId = records.get(row.id);
    for (const email of emailsOf({ leads: [row], partner: null })) {
      if (contactId !== undefined) idsOf.set(email, [...(idsOf.get(email) ?? []), contactId]);
    }
  }
  const changed = await leads(
    [
      ['write_date', '>=', odooTime(since)],
      ...anyOf(
        [['id', 'in', [...records.keys()]]],
        [['email_normalized', 'in', [...idsOf.keys()]]],
      ),
    ],
    MOST_CHANGED,
  );
  // More than were read may have changed: then all are asked again rather than too few.
  if (changed.length === MOST_CHANGED) return [...ids];
  const found = changed.flatMap((row) => [
    ...(records.get(row.id) === undefined ? [] : [records.get(row.id) ?? '']),
    ...emailsOf({ leads: [row], partner: null }).flatMap((email) => idsOf.get(email) ?? []),
  ]);
  return [...new Set([...found, ...partners])];
}

const MOST_CHANGED = 2_000;
