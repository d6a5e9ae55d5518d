import type { FiguresEngine } from '../crm/port/figures';
import { notTakenBack } from '../domain/changes/taken-back';
import { clockCounts, clockOf } from '../domain/figures/goals/clock-goals';
import type { GoalsView } from '../domain/figures/shown/goal-number';
import { allIntents } from '../store/outbox-rows';
import { teamClocks, teamReadAt } from '../sync/team';
import { funnelView } from './figures';
import type { Crm, Events, Preferences, Store, Terms } from './services';

type Goals = Store &
  Pick<Preferences, 'language'> &
  Terms &
  Pick<Crm, 'connection'> &
  Pick<Events, 'clock'>;

/** The view of the funnel that the goals are read from: it asks for nothing of its own. */
export const GOALS_WANT = { period: { unit: 'month' }, filter: {} } as const;

/** The goals with what they are held against, as it stands in the store. */
export async function goalsView(services: Goals, engine: FiguresEngine | null): Promise<GoalsView> {
  const [funnel, { known, policy }] = await Promise.all([
    funnelView(services, engine, GOALS_WANT),
    services.agreementCache.read(),
  ]);
  const countsClocks = funnel.goals.some(({ measure }) => clockOf(measure) !== null);
  return {
    funnel,
    isAgreed: known.length > 0 || policy.agreement !== null,
    clocks: countsClocks ? await clocksOf(services, funnel.hours.timeZone) : null,
  };
}

async function clocksOf(services: Goals, timeZone: string): Promise<GoalsView['clocks']> {
  const { db } = services;
  const asOf = await teamReadAt(db);
  if (asOf === null) return null;
  const { id } = await services.connection();
  const now = services.clock();
  const intents = notTakenBack(await allIntents(db, id));
  const { clocks } = await teamClocks(db, intents, await services.terms(), now);
  return clockCounts(clocks, asOf, now, timeZone);
}
