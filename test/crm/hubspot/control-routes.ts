import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { FaultRuleInput } from '../fault-schema';
import type { Control } from './control';
import type { RequestLog } from './request-log';
import { OBJECT_TYPES } from './types';

const Properties = z.record(z.string(), z.string());
const Version = z.object({
  value: z.string(),
  at: z.number(),
  sourceType: z.string(),
  sourceLabel: z.string().optional(),
});
const ContactInput = z.object({
  properties: Properties,
  id: z.string().optional(),
  createdAt: z.number().optional(),
  updatedAt: z.number().optional(),
  history: z.record(z.string(), z.array(Version)).optional(),
});
const ActivityInput = z.object({
  type: z.enum(OBJECT_TYPES),
  contactId: z.string(),
  properties: Properties,
  at: z.number().optional(),
});
const ParticipationInput = z.object({
  contactId: z.string(),
  eventId: z.string(),
  eventName: z.string(),
  state: z.enum(['REGISTERED', 'ATTENDED', 'CANCELLED', 'NO_SHOW']),
  occurredAt: z.number(),
  durationSeconds: z.number().nullable().default(null),
  percentage: z.string().nullable().default(null),
});
const OwnerInput = z.object({ email: z.string(), firstName: z.string(), lastName: z.string() });
const SettingsInput = z
  .object({
    searchLagMs: z.number().min(0),
    tier: z.enum(['free', 'pro', 'enterprise']),
    secondaryEmailLookup: z.boolean(),
    stageAutomation: z.record(z.string(), z.string()),
    requiredRules: z.array(
      z.object({
        type: z.enum(OBJECT_TYPES),
        property: z.string(),
        when: z.object({ property: z.string(), value: z.string() }),
      }),
    ),
  })
  .partial()
  .strict();
const Limit = z.number().int().min(0).nullable();
const LimitsInput = z
  .object({ tenSecondly: Limit, searchPerSecond: Limit, daily: Limit })
  .partial()
  .strict();
const TokenInput = z.object({ token: z.string(), scopes: z.array(z.string()).optional() });

async function parsed<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await c.req.json());
}

/** Leaves out what is undefined, as the settings are merged over the old ones. */
function given<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The control over HTTP, as JSON, under `/__control`; it asks for no token. */
export function controlApp(control: Control, log: RequestLog): Hono {
  const app = new Hono().basePath('/__control');
  app.onError((error, c) => c.json({ error: error.message }, 400));

  app.get('/faults', (c) => c.json(control.faults.list()));
  app.post('/faults', async (c) =>
    c.json({ id: control.faults.add(await parsed(c, FaultRuleInput)) }, 201),
  );
  app.delete('/faults', (c) => {
    control.faults.clear();
    return c.body(null, 204);
  });
  app.delete('/faults/:id', (c) => {
    control.faults.remove(Number(c.req.param('id')));
    return c.body(null, 204);
  });

  app.post('/contacts', async (c) => {
    const { properties, ...extras } = await parsed(c, ContactInput);
    return c.json({ id: control.upsertContact(properties, extras) }, 201);
  });
  app.get('/contacts/:key', (c) => {
    const contact = control.contact(c.req.param('key'));
    return contact ? c.json(contact) : c.json({ error: 'no such contact' }, 404);
  });
  app.delete('/contacts/:id', (c) => {
    control.archive('contacts', c.req.param('id'));
    return c.body(null, 204);
  });
  app.get('/contacts/:id/:type', (c) =>
    c.json(control.linkedTo(c.req.param('id'), z.enum(OBJECT_TYPES).parse(c.req.param('type')))),
  );
  app.post('/merge', async (c) => {
    const { survivor, other } = await parsed(
      c,
      z.object({ survivor: z.string(), other: z.string() }),
    );
    control.merge(survivor, other);
    return c.body(null, 204);
  });
  app.post('/activities', async (c) => {
    const { type, contactId, properties, at } = await parsed(c, ActivityInput);
    return c.json({ id: control.addActivity(type, contactId, properties, at) }, 201);
  });
  app.post('/participations', async (c) => {
    control.addParticipation(await parsed(c, ParticipationInput));
    return c.body(null, 204);
  });
  app.post('/owners', async (c) =>
    c.json({ id: control.upsertOwner(await parsed(c, OwnerInput)) }, 201),
  );

  app.patch('/settings', async (c) => {
    control.set(given(await parsed(c, SettingsInput)));
    return c.json(control.settings());
  });
  app.patch('/limits', async (c) => {
    control.setLimits(given(await parsed(c, LimitsInput)));
    return c.body(null, 204);
  });
  app.put('/stages', async (c) => {
    control.properties.setStages(await parsed(c, z.array(z.tuple([z.string(), z.string()]))));
    return c.body(null, 204);
  });
  app.post('/tokens', async (c) => {
    const { token, scopes } = await parsed(c, TokenInput);
    control.addToken(token, scopes);
    return c.body(null, 204);
  });
  app.post('/tokens/expire', async (c) => {
    control.expireToken((await parsed(c, TokenInput)).token);
    return c.body(null, 204);
  });

  app.get('/requests', (c) => c.json(log.entries));
  app.delete('/requests', (c) => {
    log.clear();
    return c.body(null, 204);
  });
  return app;
}
