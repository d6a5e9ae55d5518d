import type { Context, MiddlewareHandler } from 'hono';
import * as z from 'zod';
import type { Act } from './act';
import {
  ApiError,
  errorBody,
  invalid,
  missingScopes,
  notFound,
  rateLimited,
  unauthenticated,
} from './errors';
import { isVersion } from './paths';
import type { Credential } from './tokens-held';
import { type ApiVersion, OBJECT_TYPES, type ObjectType } from './types';
import type { World } from './world';

/** What travels with one request through the handlers. */
export interface Env {
  Bindings: { trace: { applied: boolean } };
  Variables: { credential: Credential };
}
export type Ctx = Context<Env>;

/**
 * Who asks, and whether they still may: 401 first, then the limits. Search has a limit of its own
 * and no headers.
 */
export function gate(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const credential = world.tokens.find(c.req.header('authorization') ?? null);
    if (!credential || credential.expired)
      throw new ApiError(401, unauthenticated(credential?.expired ?? false));
    c.set('credential', credential);
    const search = c.req.method === 'POST' && c.req.path.endsWith('/search');
    const refusal = world.limits.take(search, world.now());
    if (refusal)
      throw new ApiError(429, rateLimited(refusal), search ? {} : world.limits.headers());
    await next();
    if (search) return;
    for (const [name, value] of Object.entries(world.limits.headers()))
      c.res.headers.set(name, value);
  };
}

/** Refuses with 403 unless the key has one of the scopes. */
export function needAny(c: Ctx, scopes: string[]): void {
  if (!scopes.some((scope) => c.get('credential').scopes.has(scope)))
    throw new ApiError(403, missingScopes(scopes));
}

/** Refuses with 403 unless the key has all of the scopes. */
export function needAll(c: Ctx, scopes: string[]): void {
  const missing = scopes.filter((scope) => !c.get('credential').scopes.has(scope));
  if (missing.length > 0) throw new ApiError(403, missingScopes(missing));
}

export function versionOf(c: Ctx): ApiVersion {
  const version = c.req.param('v') ?? '';
  if (!isVersion(version)) throw notFound(`No such API version: ${version}`);
  return version;
}

const TYPE_IDS: Readonly<Record<string, ObjectType>> = {
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
  '0-46': 'notes',
  '0-48': 'calls',
  '0-47': 'meetings',
  '0-49': 'emails',
  '0-27': 'tasks',
  '0-18': 'communications',
};

/** The object type that a path segment names: plural, singular or type id. */
export function objectType(name: string): ObjectType {
  const plural = name === 'company' ? 'companies' : name.endsWith('s') ? name : `${name}s`;
  const type = TYPE_IDS[name] ?? OBJECT_TYPES.find((known) => known === plural);
  if (!type) throw invalid(`Unable to infer object type from: ${name}`);
  return type;
}

export function typeParam(c: Ctx, name = 'type'): ObjectType {
  return objectType(c.req.param(name) ?? '');
}

/**
 * The scopes that reading (or writing) a type takes. Activities go by the contact scopes, logged
 * emails by one more.
 */
export function scopesOf(type: ObjectType, way: 'read' | 'write'): string[] {
  if (type === 'companies' || type === 'deals') return [`crm.objects.${type}.${way}`];
  const contacts = `crm.objects.contacts.${way}`;
  return type === 'emails' && way === 'read' ? [contacts, 'sales-email-read'] : [contacts];
}

/**
 * Parses the body by a schema. Throws what HubSpot throws: 415, or 400 for what is no JSON or not
 * of this shape.
 */
export async function bodyOf<T>(c: Ctx, schema: z.ZodType<T>): Promise<T> {
  const contentType = c.req.header('content-type') ?? '';
  if (!contentType.includes('json'))
    throw new ApiError(415, errorBody('VALIDATION_ERROR', 'Unsupported Media Type'));
  let json: unknown;
  try {
    json = JSON.parse(await c.req.text());
  } catch {
    throw invalid('Invalid input JSON on line 1, column 1: malformed');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(`Invalid input JSON: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** A whole number from the query, within bounds; throws a 400 outside of them. */
export function numberQuery(
  c: Ctx,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const raw = c.req.query(name);
  if (raw === undefined) return fallback;
  const value = Number(raw);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw invalid(`${name} must be between ${least} and ${most}`);
  }
  return value;
}

/** A list in the query, written with commas, repeated, or both. */
export function listQuery(c: Ctx, name: string): string[] {
  return (c.req.queries(name) ?? [])
    .flatMap((part) => part.split(','))
    .filter((part) => part !== '');
}

export function actOf(c: Ctx): Act {
  return { version: versionOf(c), trace: c.env.trace };
}

export const Values = z.record(z.string(), z.string());

/** `paging` where more is to come. */
export function paging(after: string | number | null): {
  paging?: { next: { after: string; link: string } };
} {
  return after === null
    ? {}
    : { paging: { next: { after: String(after), link: `?after=${after}` } } };
}

/**
 * The frame of every batch answer: when anything failed 207, and 200 all the same from 2026-09 on.
 */
export function batchAnswer(c: Ctx, world: World, results: unknown[], errors: unknown[]): Response {
  const at = new Date(world.now()).toISOString();
  const body = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
  return errors.length === 0
    ? c.json(body, 200)
    : c.json({ ...body, numErrors: errors.length, errors }, versionOf(c) === '2026-09' ? 200 : 207);
}
