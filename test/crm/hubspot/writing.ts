import { targetOf } from './association-types';
import { conflict, type ErrorDetail, invalid, invalidValues, notFound } from './errors';
import { addVersion } from './history';
import { moveStage } from './lifecycle';
import { findObject } from './reading';
import type { ApiVersion, ObjectType, StoredObject, Values, Version } from './types';
import { checkValues } from './values';
import type { World } from './world';

/** The request on whose behalf something is written; `applied` is set once the account changed. */
export interface Act {
  version: ApiVersion;
  trace: { applied: boolean };
  /** Where the change is said to come from, as the history shows it. */
  source?: Omit<Version, 'value' | 'at'> | undefined;
}

export interface AssociationInput {
  to: { id: string };
  types: Array<{ associationCategory: string; associationTypeId: number }>;
}

const ENGAGEMENTS: ReadonlySet<ObjectType> = new Set([
  'notes',
  'calls',
  'meetings',
  'emails',
  'tasks',
  'communications',
]);

function save(world: World, object: StoredObject, act: Act): void {
  const now = world.now();
  const { searchLagMs } = world.settings;
  if (searchLagMs > 0) world.store.keepOldInIndex(object.type, object.id, now + searchLagMs);
  object.updated = now;
  world.store.put(object);
  act.trace.applied = true;
}

function checked(world: World, type: ObjectType, written: Values): Values {
  const { values, errors } = checkValues(world.book, type, written);
  const owner = values.hubspot_owner_id;
  if (owner && !world.owners.some((known) => known.id === owner)) {
    const message = `${owner} was not one of the allowed options`;
    errors.push({ message, code: 'INVALID_OPTION', context: { propertyName: ['hubspot_owner_id'] } });
  }
  if (errors.length > 0) throw invalidValues(errors);
  return values;
}

function enforceRules(world: World, type: ObjectType, after: Values, act: Act): void {
  if (act.version !== '2026-09') return;
  const errors: ErrorDetail[] = world.settings.requiredRules
    .filter((rule) => rule.type === type && after[rule.when.property] === rule.when.value && !after[rule.property])
    .map((rule) => ({
      message: `${rule.property} is required when ${rule.when.property} is ${rule.when.value}`,
      code: 'REQUIRED_PROPERTY_MISSING',
      context: { propertyName: [rule.property] },
    }));
  if (errors.length > 0) throw invalidValues(errors);
}

function claimAddress(world: World, email: string | undefined, id: number | null): void {
  if (!email) return;
  const holder = world.store.holder(email);
  if (holder && holder.contact !== id) throw conflict(`Contact already exists. Existing ID: ${holder.contact}`);
}

/** The changes that a write really makes: a stage follows its own rule, everything else is taken as given. */
function changesOf(world: World, object: StoredObject, values: Values): Values {
  const { lifecyclestage: stage, ...others } = values;
  const changes = Object.fromEntries(
    Object.entries(others).filter(([name, value]) => value !== (object.values[name] ?? '')),
  );
  if (stage === undefined) return changes;
  if (object.type !== 'contacts') return { ...changes, lifecyclestage: stage };
  return { ...changes, ...moveStage(object.values, stage, world.book.stageOrder(), world.now()) };
}

function apply(world: World, object: StoredObject, changes: Values, act: Act): void {
  const source = act.source ?? { sourceType: 'INTEGRATION', sourceLabel: 'Relevo test key' };
  for (const [name, value] of Object.entries(changes)) {
    addVersion(object, name, { value, at: world.now(), ...source });
    if (value === '') delete object.values[name];
    else object.values[name] = value;
  }
}

/** Changes an object; values as sent. Changes nothing and throws when any value is refused. */
export function updateObject(world: World, object: StoredObject, written: Values, act: Act): StoredObject {
  const values = checked(world, object.type, written);
  const changes = changesOf(world, object, values);
  enforceRules(world, object.type, { ...object.values, ...changes }, act);
  const oldEmail = object.values.email;
  if (object.type === 'contacts' && 'email' in changes) {
    claimAddress(world, changes.email, object.id);
    if (oldEmail) world.store.dropAddress(oldEmail);
    if (changes.email) world.store.setAddress(changes.email, object.id, false);
  }
  if (Object.keys(changes).length === 0) return object;
  apply(world, object, changes, act);
  save(world, object, act);
  return object;
}

