import type { Contact } from '../../domain/person/contact';
import type { Mapping } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import { anyOf, type Domain, literally } from './domain';
import { PIPELINE } from './fields';
import type { CrmMetadata, MetadataCache } from './metadata';
import type { Rpc } from './rpc';
import { type Row, readLink, rowsSchema } from './schemas';
import { emailsOf, leadingOf, type Person, partnerContactId, recordOf, toRead } from './to-contact';

/** Addresses asked in one request. */
const BATCH = 200;
/**
 * Most leads that are read of one person; who has more has them in the order of
 * their changes.
 */
const LEADS_OF_ONE = 20;
const MOST_ROWS = 4_000;
/** Two addresses in one field, as a pattern of LIKE. */
const SEVERAL_ADDRESSES = '%@%@%';

export interface OnePerson extends Person {
  readonly lead: Row | null;
  readonly contact: Contact;
}

/** Reading people in Odoo's ways. */
export interface People {
  words(signal: AbortSignal): Promise<CrmMetadata>;
  /** Everybody with one of the addresses. @throws RelevoError */
  byEmail(emails: readonly string[], signal: AbortSignal): Promise<ContactRead[]>;
  /**
   * The people with these contact ids; a lead that no longer represents its person gives the
   * lead that does.
   */
  byId(contactIds: readonly string[], signal: AbortSignal): Promise<Map<string, ContactRead>>;
  /** The people of the leads that meet a condition. `limit` counts leads. */
  ofLeads(
    domain: Domain,
    limit: number,
    signal: AbortSignal,
    lost?: boolean,
    order?: string,
  ): Promise<ContactRead[]>;
  /** The people of the entries of the address book that meet a condition, with their leads. */
  ofPartners(domain: Domain, limit: number, signal: AbortSignal): Promise<ContactRead[]>;
  /**
   * One person with all their records, and the lead that represents them; null if no record
   * has the id.
   */
  one(contactId: string, signal: AbortSignal): Promise<OnePerson | null>;
  /** The people with these contact ids, by id, with all their leads. */
  persons(contactIds: readonly string[], signal: AbortSignal): Promise<Map<string, Person>>;
  /** The contact ids of the people that some leads belong to, by the id of the lead. */
  contactIdsOf(leadIds: readonly number[], signal: AbortSignal): Promise<Map<number, string>>;
}

