import type { Hono } from 'hono';
import * as z from 'zod';
import { typeIdOf } from '../association-types';
import { invalid, notFound } from '../errors';
import {
  actOf,
  batchAnswer,
  bodyOf,
  type Env,
  needAll,
  needAny,
  numberQuery,
  paging,
  scopesOf,
  typeParam,
  versionOf,
} from '../http';
import { findObject } from '../reading';
import type { ObjectType } from '../types';
import type { World } from '../world';
import { associate } from '../writing';

const ReadInput = z.object({
  inputs: z.array(z.object({ id: z.coerce.string(), after: z.coerce.string().optional() })),
});

const ANY_READ = [
  'crm.objects.contacts.read',
  'crm.objects.companies.read',
  'crm.objects.deals.read',
];
const PAGE = 500;
const BATCH = 1000;

function linkTypes(from: ObjectType, to: ObjectType): unknown[] {
  const typeId = typeIdOf(from, to);
  return typeId === null ? [] : [{ category: 'HUBSPOT_DEFINED', typeId, label: null }];
}

function page(
  world: World,
  from: ObjectType,
  id: number,
  to: ObjectType,
  after: number,
  limit: number,
) {
  const ids = world.store.linked(from, id, to, after, limit + 1);
  const results = ids
    .slice(0, limit)
    .map((toId) => ({ toObjectId: String(toId), associationTypes: linkTypes(from, to) }));
  return { results, next: ids.length > limit ? (ids[limit - 1] ?? null) : null };
}

function noneFound(from: ObjectType, to: ObjectType, id: string): unknown {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    message: `No ${to} is associated with ${from} ${id}.`,
    context: { fromObjectId: [id], fromObjectType: [from], toObjectType: [to] },
    errors: [],
    links: {},
  };
}

function missingTarget(to: ObjectType, id: string): unknown {
  const message = `No ${to} object with ID ${id} exists`;
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message,
    context: { toObjectId: [id] },
    errors: [],
    links: {},
  };
}

function folded(world: World, errors: unknown[]): unknown {
  const at = new Date(world.now()).toISOString();
  return {
    status: 'COMPLETE',
    results: [],
    numErrors: errors.length,
    errors,
    startedAt: at,
    completedAt: at,
  };
}

/**
 * Which objects belong together: batch read, the list of one object, and the default association.
 */
export function associationRoutes(app: Hono<Env>, world: World): void {
  app.post('/crm/associations/:v/:from/:to/batch/read', async (c) => {
    versionOf(c);
    needAny(c, ANY_READ);
    const [from, to] = [typeParam(c, 'from'), typeParam(c, 'to')];
    const { inputs } = await bodyOf(c, ReadInput);
    if (inputs.length > BATCH)
      throw invalid(`The maximum number of inputs is ${BATCH}, received ${inputs.length}`);
    const results: unknown[] = [];
    const errors: unknown[] = [];
    for (const { id, after } of inputs) {
      const object = findObject(world, from, id);
      const found = object ? page(world, from, object.id, to, Number(after ?? 0), PAGE) : null;
      if (!found || found.results.length === 0) errors.push(noneFound(from, to, id));
      else results.push({ from: { id }, to: found.results, ...paging(found.next) });
    }
    return batchAnswer(c, world, results, errors);
  });

  app.get('/crm/objects/:v/:type/:id/associations/:to', (c) => {
    // The 2026-09 interface has no such call.
    if (versionOf(c) === '2026-09') throw notFound();
    needAny(c, ANY_READ);
    const [type, to] = [typeParam(c), typeParam(c, 'to')];
    const object = findObject(world, type, c.req.param('id'));
    if (!object) throw notFound();
    const limit = numberQuery(c, 'limit', PAGE, 1, PAGE);
    const { results, next } = page(
      world,
      type,
      object.id,
      to,
      Number(c.req.query('after') ?? 0),
      limit,
    );
    return c.json({ results, ...paging(next) });
  });

  app.put('/crm/objects/:v/:type/:id/associations/default/:to/:toId', (c) => {
    const act = actOf(c);
    const [type, to] = [typeParam(c), typeParam(c, 'to')];
    needAll(c, [...new Set([...scopesOf(type, 'write'), ...scopesOf(to, 'write')])]);
    const [a, b] = [
      findObject(world, type, c.req.param('id')),
      findObject(world, to, c.req.param('toId')),
    ];
    const [forth, back] = [typeIdOf(type, to), typeIdOf(to, type)];
    if (!a) throw notFound();
    if (forth === null || back === null)
      throw invalid(`No default association between ${type} and ${to}`);
    // Both descriptions fold what went wrong with the target into an answer of 200.
    if (!b) return c.json(folded(world, [missingTarget(to, c.req.param('toId'))]));
    associate(world, a, b, act);
    const way = (fromId: number, toId: number, associationTypeId: number): unknown => ({
      from: { id: String(fromId) },
      to: { id: String(toId) },
      associationSpec: { associationCategory: 'HUBSPOT_DEFINED', associationTypeId },
    });
    return batchAnswer(c, world, [way(a.id, b.id, forth), way(b.id, a.id, back)], []);
  });
}
