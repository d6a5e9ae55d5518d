import type { Hono } from 'hono';
import * as z from 'zod';
import { ApiError, invalid } from '../errors';
import {
  actOf,
  batchAnswer,
  bodyOf,
  type Ctx,
  type Env,
  needAll,
  scopesOf,
  typeParam,
  Values,
  versionOf,
} from '../http';
import { findObject, present } from '../reading';
import type { ObjectType, StoredObject } from '../types';
import type { World } from '../world';
import { archiveObject, createObject, updateObject } from '../writing';

const ReadInput = z.object({
  idProperty: z.string().optional(),
  inputs: z.array(z.object({ id: z.coerce.string() })),
  properties: z.array(z.string()),
  propertiesWithHistory: z.array(z.string()),
});

const WriteItem = z.object({
  id: z.coerce.string(),
  idProperty: z.string().optional(),
  objectWriteTraceId: z.string().optional(),
  properties: Values,
});
const WriteInput = z.object({ inputs: z.array(WriteItem) });
const IdsInput = z.object({ inputs: z.array(z.object({ id: z.coerce.string() })) });
const BATCH = 100;
const BATCH_WITH_HISTORY = 50;

function checkSize(count: number, most: number): void {
  if (count > most)
    throw invalid(
      `The maximum number of inputs supported in a batch request is ${most}, received ${count}`,
    );
}

function failure(
  category: string,
  message: string,
  context: Record<string, string[]>,
  errors: unknown[] = [],
): unknown {
  return { status: 'error', category, message, context, errors, links: {} };
}

function missing(type: ObjectType, ids: string[]): unknown {
  const name = type.toUpperCase();
  return failure(
    'OBJECT_NOT_FOUND',
    `Could not get some ${name} objects, they may be deleted or not exist. Check that ids are valid.`,
    {
      ids,
    },
  );
}

async function batchRead(c: Ctx, world: World): Promise<Response> {
  versionOf(c);
  const type = typeParam(c);
  needAll(c, scopesOf(type, 'read'));
  const input = await bodyOf(c, ReadInput);
  checkSize(
    input.inputs.length,
    input.propertiesWithHistory.length > 0 ? BATCH_WITH_HISTORY : BATCH,
  );
  const found = new Map<number, StoredObject>();
  const unknown = new Set<string>();
  for (const { id } of input.inputs) {
    const object = findObject(
      world,
      type,
      id,
      input.idProperty,
      c.req.query('archived') === 'true',
    );
    if (object) found.set(object.id, object);
    else unknown.add(id);
  }
  // The answer keeps its own order, not that of the question: nothing promises more.
  const objects = [...found.values()].sort((a, b) => a.id - b.id);
  const wanted = { properties: input.properties, withHistory: input.propertiesWithHistory };
  const results = objects.map((object) => present(world, object, wanted));
  return batchAnswer(c, world, results, unknown.size > 0 ? [missing(type, [...unknown])] : []);
}

type Item = z.infer<typeof WriteItem>;

/**
 * With a trace id the refusal of one item stays with it; without one it refuses the whole batch.
 */
function itemFailure(error: unknown, item: Item): unknown {
  if (!(error instanceof ApiError) || item.objectWriteTraceId === undefined) throw error;
  const { category, message, errors } = error.body;
  return failure(
    category,
    message,
    { objectWriteTraceId: [item.objectWriteTraceId], ids: [item.id] },
    errors,
  );
}

async function batchWrite(c: Ctx, world: World, upsert: boolean): Promise<Response> {
  const type = typeParam(c);
  needAll(c, scopesOf(type, 'write'));
  const { inputs } = await bodyOf(c, WriteInput);
  checkSize(inputs.length, BATCH);
  const keys = inputs.map((item) => `${item.idProperty ?? ''} ${item.id}`);
  if (new Set(keys).size < keys.length) throw invalid('Duplicate IDs found in batch input');
  const act = actOf(c);
  const results: unknown[] = [];
  const errors: unknown[] = [];
  const unknown: string[] = [];
  for (const item of inputs) {
    try {
      const object = findObject(world, type, item.id, item.idProperty);
      const wanted = { properties: Object.keys(item.properties) };
      if (object) {
        const after = present(world, updateObject(world, object, item.properties, act), wanted);
        results.push(upsert ? { ...after, new: false } : after);
      } else if (upsert && item.idProperty) {
        const properties = { ...item.properties, [item.idProperty]: item.id };
        results.push({
          ...present(world, createObject(world, type, properties, [], act), wanted),
          new: true,
        });
      } else unknown.push(item.id);
    } catch (error) {
      errors.push(itemFailure(error, item));
    }
  }
  if (unknown.length > 0) errors.push(missing(type, unknown));
  return batchAnswer(c, world, results, errors);
}

/** Up to a hundred objects at once: `/crm/objects/{v}/{type}/batch/…`. */
export function batchRoutes(app: Hono<Env>, world: World): void {
  const base = '/crm/objects/:v/:type/batch';
  app.post(`${base}/read`, (c) => batchRead(c, world));
  app.post(`${base}/update`, (c) => batchWrite(c, world, false));
  app.post(`${base}/upsert`, (c) => batchWrite(c, world, true));
  app.post(`${base}/archive`, async (c) => {
    const type = typeParam(c);
    needAll(c, scopesOf(type, 'write'));
    const { inputs } = await bodyOf(c, IdsInput);
    checkSize(inputs.length, BATCH);
    for (const { id } of inputs) {
      const object = findObject(world, type, id);
      if (object) archiveObject(world, object, actOf(c));
    }
    return c.body(null, 204);
  });
}
