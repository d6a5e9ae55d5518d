import type { Connected } from '../../../lib/crm/port/connector';
import type { ContactRead } from '../../../lib/crm/port/contact-read';
import type { WriteOutcome } from '../../../lib/crm/port/write-outcome';
import type { Failure } from '../../../lib/domain/base/failure';
import type { Stage } from '../../../lib/domain/base/stage';
import { mergeProfile } from '../../../lib/domain/changes/merge';
import type { Contact } from '../../../lib/domain/person/contact';
import { type Identity, identityKeys } from '../../../lib/domain/person/identity';
import { areNamesakes } from '../../../lib/domain/person/namesake';

/** What the network does to one write. */
export type WriteFault =
  | 'none'
  | 'lost-before'
  | 'lost-after'
  | 'rate-limited'
  | 'killed-before'
  | 'killed-after'
  | 'server-error';

/** One change that the fake CRM really made, as its own log has it. */
export interface Applied {
  readonly at: number;
  readonly contactId: string;
  readonly what: string;
}

export interface FakeCrm {
  /** Over the connection of a database in which none was chosen. */
  readonly connector: Connected;
  readonly applied: Applied[];
  readonly contacts: Map<string, Contact>;
  readonly lookups: number[];
  /** Everybody who was asked for. */
  readonly asked: Identity[];
  /** The fault of the next write, asked once each. */
  nextFault: () => WriteFault;
  /** When false every call fails as offline. */
  online: boolean;
  /** Called where a worker dies: must never return. */
  die: () => Promise<never>;
}

export function makeContact(id: string, change: Partial<Contact> = {}): Contact {
  return {
    id,
    name: `Person ${id}`,
    emails: [`p${id}@acme.example`],
    linkedinSlug: null,
    company: 'Acme',
    jobTitle: null,
    stage: 'lead',
    nativeStage: { id: 'lead', label: 'Lead' },
    stageDates: {},
    crmScore: null,
    owner: null,
    campaign: null,
    traits: {},
    signals: [],
    revision: null,
    url: null,
    gaps: [],
    ...change,
  };
}

const offline: Failure = { code: 'crm/offline', detail: '' };

/**
 * A CRM in memory that does what a CRM does and fails as networks fail. Reads show a write only
 * after the lag, as a replica would.
 */
