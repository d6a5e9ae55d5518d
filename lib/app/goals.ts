import type { FiguresEngine } from '../crm/port/figures';
import { isFresh } from '../domain/base/fresh';
import { notTakenBack } from '../domain/changes/taken-back';
import { type ClockCounts, clockCounts, clockOf } from '../domain/figures/goals/clock-goals';
import type { GoalsView } from '../domain/figures/shown/goal-number';
import type { RelevoDb } from '../store/db';
import { allIntents } from '../store/outbox-rows';
import { teamClocks, teamReadAt } from '../sync/team';
import { funnelView } from './funnel-view';
import type { Crm, Events, Preferences, Store, Terms } from './services';

type Deps = Store &
  Pick<Preferences, 'language'> &
  Terms &
  Pick<Crm, 'connection'> &
  Pick<Events, 'clock'>;

/** The view of the Funnel whose counts the goals use, so that the goals need no requests. */
export const GOALS_WANT = { period: { unit: 'month' }, filter: {} } as const;

/** Returns the goals and the stored counts that they are compared with. */
export async function goalsView(services: Deps, engine: FiguresEngine | null): Promise<GoalsView> {
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

/** The clocks of a big team take long to compute, and a page that is looked at asks often, ms. */
const COMPUTED_MS = 60_000;

/** What was computed last, by database; a worker that dies forgets it and loses nothing. */
const computed = new WeakMap<RelevoDb, { readonly at: number; readonly counts: ClockCounts }>();

async function clocksOf(services: Deps, timeZone: string): Promise<ClockCounts | null> {
  const { db } = services;
  const asOf = await teamReadAt(db);
  if (asOf === null) return null;
  const now = services.clock();
  const before = computed.get(db);
  if (before?.counts.asOf === asOf && isFresh(before.at, now, COMPUTED_MS)) return before.counts;
  const { id } = await services.connection();
  const intents = notTakenBack(await allIntents(db, id));
  const { clocks } = await teamClocks(db, intents, await services.terms(), now);
  const counts = clockCounts(clocks, asOf, now, timeZone);
  computed.set(db, { at: now, counts });
  return counts;
}