export function createPeople(
  rpc: Rpc,
  cache: MetadataCache,
  mapping: Mapping,
  base: string,
  clock: () => number,
): People {
  const words = (signal: AbortSignal) => cache.read(signal);
  const triedColumns = new Set<number>();

  async function leads(
    domain: Domain,
    limit: number,
    signal: AbortSignal,
    lost = true,
    order = 'write_date desc, id desc',
  ): Promise<Row[]> {
    const { leadFields: fields } = await words(signal);
    const args = {
      domain,
      fields,
      limit,
      order,
      // Lost leads are archived, and hidden unless asked for.
      context: { active_test: !lost },
    };
    const rows = await rpc.get(
      rowsSchema,
      { model: 'crm.lead', method: 'search_read', args },
      signal,
    );
    return rows.slice(0, limit);
  }

  async function partners(domain: Domain, limit: number, signal: AbortSignal): Promise<Row[]> {
    const { partnerFields: fields } = await words(signal);
    const args = { domain, fields, limit, order: 'write_date desc, id desc' };
    const rows = await rpc.get(
      rowsSchema,
      { model: 'res.partner', method: 'search_read', args },
      signal,
    );
    return rows.slice(0, limit);
  }

  /**
   * The words, read again where a lead stands in a column that they lack: it was made since. Once
   * for each column, which may belong to what the key cannot see.
   */
  async function wordsFor(people: readonly Person[], signal: AbortSignal): Promise<CrmMetadata> {
    const known = await words(signal);
    if (known.stageField !== PIPELINE) return known;
    const unknown = people
      .flatMap(({ leads }) => leads.flatMap((lead) => readLink(lead, 'stage_id')?.id ?? []))
      .filter((id) => !known.hasColumn(id) && !triedColumns.has(id));
    if (unknown.length === 0) return known;
    for (const id of unknown) triedColumns.add(id);
    return cache.read(signal, true);
  }

  /** People out of leads and entries: those that share an address or an entry are one. */
  async function toReads(people: readonly Person[], signal: AbortSignal): Promise<ContactRead[]> {
    const vocabulary = await wordsFor(people, signal);
    const now = clock();
    return people.map((person) => toRead(person, vocabulary, mapping, base, now));
  }

  async function around(
    rows: readonly Row[],
    entries: readonly Row[],
    signal: AbortSignal,
  ): Promise<Person[]> {
    const emails = [
      ...new Set([...rows, ...entries].flatMap((row) => emailsOf({ leads: [row], partner: null }))),
    ];
    const linked = rows.flatMap((row) => readLink(row, 'partner_id')?.id ?? []);
    const ids = [...new Set([...linked, ...entries.map(({ id }) => id)])];
    const [more, others] = await Promise.all([
      leads(
        anyOf(
          emails.length === 0 ? [] : [['email_normalized', 'in', emails]],
          ids.length === 0 ? [] : [['partner_id', 'in', ids]],
        ),
        MOST_ROWS,
        signal,
      ),
      linked.length === 0 ? [] : partners([['id', 'in', linked]], linked.length, signal),
    ]);
    return group([...rows, ...more], [...entries, ...others]);
  }

  /**
   * People who have one of the addresses as a further one of a field, of which Odoo compares the
   * first alone.
   */
  async function byFurtherAddress(
    emails: readonly string[],
    signal: AbortSignal,
  ): Promise<Person[]> {
    if (emails.length === 0) return [];
    const has = (field: string) => [
      [field, '=like', SEVERAL_ADDRESSES],
      ...anyOf(...emails.map((email) => [[field, 'ilike', literally(email)]])),
    ];
    const [rows, entries] = await Promise.all([
      leads(has('email_from'), MOST_ROWS, signal),
      partners(has('email'), MOST_ROWS, signal),
    ]);
    return rows.length + entries.length === 0 ? [] : around(rows, entries, signal);
  }

  /**
   * The people of leads that a condition met. Who was found by a lost or archived lead alone may
   * have a live one that the condition does not meet, and that one speaks for them.
   */
  async function ofRows(rows: readonly Row[], signal: AbortSignal): Promise<Person[]> {
    if (rows.every((row) => row['active'] !== false)) return group(rows, []);
    const met = new Set(rows.map(({ id }) => id));
    return (await around(rows, [], signal)).filter((person) =>
      person.leads.some(({ id }) => met.has(id)),
    );
  }

  async function named(contactIds: readonly string[], signal: AbortSignal): Promise<Person[]> {
    const records = contactIds.flatMap((id) => recordOf(id) ?? []);
    const ids = (model: string) =>
      records.filter((record) => record.model === model).map(({ id }) => id);
    const [leadIds, partnerIds] = [ids('crm.lead'), ids('res.partner')];
    const [rows, entries] = await Promise.all([
      leadIds.length === 0 ? [] : leads([['id', 'in', leadIds]], leadIds.length, signal),
      partnerIds.length === 0
        ? []
        : partners([['id', 'in', partnerIds]], partnerIds.length, signal),
    ]);
    return rows.length + entries.length === 0 ? [] : around(rows, entries, signal);
  }

  return {
    words,
    async byEmail(emails, signal) {
      const reads: ContactRead[] = [];
      for (let start = 0; start < emails.length; start += BATCH) {
        const some = emails.slice(start, start + BATCH);
        const condition = [['email_normalized', 'in', some]];
        const [rows, entries] = await Promise.all([
          leads(
            anyOf(condition, [['partner_id.email_normalized', 'in', some]]),
            some.length * LEADS_OF_ONE,
            signal,
          ),
          partners(condition, some.length * 2, signal),
        ]);
        const found = await toReads(group(rows, entries), signal);
        const known = new Set(found.flatMap(({ contact }) => contact.emails));
        const others = some.filter((email) => !known.has(email));
        const further = await toReads(await byFurtherAddress(others, signal), signal);
        reads.push(...found, ...further);
      }
      return reads;
    },
    async byId(contactIds, signal) {
      const people = await named(contactIds, signal);
      const reads = await toReads(people, signal);
      const answer = new Map<string, ContactRead>();
      for (const [index, person] of people.entries()) {
        const read = reads[index];
        const names = new Set(idsOf(person));
        for (const id of contactIds) if (read !== undefined && names.has(id)) answer.set(id, read);
      }
      return answer;
    },
    async ofLeads(domain, limit, signal, lost = true, order) {
      const rows = await leads(domain, limit, signal, lost, order);
      return toReads(await ofRows(rows, signal), signal);
    },
    async ofPartners(domain, limit, signal) {
      const entries = await partners(domain, limit, signal);
      if (entries.length === 0) return [];
      const met = new Set(entries.map(({ id }) => id));
      const people = await around([], entries, signal);
      return toReads(
        people.filter(({ partner }) => partner !== null && met.has(partner.id)),
        signal,
      );
    },
    async persons(contactIds, signal) {
      const people = await named(contactIds, signal);
      const names = people.map((person) => ({ person, ids: new Set(idsOf(person)) }));
      return new Map(
        contactIds.flatMap((id) => {
          const found = names.find(({ ids }) => ids.has(id));
          return found === undefined ? [] : [[id, found.person] as const];
        }),
      );
    },
    async contactIdsOf(leadIds, signal) {
      const people = await named(leadIds.map(String), signal);
      const metadata = await words(signal);
      return new Map(
        people.flatMap((person) => {
          const lead = leadingOf(person.leads, metadata);
          return lead === null ? [] : person.leads.map(({ id }) => [id, String(lead.id)] as const);
        }),
      );
    },
    async one(contactId, signal) {
      const people = await named([contactId], signal);
      const person = people.find((each) => idsOf(each).includes(contactId));
      if (person === undefined) return null;
      const [read] = await toReads([person], signal);
      if (read === undefined) return null;
      return {
        ...person,
        lead: leadingOf(person.leads, await words(signal)),
        contact: read.contact,
      };
    },
  };
}

