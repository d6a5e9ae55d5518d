import * as z from 'zod/mini';
import { betaBinomialAtLeast } from '../../../lib/domain/figures/numeric/beta-binomial';
import {
  atLeast,
  atLeastWithNew,
  countDistribution,
  countQuantile,
} from '../../../lib/domain/figures/plan/count-distribution';
import { needWithBeta } from '../../../lib/domain/figures/plan/need';
import { chancesForAge } from '../../../lib/domain/figures/plan/on-the-way';
import { steadyArrivals } from '../../../lib/domain/figures/plan/steady';
import { meanOfNew } from '../../../lib/domain/figures/plan/together';
import { jeffreysBeta, PLAN_CONFIDENCE } from '../../../lib/domain/figures/rates/interval';
import { outcomeCurve } from '../../../lib/domain/figures/time/competing';
import { lagAt, lagCurve } from '../../../lib/domain/figures/time/lag';
import { chainIncrements } from '../chains';
import { needWithRate } from '../need-with-rate';
import { plainNeed, plainNeedOfRate, plainNeeds } from '../plain-need';
import { chance, count, maybe, number, numbers, question, whole } from '../question';
import { binomialAtLeast, massAt } from '../tails';
import { outcomesOf, waysOf } from './competing';

const positive = z.int().check(z.positive());
const rowsOf = <T extends z.ZodMiniType>(row: T) => z.object({ rows: z.array(row) });
const chances = z.array(chance);

/** From the goal back up. */
export const BACKWARD = [
  question(rowsOf(z.tuple([whole, whole, positive])), ({ rows }) => ({
    values: rows.map(([goal, x, n]) => plainNeed(goal, [{ x, n }])),
  })),
  question(rowsOf(z.tuple([whole, chance, chance])), ({ rows }) => ({
    rows: rows.map(([goal, rate, wanted]) => {
      const need = needWithRate(goal, rate, wanted);
      const plain = plainNeedOfRate(goal, rate);
      return {
        need,
        chanceThere: need === null ? null : binomialAtLeast(goal, need, rate),
        plainDivision: plain,
        chanceOfPlain: plain === null ? null : binomialAtLeast(goal, plain, rate),
      };
    }),
  })),
  question(rowsOf(z.tuple([whole, count, count, chance])), ({ rows }) => ({
    rows: rows.map(([goal, x, m, wanted]) => {
      const rate = jeffreysBeta({ x, n: m });
      const need = needWithBeta(goal, rate, wanted);
      return { need, chanceThere: need === null ? null : betaBinomialAtLeast(goal, need, rate) };
    }),
  })),
  question(z.object({ reached: z.array(whole), goals: z.array(whole) }), ({ reached, goals }) => ({
    rows: goals.map((goal) => reached.map((n) => plainNeed(goal, [{ x: reached.at(-1) ?? 0, n }]))),
  })),
  question(
    z.object({ rates: z.array(z.tuple([whole, whole])), goals: z.array(whole) }),
    ({ rates, goals }) => ({
      rows: goals.map((goal) =>
        plainNeeds(
          goal,
          rates.map(([x, n]) => ({ x, n })),
        ),
      ),
    }),
  ),
  question(z.object({ stages: z.array(numbers), at: maybe(numbers) }), ({ stages, at }) => {
    const longest = stages.reduce((sum, { length }) => sum + length, 0);
    const increments = chainIncrements(stages, longest);
    const curve = lagCurve(increments);
    return {
      increments,
      ...(at ? { by: at.map((day) => lagAt(curve, day)) } : {}),
      eventually: curve.at(-1) ?? 0,
    };
  }),
  question(
    z.object({
      time: numbers,
      cause: z.array(whole),
      causes: maybe(whole),
      entry: maybe(numbers),
      rows: z.array(z.tuple([number, number])),
    }),
    ({ causes, rows, ...lists }) => {
      const ways = waysOf(lists.cause, causes);
      const curve = outcomeCurve(outcomesOf(lists), ways);
      const leaving = (age: number, horizon: number, way: number) =>
        curve === null ? null : chancesForAge(curve, null, way)(age, horizon);
      return {
        rows: rows.map(([age, horizon]) => ({
          age,
          horizon,
          chance: leaving(age, horizon, 0),
          ...(ways > 1 ? { other: otherWays(ways, (way) => leaving(age, horizon, way)) } : {}),
        })),
      };
    },
  ),
  question(
    z.object({
      p: chances,
      newMean: maybe(count),
      goals: maybe(z.array(whole)),
      chance,
      goal: whole,
    }),
    ({ p, newMean, goals, chance: wanted, goal }) => {
      const sure = countDistribution(p.map((each) => ({ chance: each, people: 1 })));
      return {
        ...(goals
          ? { atLeast: goals.map((each) => atLeastWithNew(sure, newMean ?? 0, each)) }
          : {}),
        needNewMean: meanOfNew(sure, goal, wanted),
      };
    },
  ),
  question(
    z.object({ p: chances, newMean: count, goals: z.array(whole) }),
    ({ p, newMean, goals }) => {
      const sure = countDistribution(p.map((each) => ({ chance: each, people: 1 })));
      return { atLeast: goals.map((each) => atLeastWithNew(sure, newMean, each)) };
    },
  ),
  question(
    z.object({ p: chances, goals: maybe(z.array(whole)), confidence: maybe(chance) }),
    ({ p, goals, confidence }) => {
      const sure = countDistribution(p.map((each) => ({ chance: each, people: 1 })));
      const reach = confidence ?? PLAN_CONFIDENCE;
      return {
        distribution: Array.from({ length: p.length + 1 }, (_, k) => massAt(sure, k)),
        mean: p.reduce((sum, each) => sum + each, 0),
        sd: Math.sqrt(p.reduce((sum, each) => sum + each * (1 - each), 0)),
        low: countQuantile(sure, (1 - reach) / 2),
        median: countQuantile(sure, 0.5),
        high: countQuantile(sure, (1 + reach) / 2),
        ...(goals ? { atLeast: goals.map((goal) => atLeast(sure, goal)) } : {}),
      };
    },
  ),
  question(
    z.object({
      converted: numbers,
      horizons: z.array(whole),
      perDay: maybe(count),
      remaining: maybe(count),
    }),
    ({ converted, horizons, perDay, remaining }) => ({
      rows: horizons.map((horizon) => {
        const { perArrival, lastUsefulDay } = steadyArrivals(converted, horizon);
        return {
          horizon,
          ...(typeof perDay === 'number' ? { expected: perDay * perArrival } : {}),
          ...(typeof remaining === 'number'
            ? { arrivalsPerDay: perArrival > 0 ? remaining / perArrival : null }
            : {}),
          lastUsefulDay,
        };
      }),
    }),
  ),
];

/** The chance of all ways out but the first. */
function otherWays(ways: number, chanceOf: (way: number) => number | null): number | null {
  return Array.from({ length: ways - 1 }, (_, i) => chanceOf(i + 1)).reduce(
    (sum, each) => (sum === null || each === null ? null : sum + each),
    0,
  );
}