export function createFakeCrm(clock: () => number, readLagMs: number): FakeCrm {
  const contacts = new Map<string, Contact>();
  const notes = new Map<string, { contactId: string; at: number }>();
  const visible = new Map<string, { contact: Contact; from: number }[]>();
  const applied: Applied[] = [];
  const lookups: number[] = [];
  const hang = new Promise<never>(() => undefined);

  const fake: FakeCrm = {
    applied,
    contacts,
    lookups,
    asked: [],
    online: true,
    nextFault: () => 'none',
    die: () => hang,
    connector: undefined as never,
  };

  /** What a read sees: the newest version older than the lag. */
  function seen(id: string): Contact | undefined {
    const versions = visible.get(id) ?? [];
    return (
      versions.findLast((version) => version.from + readLagMs <= clock())?.contact ??
      versions[0]?.contact ??
      contacts.get(id)
    );
  }

  function put(contact: Contact): void {
    const versions = visible.get(contact.id) ?? [
      { contact: contacts.get(contact.id) ?? contact, from: Number.NEGATIVE_INFINITY },
    ];
    versions.push({ contact, from: clock() });
    visible.set(contact.id, versions);
    contacts.set(contact.id, contact);
  }

  async function faulty(
    contactId: string,
    what: string,
    apply: () => WriteOutcome,
  ): Promise<WriteOutcome> {
    if (!fake.online) return { kind: 'later', failure: offline };
    const fault = fake.nextFault();
    if (fault === 'lost-before' || fault === 'server-error')
      return { kind: 'unknown', failure: offline };
    if (fault === 'rate-limited')
      return {
        kind: 'later',
        failure: { code: 'crm/rate-limited', detail: '', retryAfterMs: 7_000 },
      };
    if (fault === 'killed-before') return fake.die();
    const outcome = apply();
    if (outcome.kind === 'applied') applied.push({ at: clock(), contactId, what });
    if (fault === 'lost-after') return { kind: 'unknown', failure: offline };
    if (fault === 'killed-after') return fake.die();
    return outcome;
  }

  const read = (contact: Contact): ContactRead => ({ contact, touches: [] });
  const need = () => {
    if (!fake.online) throw Object.assign(new Error('offline'), { failure: offline });
  };

  Object.assign(fake, {
    connector: {
      connection: 'local',
      kind: 'local',
      capabilities: {
        idempotency: 'marker',
        readLagMs,
        conditionalWrite: false,
        touchesChange: true,
        lookupBatch: 100,
        rate: { perSecond: 100, searchPerSecond: 10, concurrent: 3 },
        knowsMe: false,
        canAdd: true,
        canNote: true,
        canSetProfile: true,
        agreement: 'none',
      },
      lookup: async (identities) => {
        lookups.push(identities.length);
        fake.asked.push(...identities);
        need();
        return identities.map((identity) => ({
          identity,
          found: [...contacts.values()]
            .filter((contact) =>
              identityKeys(identity).some((key) => key === `e:${contact.emails[0]}`),
            )
            .map(read),
          maybe: [...contacts.values()]
            .filter((contact) => areNamesakes(identity, contact))
            .map(read),
        }));
      },
      read: async (ids) => {
        need();
        return new Map(
          ids.flatMap((id) => {
            const contact = seen(id);
            return contact === undefined ? [] : [[id, read(contact)] as const];
          }),
        );
      },
      search: async () => [],
      touches: async () => ({ touches: [], gaps: [], next: null }),
      setStage: ({ contactId, from, to }) =>
        faulty(contactId, `stage:${to}`, () => {
          const contact = contacts.get(contactId);
          if (contact === undefined)
            return { kind: 'refused', failure: { code: 'crm/gone', detail: '' } };
          if (contact.stage === to) return { kind: 'applied', contact };
          if (contact.stage !== from) return { kind: 'conflict', contact };
          const moved = { ...contact, stage: to as Stage };
          put(moved);
          return { kind: 'applied', contact: moved };
        }),
      setProfile: ({ contactId, from, to }) =>
        faulty(contactId, `profile:${to}`, () => {
          const contact = contacts.get(contactId);
          if (contact === undefined)
            return { kind: 'refused', failure: { code: 'crm/gone', detail: '' } };
          const merged = mergeProfile(from, to, contact.linkedinSlug);
          if (merged === 'conflict') return { kind: 'conflict', contact };
          const told = { ...contact, linkedinSlug: to };
          if (merged === 'send') put(told);
          return { kind: 'applied', contact: told };
        }),
      addNote: ({ contactId, reference }) =>
        faulty(contactId, `note:${reference}`, () => {
          notes.set(`${reference}#${notes.size}`, { contactId, at: clock() });
          return { kind: 'applied', contact: null };
        }),
      hasNote: async (contactId, reference) => {
        need();
        return [...notes].some(
          ([key, note]) =>
            key.startsWith(`${reference}#`) &&
            note.contactId === contactId &&
            note.at + readLagMs <= clock(),
        );
      },
      addContact: async () => ({ kind: 'applied', contact: null }),
      notesSince: async () => ({ notes: [], cursor: '', more: false }),
      changedSince: async () => [],
      countsPerStage: async () => ({}),
      contactsOfOwner: async () => ({ reads: [], total: 0 }),
      atCompany: async () => ({ reads: [], total: 0 }),
      owners: async () => [],
      account: async () => null,
      whoAmI: async () => null,
      agreements: null,
      figures: null,
      deals: null,
      fieldMaker: null,
      keyEndsAt: async () => null,
      vocabulary: async () => ({ stages: [], stageFields: [], scoreFields: [], profileFields: [] }),
      check: async () => [],
    } satisfies Connected,
  });
  return fake;
}
