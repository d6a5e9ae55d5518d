import * as z from 'zod/mini';
import { STAGES } from '../../../lib/domain/base/stage';
import { cohortCounts } from '../../../lib/domain/figures/funnel/cohort';
import { journeysOf, type Move } from '../../../lib/domain/figures/funnel/journey';
import { localMonth } from '../../../lib/domain/figures/funnel/month';
import { funnelCounts } from '../funnel-counts';
import { byMonth } from '../people';
import { count, maybe, number, question, text } from '../question';
import { SURVIVAL } from './survival';

/** Windows where a case names none: a team's own before it sets others. */
const WINDOWS: Readonly<Record<string, number>> = { lead: 90, mql: 30, sql: 90, opportunity: 90 };

const moment = z.pipe(
  z.union([number, text.check(z.refine((date) => !Number.isNaN(Date.parse(date))))]),
  z.transform((at) => (typeof at === 'number' ? at : Date.parse(at))),
);

const log = z.object({
  stages: maybe(z.array(text)),
  moves: z.array(z.object({ person: text, at: maybe(moment), stage: text })),
  now: maybe(moment),
  windowDays: maybe(z.union([count, z.record(text, count)])),
  timeZone: maybe(text),
  zone: maybe(text),
});

/** Counts of a log of moves, and shares within a window. */
export const FUNNEL = [
  question(z.object({ instants: z.array(moment), zones: z.array(text) }), ({ instants, zones }) =>
    Object.fromEntries(zones.map((zone) => [zone, instants.map((at) => localMonth(at, zone))])),
  ),
  question(log, reckonLog),
  ...SURVIVAL,
];

function reckonLog(input: z.infer<typeof log>) {
  const ladder = input.stages ?? [...STAGES];
  const moves = input.moves.map(
    ({ person, at, stage }): Move<string> => ({ person, stage, at: at ?? null }),
  );
  const now =
    input.now ??
    moves.reduce((last, { at }) => Math.max(last, at ?? last), Number.NEGATIVE_INFINITY);
  const zone = input.timeZone ?? input.zone ?? 'UTC';
  const journeys = journeysOf(moves, ladder, now);
  // Visitors are no people of a CRM and counted otherwise.
  const counted = ladder.filter((stage) => stage !== 'visitor');
  const { everReached, now: present, passedOver, cameAgain, movesBack } = funnelCounts(journeys);
  const windowOf = (stage: string) =>
    typeof input.windowDays === 'number'
      ? input.windowDays
      : (input.windowDays?.[stage] ?? WINDOWS[stage] ?? 90);
  const asObject = (counts: ReadonlyMap<string, number>, stages: readonly string[]) =>
    Object.fromEntries(
      stages.flatMap((stage) => (counts.has(stage) ? [[stage, counts.get(stage)]] : [])),
    );
  return {
    everReached: asObject(everReached, counted),
    now: asObject(present, ladder),
    passedOver: asObject(passedOver, counted),
    movesBack,
    cameAgain: asObject(cameAgain, counted),
    cohorts: counted.slice(0, -1).flatMap((stage, i) => {
      const transition = { stage, next: counted[i + 1] ?? stage, windowDays: windowOf(stage) };
      return byMonth(journeys, stage, zone).map(([month, cohort]) => ({
        stage,
        month,
        ...cohortCounts(cohort, transition, now),
      }));
    }),
    flows: counted.flatMap((stage) =>
      byMonth(journeys, stage, zone).map(([month, cohort]) => ({
        stage,
        month,
        entries: cohort.length,
      })),
    ),
  };
}
