import type { Hono } from 'hono';
import { notFound } from '../errors';
import { type Env, needAll, numberQuery, paging, versionOf } from '../http';
import type { Owner } from '../types';
import type { World } from '../world';

const CREATED = '2025-01-07T09:00:00.000Z';

function presentOwner(owner: Owner): unknown {
  const { id, email, firstName, lastName, userId, team, archived, queue = false } = owner;
  return {
    id,
    // Left out where there is none, as the description has it.
    ...(email !== '' && { email }),
    type: queue ? 'QUEUE' : 'PERSON',
    ...(firstName !== '' && { firstName }),
    ...(lastName !== '' && { lastName }),
    // Of a person who was deactivated only the second one is left.
    ...(!archived && !queue && { userId }),
    userIdIncludingInactive: userId,
    createdAt: CREATED,
    updatedAt: CREATED,
    archived,
    ...(team !== null && { teams: [{ id: '3', name: team, primary: true }] }),
  };
}

/** The people who can own a contact: `/crm/owners/{v}`. */
export function ownerRoutes(app: Hono<Env>, world: World): void {
  app.get('/crm/owners/:v', (c) => {
    versionOf(c);
    needAll(c, ['crm.objects.owners.read']);
    const limit = numberQuery(c, 'limit', 100, 1, 500);
    const after = Number(c.req.query('after') ?? 0);
    const email = c.req.query('email')?.toLowerCase();
    const archived = c.req.query('archived') === 'true';
    const all = world.owners
      .filter(
        (owner) =>
          owner.archived === archived &&
          (email === undefined || owner.email.toLowerCase() === email),
      )
      .filter((owner) => Number(owner.id) > after)
      .sort((a, b) => Number(a.id) - Number(b.id));
    const page = all.slice(0, limit);
    return c.json({
      results: page.map(presentOwner),
      ...paging(all.length > limit ? (page.at(-1)?.id ?? null) : null),
    });
  });

  app.get('/crm/owners/:v/:id', (c) => {
    versionOf(c);
    needAll(c, ['crm.objects.owners.read']);
    const key = c.req.query('idProperty') === 'userId' ? 'userId' : 'id';
    const owner = world.owners.find((known) => String(known[key]) === c.req.param('id'));
    if (!owner) throw notFound();
    return c.json(presentOwner(owner));
  });
}
