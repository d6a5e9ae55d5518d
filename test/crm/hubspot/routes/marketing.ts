import type { Hono } from 'hono';
import { ApiError, invalid, missingScopes, notFound } from '../errors';
import { type Ctx, type Env, needAll, numberQuery, paging, versionOf } from '../http';
import { findObject } from '../reading';
import type { Participation, StoredObject } from '../types';
import type { World } from '../world';

const EVENT_CREATED = '2025-01-07T09:00:00.000Z';
const STATES = ['REGISTERED', 'CANCELLED', 'ATTENDED', 'NO_SHOW'];

function presentParticipation(
  item: Participation & { id: number },
  contact: StoredObject,
): unknown {
  return {
    // Id and creation are those of the marketing event, not of having been there.
    id: item.eventId,
    createdAt: EVENT_CREATED,
    associations: {
      contact: { contactId: String(contact.id), email: contact.values.email ?? '' },
      marketingEvent: { marketingEventId: item.eventId, name: item.eventName },
    },
    properties: {
      attendanceState: item.state,
      occurredAt: item.occurredAt,
      ...(item.durationSeconds !== null && { attendanceDurationSeconds: item.durationSeconds }),
      ...(item.percentage !== null && { attendancePercentage: item.percentage }),
    },
  };
}

/** Refuses with 403 what the account's plan does not include. */
function needTier(c: Ctx, world: World, tiers: string[], scopes: string[]): void {
  if (!tiers.includes(world.settings.tier)) throw new ApiError(403, missingScopes(scopes));
  needAll(c, scopes);
}

function occurrences(contact: StoredObject): unknown[] {
  const pages = [
    ['first', contact.values.hs_analytics_first_timestamp, contact.values.hs_analytics_first_url],
    ['last', contact.values.hs_analytics_last_timestamp, contact.values.hs_analytics_last_url],
  ];
  return pages.flatMap(([id, occurredAt, url]) =>
    occurredAt && url
      ? [
          {
            id: `${contact.id}-${id}`,
            eventType: 'e_visited_page',
            objectId: String(contact.id),
            objectType: 'CONTACT',
            occurredAt,
            properties: { hs_url: url },
          },
        ]
      : [],
  );
}

/**
 * What marketing did: events that a contact took part in (all plans), page views (Enterprise
 * alone).
 */
export function marketingRoutes(app: Hono<Env>, world: World): void {
  app.get('/marketing/marketing-events/:v/participations/contacts/:contact/breakdown', (c) => {
    versionOf(c);
    needAll(c, ['crm.objects.marketing_events.read']);
    const limit = numberQuery(c, 'limit', 10, 10, 100);
    const after = Number(c.req.query('after') ?? 0);
    const state = c.req.query('state');
    if (state !== undefined && !STATES.includes(state)) throw invalid(`Unknown state ${state}`);
    const key = c.req.param('contact');
    const contact = findObject(
      world,
      'contacts',
      key,
      key.includes('@') ? 'email' : 'hs_object_id',
    );
    if (!contact) throw notFound();
    const all = world.store
      .participations(contact.id)
      .filter((item) => state === undefined || item.state === state);
    const results = all
      .slice(after, after + limit)
      .map((item) => presentParticipation(item, contact));
    return c.json({
      total: all.length,
      results,
      ...paging(after + limit < all.length ? after + limit : null),
    });
  });

  app.get('/marketing/campaigns/:v', (c) => {
    versionOf(c);
    needTier(c, world, ['pro', 'enterprise'], ['marketing.campaigns.read']);
    return c.json({ total: 0, results: [] });
  });

  app.get('/events/event-occurrences/:v', (c) => {
    versionOf(c);
    needTier(c, world, ['enterprise'], ['oauth']);
    const contact = findObject(world, 'contacts', c.req.query('objectId') ?? '');
    return c.json({ results: contact ? occurrences(contact) : [] });
  });
}
