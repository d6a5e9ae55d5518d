import type { Hono } from 'hono';
import { notFound } from '../errors';
import { type Env, needAll, versionOf } from '../http';
import { findObject } from '../reading';
import type { World } from '../world';

const DEAL_STAGES = [
  ['appointmentscheduled', 'Appointment Scheduled', '0.2'],
  ['qualifiedtobuy', 'Qualified To Buy', '0.4'],
  ['presentationscheduled', 'Presentation Scheduled', '0.6'],
  ['decisionmakerboughtin', 'Decision Maker Bought-In', '0.8'],
  ['closedwon', 'Closed Won', '1.0'],
  ['closedlost', 'Closed Lost', '0.0'],
] as const;
const CREATED = '2025-01-07T09:00:00.000Z';

function utcOffset(
  timeZone: string,
  at: number,
): { utcOffset: string; utcOffsetMilliseconds: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const text = parts.find((part) => part.type === 'timeZoneName')?.value.slice(3) || '+00:00';
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return { utcOffset: text, utcOffsetMilliseconds: sign === '-' ? -size : size };
}

function dealPipeline(): unknown {
  const frame = { archived: false, createdAt: CREATED, updatedAt: CREATED };
  const stages = DEAL_STAGES.map(([id, label, probability], displayOrder) => ({
    ...frame,
    id,
    label,
    displayOrder,
    metadata: { probability, isClosed: String(id.startsWith('closed')) },
    writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
  }));
  return { ...frame, id: 'default', label: 'Sales Pipeline', displayOrder: 0, stages };
}

/** The account itself, its pipelines, and the lists that a contact is on. */
export function accountRoutes(app: Hono<Env>, world: World): void {
  app.get('/account-info/:v/details', (c) => {
    versionOf(c);
    needAll(c, ['oauth']);
    const { portalId, timeZone, uiDomain } = world.settings;
    return c.json({
      portalId,
      accountType: 'STANDARD',
      timeZone,
      companyCurrency: 'EUR',
      additionalCurrencies: [],
      ...utcOffset(timeZone, world.now()),
      uiDomain,
      dataHostingLocation: 'eu1',
    });
  });

  app.get('/account-info/:v/api-usage/daily/private-apps', (c) => {
    versionOf(c);
    needAll(c, ['oauth']);
    const usage = {
      name: 'private-apps-api-calls-daily',
      usageLimit: world.limits.settings.daily ?? 0,
      currentUsage: world.limits.usedToday,
      collectedAt: new Date(world.now()).toISOString(),
      fetchStatus: 'SUCCESS',
    };
    return c.json({ results: [usage] });
  });

  app.get('/crm/pipelines/:v/:type', (c) => {
    versionOf(c);
    needAll(c, ['crm.objects.deals.read']);
    return c.json({ results: c.req.param('type') === 'deals' ? [dealPipeline()] : [] });
  });

  app.get('/crm/lists/:v/records/0-1/:id/memberships', (c) => {
    versionOf(c);
    needAll(c, ['crm.lists.read']);
    const contact = findObject(world, 'contacts', c.req.param('id'));
    if (!contact) throw notFound();
    const added = new Date(contact.created).toISOString();
    const stage = contact.values.lifecyclestage ?? '';
    const list = world.book.stageOrder().indexOf(stage);
    const frame = {
      listVersion: 1,
      firstAddedTimestamp: added,
      lastAddedTimestamp: added,
      isPublicList: false,
    };
    const lists = [
      { listId: '1', ...frame },
      ...(list >= 0 ? [{ listId: String(list + 2), ...frame }] : []),
    ];
    return c.json({ total: lists.length, results: lists });
  });
}
