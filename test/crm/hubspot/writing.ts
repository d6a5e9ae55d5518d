import type { Act } from './act';
import { targetOf } from './association-types';
import { checked, claimAddress, enforceRules } from './checking';
import { invalid, notFound } from './errors';
import { addVersion } from './history';
import { moveStage } from './lifecycle';
import { findObject } from './reading';
import type { ObjectType, StoredObject, Values } from './types';
import type { World } from './world';

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

/** Writes an object at the world's time; the search index follows later. */
export function save(world: World, object: StoredObject, act: Act): void {
  const now = world.now();
  const { searchLagMs } = world.settings;
  if (searchLagMs > 0) world.store.keepOldInIndex(object.type, object.id, now + searchLagMs);
  object.updated = now;
  world.store.put(object);
  act.trace.applied = true;
}

/**
 * The changes that a write really makes: a stage follows its own rule, everything else is taken as
 * given.
 */
function changesOf(world: World, object: StoredObject, values: Values): Values {
  const { lifecyclestage: stage, ...others } = values;
  const changes = Object.fromEntries(
    Object.entries(others).filter(([name, value]) => value !== (object.values[name] ?? '')),
  );
  if (stage === undefined) return changes;
  if (object.type !== 'contacts') return { ...changes, lifecyclestage: stage };
  return { ...changes, ...moveStage(object.values, stage, world.book.stageOrder(), world.now()) };
}

/** Puts changed values into an object, each with a version in its history. */
export function apply(world: World, object: StoredObject, changes: Values, act: Act): void {
  const source = act.source ?? { sourceType: 'INTEGRATION', sourceLabel: 'Relevo test key' };
  for (const [name, value] of Object.entries(changes)) {
    addVersion(object, name, { value, at: world.now(), ...source });
    if (value === '') delete object.values[name];
    else object.values[name] = value;
  }
}

/** Changes an object; values as sent. Changes nothing and throws when any value is refused. */
export function updateObject(
  world: World,
  object: StoredObject,
  written: Values,
  act: Act,
): StoredObject {
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
  liftStage(world, object, values.lifecyclestage);
  save(world, object, act);
  return object;
}

/** An automation of the account that moves a contact on as soon as it reaches a stage. */
function liftStage(world: World, object: StoredObject, reached: string | undefined): void {
  const to = reached ? world.settings.stageAutomation[reached] : undefined;
  if (to === undefined || object.values.lifecyclestage !== reached) return;
  const changes = moveStage(object.values, to, world.book.stageOrder(), world.now());
  const source = { sourceType: 'AUTOMATION_PLATFORM', sourceLabel: 'Workflow' };
  apply(world, object, changes, { version: '2026-03', trace: { applied: true }, source });
}

function targetsOf(
  world: World,
  type: ObjectType,
  associations: AssociationInput[],
): StoredObject[] {
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
      {
        message: 'hs_timestamp is required',
        code: 'REQUIRED_FIELD',
        context: { properties: ['hs_timestamp'] },
      },
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
  // A key belongs to no one: no user is named.
  if (ENGAGEMENTS.has(type)) object.values.hs_object_source = 'INTEGRATION';
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
  if (object.type === 'contacts') {
    const { email, hs_additional_emails: more } = object.values;
    for (const address of [email, ...(more?.split(';') ?? [])])
      if (address) world.store.dropAddress(address);
  }
  save(world, { ...object, archivedAt: world.now() }, act);
}
