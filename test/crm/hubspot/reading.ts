import { invalid } from './errors';
import { versionsOf } from './history';
import { timeNames } from './properties';
import type { ObjectType, StoredObject } from './types';
import type { World } from './world';

const iso = (at: number): string => new Date(at).toISOString();

function byUniqueProperty(
  world: World,
  type: ObjectType,
  name: string,
  value: string,
): StoredObject | null {
  const path = `$."${name}"`;
  const row = world.store.sql.first(
    `SELECT id FROM ${type} WHERE archived IS NULL AND json_extract(props, ?) = ?`,
    [path, value],
  );
  return row ? world.store.get(type, Number(row.id)) : null;
}

function byEmail(world: World, email: string): StoredObject | null {
  const holder = world.store.holder(email.trim());
  if (!holder || (holder.secondary && !world.settings.secondaryEmailLookup)) return null;
  return world.store.get('contacts', holder.contact);
}

/**
 * One object by its id or by a unique property, or null when there is none. A merged contact's old
 * id finds the survivor. Throws a 400 for an `idProperty` that is not unique.
 */
export function findObject(
  world: World,
  type: ObjectType,
  key: string,
  idProperty = 'hs_object_id',
  archived = false,
): StoredObject | null {
  const property = world.book.get(type, idProperty);
  if (idProperty !== 'hs_object_id' && !property?.unique) {
    throw invalid(`Property "${idProperty}" is not a unique property of ${type}`);
  }
  let object: StoredObject | null;
  if (type === 'contacts' && idProperty === 'email') object = byEmail(world, key);
  else if (idProperty !== 'hs_object_id') object = byUniqueProperty(world, type, idProperty, key);
  else if (!/^\d{1,15}$/.test(key)) return null;
  else
    object = world.store.get(
      type,
      type === 'contacts' ? world.store.survivorOf(Number(key)) : Number(key),
    );
  return object && (object.archivedAt !== null) === archived ? object : null;
}

/** The value of any property, also of those that are kept outside the values. */
function propertyOf(object: StoredObject, name: string): string | null {
  const times = timeNames(object.type);
  if (name === 'hs_object_id') return String(object.id);
  if (name === times.created) return iso(object.created);
  if (name === times.modified) return iso(object.updated);
  return object.values[name] ?? null;
}

export interface Wanted {
  properties?: readonly string[] | undefined;
  withHistory?: readonly string[] | undefined;
}

const DEFAULTS: Readonly<Partial<Record<ObjectType, readonly string[]>>> = {
  contacts: ['email', 'firstname', 'lastname'],
  companies: ['name', 'domain'],
  deals: ['dealname', 'amount', 'dealstage', 'pipeline', 'closedate'],
};

/**
 * An object as HubSpot writes it. A property that does not exist is left out, one without a value
 * is null.
 */
export function present(
  world: World,
  object: StoredObject,
  wanted: Wanted,
): Record<string, unknown> {
  const times = timeNames(object.type);
  const asked = wanted.properties?.length ? wanted.properties : (DEFAULTS[object.type] ?? []);
  const names = new Set([
    ...asked,
    ...(wanted.withHistory ?? []),
    times.created,
    times.modified,
    'hs_object_id',
  ]);
  const known = [...names].filter((name) => world.book.get(object.type, name));
  const history = (wanted.withHistory ?? []).filter((name) => world.book.get(object.type, name));
  return {
    id: String(object.id),
    properties: Object.fromEntries(known.map((name) => [name, propertyOf(object, name)])),
    ...(history.length > 0 && {
      propertiesWithHistory: Object.fromEntries(
        history.map((name) => [name, presentHistory(object, name)]),
      ),
    }),
    createdAt: iso(object.created),
    updatedAt: iso(object.updated),
    archived: object.archivedAt !== null,
    ...(object.archivedAt !== null && { archivedAt: iso(object.archivedAt) }),
  };
}

function presentHistory(object: StoredObject, name: string): unknown[] {
  return versionsOf(object, name).map(({ value, at, ...source }) => ({
    value,
    timestamp: iso(at),
    ...source,
  }));
}
