import type { Hono } from 'hono';
import * as z from 'zod';
import { invalid, notFound } from '../errors';
import {
  actOf,
  bodyOf,
  type Ctx,
  type Env,
  listQuery,
  needAll,
  numberQuery,
  objectType,
  paging,
  scopesOf,
  typeParam,
  Values,
  versionOf,
} from '../http';
import { mergeContacts } from '../merging';
import { findObject, present } from '../reading';
import type { ObjectType, StoredObject } from '../types';
import type { World } from '../world';
import { archiveObject, createObject, updateObject } from '../writing';

const CreateInput = z.object({
  properties: Values,
  associations: z
    .array(
      z.object({
        to: z.object({ id: z.coerce.string() }),
        types: z.array(
          z.object({ associationCategory: z.string(), associationTypeId: z.number().int() }),
        ),
      }),
    )
    .default([]),
});

const UpdateInput = z.object({ properties: Values });
const MergeInput = z.object({
  primaryObjectId: z.coerce.string(),
  objectIdToMerge: z.coerce.string(),
});

const SINGULAR: Partial<Record<ObjectType, string>> = { companies: 'company' };
const singular = (type: ObjectType): string => SINGULAR[type] ?? type.slice(0, -1);

function wanted(c: Ctx): { properties: string[]; withHistory: string[] } {
  return {
    properties: listQuery(c, 'properties'),
    withHistory: listQuery(c, 'propertiesWithHistory'),
  };
}

function associationsOf(c: Ctx, world: World, object: StoredObject): Record<string, unknown> {
  const found = listQuery(c, 'associations').map((name) => {
    const to = objectType(name);
    const type = `${singular(object.type)}_to_${singular(to)}`;
    const results = world.store
      .linked(object.type, object.id, to)
      .map((id) => ({ id: String(id), type }));
    return [to, { results }] as const;
  });
  const filled = found.filter(([, { results }]) => results.length > 0);
  return filled.length > 0 ? { associations: Object.fromEntries(filled) } : {};
}

function existing(c: Ctx, world: World, type: ObjectType, archived = false): StoredObject {
  const object = findObject(
    world,
    type,
    c.req.param('id') ?? '',
    c.req.query('idProperty'),
    archived,
  );
  if (!object) throw notFound();
  return object;
}

/** One object at a time, and the plain list: `/crm/objects/{v}/{type}`. */
export function objectRoutes(app: Hono<Env>, world: World): void {
  const base = '/crm/objects/:v/:type';

  app.get(base, (c) => {
    versionOf(c);
    const type = typeParam(c);
    needAll(c, scopesOf(type, 'read'));
    const limit = numberQuery(c, 'limit', 10, 1, 100);
    const after = Number(c.req.query('after') ?? 0);
    if (!Number.isInteger(after)) throw invalid('after is not a valid paging cursor');
    const rows = world.store.page(type, c.req.query('archived') === 'true', after, limit + 1);
    const page = rows.slice(0, limit);
    const results = page.map((object) => ({
      ...present(world, object, wanted(c)),
      ...associationsOf(c, world, object),
    }));
    return c.json({ results, ...paging(rows.length > limit ? (page.at(-1)?.id ?? null) : null) });
  });

  app.post(base, async (c) => {
    const type = typeParam(c);
    needAll(c, scopesOf(type, 'write'));
    const { properties, associations } = await bodyOf(c, CreateInput);
    const object = createObject(world, type, properties, associations, actOf(c));
    return c.json(present(world, object, { properties: Object.keys(properties) }), 201);
  });

  app.post('/crm/objects/:v/contacts/merge', async (c) => {
    needAll(c, scopesOf('contacts', 'write'));
    const input = await bodyOf(c, MergeInput);
    const survivor = findObject(world, 'contacts', input.primaryObjectId);
    const other = findObject(world, 'contacts', input.objectIdToMerge);
    if (!survivor || !other || survivor.id === other.id) throw notFound();
    return c.json(present(world, mergeContacts(world, survivor, other, actOf(c)), {}));
  });

  app.get(`${base}/:id`, (c) => {
    versionOf(c);
    const type = typeParam(c);
    needAll(c, scopesOf(type, 'read'));
    const object = existing(c, world, type, c.req.query('archived') === 'true');
    return c.json({ ...present(world, object, wanted(c)), ...associationsOf(c, world, object) });
  });

  app.patch(`${base}/:id`, async (c) => {
    const type = typeParam(c);
    needAll(c, scopesOf(type, 'write'));
    const { properties } = await bodyOf(c, UpdateInput);
    const object = updateObject(world, existing(c, world, type), properties, actOf(c));
    return c.json(present(world, object, { properties: Object.keys(properties) }));
  });

  app.delete(`${base}/:id`, (c) => {
    const type = typeParam(c);
    needAll(c, scopesOf(type, 'write'));
    const act = actOf(c);
    const object = findObject(world, type, c.req.param('id') ?? '');
    if (object) archiveObject(world, object, act);
    return c.body(null, 204);
  });
}