function targetsOf(world: World, type: ObjectType, associations: AssociationInput[]): StoredObject[] {
  return associations.flatMap(({ to, types }) =>
    types.map(({ associationTypeId }) => {
      const targetType = targetOf(type, associationTypeId);
      if (!targetType) throw invalid(`Invalid association type ${associationTypeId} for ${type}`);
      const target = findObject(world, targetType, to.id);
      if (!target) throw notFound(`No ${targetType} object with ID ${to.id} exists`);
      return target;
    }),
  );
}

/** Creates an object with its associations; all or nothing. */
export function createObject(
  world: World,
  type: ObjectType,
  written: Values,
  associations: AssociationInput[],
  act: Act,
): StoredObject {
  const values = checked(world, type, written);
  if (ENGAGEMENTS.has(type) && !values.hs_timestamp) {
    throw invalid(`Error creating ${type.toUpperCase()}. Some required properties were not set.`, [
      { message: 'hs_timestamp is required', code: 'REQUIRED_FIELD', context: { properties: ['hs_timestamp'] } },
    ]);
  }
  if (type === 'contacts') claimAddress(world, values.email, null);
  const targets = targetsOf(world, type, associations);
  const now = world.now();
  const object: StoredObject = {
    type,
    id: world.store.nextId(),
    values: {},
    created: now,
    updated: now,
    archivedAt: null,
    history: {},
  };
  const changes = changesOf(world, object, values);
  enforceRules(world, type, changes, act);
  apply(world, object, changes, act);
  if (type === 'contacts' && values.email) {
    object.values.hs_email_domain = values.email.split('@')[1] ?? '';
    world.store.setAddress(values.email, object.id, false);
  }
  save(world, object, act);
  for (const target of targets) associate(world, object, target, act);
  return object;
}

/** Associates two objects. An engagement counts at its contact, whose modification time moves. */
export function associate(world: World, from: StoredObject, to: StoredObject, act: Act): void {
  world.store.link(from.type, from.id, to.type, to.id);
  act.trace.applied = true;
  if (to.type !== 'contacts' || !ENGAGEMENTS.has(from.type)) return;
  const count = Number(to.values.num_notes ?? 0) + 1;
  to.values.num_notes = String(count);
  to.values.notes_last_updated = new Date(world.now()).toISOString();
  save(world, to, act);
}

/** Puts an object into the bin. */
export function archiveObject(world: World, object: StoredObject, act: Act): void {
  if (object.values.email && object.type === 'contacts') world.store.dropAddress(object.values.email);
  save(world, { ...object, archivedAt: world.now() }, act);
}

/** Merges one contact into another: the old id answers with the survivor from now on. */
export function mergeContacts(world: World, survivor: StoredObject, other: StoredObject, act: Act): StoredObject {
  const now = world.now();
  const { email, ...rest } = other.values;
  const order = world.book.stageOrder();
  const theirs = rest.lifecyclestage ?? '';
  const stage = moveStage(survivor.values, theirs || (survivor.values.lifecyclestage ?? ''), order, now);
  const missing = Object.fromEntries(Object.entries(rest).filter(([name]) => survivor.values[name] === undefined));
  const addresses = [survivor.values.hs_additional_emails, email, rest.hs_additional_emails].filter(Boolean);
  const merged = [survivor.values.hs_calculated_merged_vids, `${other.id}:${now}`, rest.hs_calculated_merged_vids];
  const changes: Values = {
    ...missing,
    ...stage,
    hs_additional_emails: addresses.join(';'),
    hs_calculated_merged_vids: merged.filter(Boolean).join(';'),
  };
  apply(world, survivor, changes, { ...act, source: { sourceType: 'MERGE_CONTACTS' } });
  save(world, { ...other, archivedAt: now }, act);
  world.store.markMerged(other.id, survivor.id);
  world.store.moveLinks(other.id, survivor.id);
  if (email) world.store.setAddress(email, survivor.id, true);
  save(world, survivor, act);
  return survivor;
}
