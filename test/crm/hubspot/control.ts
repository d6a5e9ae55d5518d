import type { FaultDesk } from '../faults';
import { type LimitSettings, limitsOfTier } from './limits';
import { mergeContacts } from './merging';
import type { PropertyBook } from './properties';
import { findObject } from './reading';
import type { History, ObjectType, Owner, Participation, StoredObject, Values } from './types';
import type { Settings, World } from './world';
import { archiveObject, associate } from './writing';

/** What an explicit contact may bring beside its values; times are epoch ms. */
interface ContactExtras {
  /** The id of a new contact; left out: the next free one. */
  id?: string | undefined;
  createdAt?: number | undefined;
  updatedAt?: number | undefined;
  /** Versions newest first; a property without any has the past that its values tell. */
  history?: History | undefined;
}

/**
 * The hands of a test or a demo inside the account. Nothing here counts as a request, is refused by
 * a rule, or lags.
 */
export interface Control {
  readonly faults: FaultDesk;
  /** The account's property definitions, to change as an administrator would. */
  readonly properties: PropertyBook;
  /**
   * Makes a contact, or changes the one with this email; any property may be set, "" clears.
   * Returns the id.
   */
  upsertContact(values: Values, extras?: ContactExtras): string;
  /**
   * A contact as it really stands, by id or any of its addresses; a merged id finds the survivor.
   */
  contact(idOrEmail: string): { id: string; values: Values; updatedAt: number } | null;
  /** Objects of a type that are associated with a contact, as they really stand, by id. */
  linkedTo(contactId: string, type: ObjectType): Array<{ id: string; values: Values }>;
  /** Adds an activity (or company, deal) to a contact at a time. Returns its id. */
  addActivity(type: ObjectType, contactId: string, values: Values, at?: number): string;
  /** Associates an object with one more contact. */
  link(type: ObjectType, id: string, contactId: string): void;
  addParticipation(participation: Omit<Participation, 'contactId'> & { contactId: string }): void;
  /** Adds an owner, or changes the one with this email. Returns the id. */
  upsertOwner(owner: {
    email: string;
    firstName: string;
    lastName: string;
    team?: string | null;
    archived?: boolean;
    queue?: boolean;
  }): string;
  archive(type: ObjectType, id: string): void;
  merge(survivorId: string, otherId: string): void;
  /** Changes settings; a new tier brings its limits. */
  set(change: Partial<Settings>): void;
  settings(): Readonly<Settings>;
  setLimits(change: Partial<LimitSettings>): void;
  /** Switches every limit off. */
  noLimits(): void;
  addToken(token: string, scopes?: readonly string[]): void;
  expireToken(token: string): void;
  removeToken(token: string): void;
}

function must(world: World, type: ObjectType, id: string): StoredObject {
  const object = findObject(world, type, id);
  if (!object) throw new Error(`no ${type} ${id}`);
  return object;
}

function upsertContact(world: World, values: Values, extras: ContactExtras): string {
  const { store } = world;
  for (const name of Object.keys(values)) {
    if (!world.book.get('contacts', name)) throw new Error(`no contact property ${name}`);
  }
  const email = values.email?.toLowerCase();
  const holder = email ? store.holder(email) : null;
  const known = holder ? store.get('contacts', holder.contact) : null;
  const now = world.now();
  const created = extras.createdAt ?? known?.created ?? now;
  const merged = { ...known?.values, ...values, ...(email && { email }) };
  const object: StoredObject = {
    type: 'contacts',
    id: known?.id ?? (extras.id === undefined ? store.nextId() : Number(extras.id)),
    values: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== '')),
    created,
    updated: extras.updatedAt ?? now,
    archivedAt: null,
    history: { ...known?.history, ...extras.history },
  };
  // A value set from outside makes its kept versions untrue, unless new ones came with it.
  for (const name of Object.keys(values)) if (!extras.history?.[name]) delete object.history[name];
  store.put(object);
  if (email) store.setAddress(email, object.id, false);
  for (const more of object.values.hs_additional_emails?.split(';') ?? [])
    store.setAddress(more, object.id, true);
  return String(object.id);
}

function upsertOwner(world: World, owner: Parameters<Control['upsertOwner']>[0]): string {
  const known = world.owners.find((other) => other.email === owner.email);
  const { team = null, archived = false, queue = false, ...rest } = owner;
  if (known) {
    Object.assign(known, { ...rest, team, archived, queue });
    return known.id;
  }
  const number = world.owners.reduce((most, other) => Math.max(most, Number(other.id)), 40) + 1;
  const added: Owner = {
    ...rest,
    team,
    archived,
    queue,
    id: String(number),
    userId: 9000 + number,
  };
  world.owners.push(added);
  return added.id;
}

/** The control of one account. */
export function createControl(world: World): Control {
  const act = { version: '2026-03', trace: { applied: false } } as const;
  const quietly = (work: () => void): void => {
    const lag = world.settings.searchLagMs;
    world.settings.searchLagMs = 0;
    try {
      work();
    } finally {
      world.settings.searchLagMs = lag;
    }
  };
  return {
    faults: world.faults,
    properties: world.book,
    upsertContact: (values, extras = {}) => upsertContact(world, values, extras),
    contact(idOrEmail) {
      const id = idOrEmail.includes('@')
        ? world.store.holder(idOrEmail)?.contact
        : Number(idOrEmail);
      const object =
        id === undefined ? null : world.store.get('contacts', world.store.survivorOf(id));
      return object && { id: String(object.id), values: object.values, updatedAt: object.updated };
    },
    linkedTo: (contactId, type) =>
      world.store.linked('contacts', Number(contactId), type).flatMap((id) => {
        const object = world.store.get(type, id);
        return object ? [{ id: String(id), values: object.values }] : [];
      }),
    addActivity(type, contactId, values, at = world.now()) {
      const contact = must(world, 'contacts', contactId);
      const time = new Date(at).toISOString();
      const timed =
        type === 'companies' || type === 'deals' ? values : { hs_timestamp: time, ...values };
      const id = world.store.nextId();
      const object = {
        type,
        id,
        values: timed,
        created: at,
        updated: at,
        archivedAt: null,
        history: {},
      };
      world.store.put(object);
      quietly(() => associate(world, object, contact, { ...act, trace: { applied: false } }));
      return String(id);
    },
    link: (type, id, contactId) =>
      world.store.link(type, Number(id), 'contacts', Number(contactId)),
    addParticipation: (item) =>
      world.store.addParticipation({ ...item, contactId: Number(item.contactId) }),
    upsertOwner: (owner) => upsertOwner(world, owner),
    archive: (type, id) =>
      quietly(() =>
        archiveObject(world, must(world, type, id), { ...act, trace: { applied: false } }),
      ),
    merge: (survivorId, otherId) =>
      quietly(() => {
        const [survivor, other] = [
          must(world, 'contacts', survivorId),
          must(world, 'contacts', otherId),
        ];
        mergeContacts(world, survivor, other, { ...act, trace: { applied: false } });
      }),
    set(change) {
      Object.assign(world.settings, change);
      if (change.tier) world.limits.settings = limitsOfTier(change.tier);
    },
    settings: () => world.settings,
    setLimits(change) {
      world.limits.settings = { ...world.limits.settings, ...change };
    },
    noLimits() {
      world.limits.settings = { tenSecondly: null, searchPerSecond: null, daily: null };
      world.limits.reset();
    },
    addToken: (token, scopes) => world.tokens.add(token, scopes),
    expireToken: (token) => world.tokens.expire(token),
    removeToken: (token) => world.tokens.remove(token),
  };
}
