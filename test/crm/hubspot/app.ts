import { Hono } from 'hono';
import type { Dialect } from '../play-fault';
import {
  ApiError,
  errorBody,
  missingScopes,
  notFound,
  rateLimited,
  unauthenticated,
} from './errors';
import { type Env, gate } from './http';
import { partialAnswer } from './partial';
import { accountRoutes } from './routes/account';
import { associationRoutes } from './routes/associations';
import { batchRoutes } from './routes/batches';
import { marketingRoutes } from './routes/marketing';
import { objectRoutes } from './routes/objects';
import { ownerRoutes } from './routes/owners';
import { propertyRoutes } from './routes/properties';
import { searchRoutes } from './routes/searches';
import type { World } from './world';

/** HubSpot's interface over one account, for dated paths. */
export function hubSpotApp(world: World): Hono<Env> {
  const app = new Hono<Env>();
  app.use(gate(world));
  searchRoutes(app, world);
  batchRoutes(app, world);
  associationRoutes(app, world);
  objectRoutes(app, world);
  propertyRoutes(app, world);
  ownerRoutes(app, world);
  marketingRoutes(app, world);
  accountRoutes(app, world);
  app.notFound((c) => c.json(notFound().body, 404));
  app.onError((error, c) => {
    if (error instanceof ApiError) return c.json(error.body, error.status, error.headers);
    return c.json(errorBody('INTERNAL_ERROR', `internal error: ${error.message}`), 500);
  });
  return app;
}

/** How HubSpot words what the fault language can make it say. */
export const hubSpotDialect: Dialect = {
  rateLimit: (policy = 'TEN_SECONDLY_ROLLING') => ({
    body: rateLimited(policy),
    headers: policy === 'SECONDLY' ? {} : { 'X-HubSpot-RateLimit-Remaining': '0' },
  }),
  unauthorized: unauthenticated,
  forbidden: missingScopes,
  serverError: (status) => errorBody('INTERNAL_ERROR', `internal error (${status})`),
  partial: partialAnswer,
};