/** Every id by which a person was or is known as a contact. */
function idsOf({ leads, partner }: Person): string[] {
  return [
    ...leads.map(({ id }) => String(id)),
    ...(partner === null ? [] : [partnerContactId(partner.id)]),
  ];
}

/**
 * Leads and entries of the address book as people: records that share an address, or a lead with
 * its entry, are one person. An entry that is a company has leads of several people; those with an
 * address of their own stay apart.
 */
function group(leads: readonly Row[], partners: readonly Row[]): Person[] {
  const entries = new Map(partners.map((row) => [row.id, row]));
  const people = new Map<string, { leads: Map<number, Row>; partner: Row | null }>();
  const personOf = (key: string) => {
    const known = people.get(key) ?? { leads: new Map<number, Row>(), partner: null };
    people.set(key, known);
    return known;
  };
  for (const row of leads) {
    const partner = entries.get(readLink(row, 'partner_id')?.id ?? 0) ?? null;
    const [email] = emailsOf({ leads: [row], partner });
    const person = personOf(
      email ?? (partner === null ? `lead ${row.id}` : `partner ${partner.id}`),
    );
    person.leads.set(row.id, row);
    person.partner ??= partner;
  }
  for (const row of entries.values()) {
    const [email] = emailsOf({ leads: [], partner: row });
    const used = [...people.values()].some((person) => person.partner?.id === row.id);
    if (email === undefined && used) continue;
    const person = personOf(email ?? `partner ${row.id}`);
    person.partner ??= row;
  }
  return [...people.values()].map((person) => ({
    leads: [...person.leads.values()],
    partner: person.partner,
  }));
}
