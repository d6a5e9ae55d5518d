import type { Route } from './route';
import { agreementRoutes } from './routes/agreement';
import { attributionRoutes } from './routes/attribution';
import { connectionRoutes } from './routes/connection';
import { contestsRoutes } from './routes/contests';
import { dealsRoutes } from './routes/deals';
import { deviceRoutes } from './routes/device';
import { feedbackRoutes } from './routes/feedback';
import { figuresRoutes } from './routes/figures';
import { goalsRoutes } from './routes/goals';
import { handOffsRoutes } from './routes/hand-offs';
import { importRoutes } from './routes/import';
import { outboxRoutes } from './routes/outbox';
import { peopleRoutes } from './routes/people';
import { reviewRoutes } from './routes/review';
import { siteRoutes } from './routes/site';
import { tabRoutes } from './routes/tab';

/** All routes, by their name. */
export const contract = {
  ...siteRoutes,
  ...tabRoutes,
  ...peopleRoutes,
  ...dealsRoutes,
  ...outboxRoutes,
  ...deviceRoutes,
  ...agreementRoutes,
  ...connectionRoutes,
  ...importRoutes,
  ...feedbackRoutes,
  ...contestsRoutes,
  ...handOffsRoutes,
  ...figuresRoutes,
  ...goalsRoutes,
  ...attributionRoutes,
  ...reviewRoutes,
} as const;

export type Contract = typeof contract;
export type RouteName = keyof Contract;
export type InputOf<Name extends RouteName> =
  Contract[Name] extends Route<infer Input, infer _> ? Input : never;
export type OutputOf<Name extends RouteName> =
  Contract[Name] extends Route<infer _, infer Output> ? Output : never;

/** Topics of a push: which data a surface should read again. */
export type Topic =
  | 'tab'
  | 'people'
  | 'outbox'
  | 'settings'
  | 'connection'
  | 'health'
  | 'feedback'
  | 'agreement'
  | 'figures'
  | 'goals'
  | 'attribution';
