import * as z from 'zod/mini';
import {
  type Followed,
  type SurvivalCurve,
  survivalCurve,
} from '../../../lib/domain/figures/time/survival';
import { survivalLimits, survivalQuantile } from '../../../lib/domain/figures/time/survival-limits';
import { chance, count, maybe, numbers, question } from '../question';
import { middleOfFlatPart, standardError } from '../survival-facts';

/** What R takes where nothing is said. */
const DEFAULT_CONFIDENCE = 0.95;

const flag = z.union([z.literal(0), z.literal(1), z.boolean()]);
const asked = {
  confidence: maybe(chance),
  quantiles: maybe(z.array(chance)),
  at: maybe(numbers),
};
type Asked = z.infer<z.ZodMiniObject<typeof asked>>;

/** Curves of those who went on. */
export const SURVIVAL = [
  question(
    z.object({
      time: numbers,
      event: z.array(flag),
      entry: maybe(numbers),
      weights: maybe(z.array(count)),
      ...asked,
    }),
    ({ time, event, entry, weights, ...rest }) =>
      curveAsAsked(
        time.map((days, i) => ({
          days,
          wentOn: Boolean(event[i]),
          seenFrom: entry?.[i] ?? 0,
          people: weights?.[i] ?? 1,
        })),
        rest,
      ),
  ),
  question(
    z.object({
      bucketEnd: numbers,
      events: z.array(count),
      censored: maybe(z.array(count)),
      ...asked,
    }),
    ({ bucketEnd, events, censored, ...rest }) =>
      curveAsAsked(
        bucketEnd.flatMap((days, i) => [
          { days, wentOn: true, people: events[i] ?? 0 },
          { days, wentOn: false, people: censored?.[i] ?? 0 },
        ]),
        rest,
      ),
  ),
];

function curveAsAsked(people: readonly Followed[], { confidence, quantiles, at }: Asked) {
  const curve = survivalCurve(people);
  const { steps } = curve;
  const limits = steps.map((step) => survivalLimits(step, confidence ?? DEFAULT_CONFIDENCE));
  return {
    time: steps.map(({ days }) => days),
    atRisk: steps.map(({ atRisk }) => atRisk),
    events: steps.map(({ events }) => events),
    survival: steps.map(({ survival }) => survival),
    standardError: steps.map(standardError),
    ...(confidence
      ? {
          low: limits.map((each) => each?.low ?? null),
          high: limits.map((each) => each?.high ?? null),
        }
      : {}),
    ...(quantiles
      ? { quantiles: quantiles.map((share) => quantileOf(curve, share, confidence)) }
      : {}),
    ...(at ? { at: at.map((time) => valueAt(curve, time, confidence)) } : {}),
  };
}

function quantileOf(curve: SurvivalCurve, share: number, confidence: number | null | undefined) {
  const { days, low, high } = survivalQuantile(curve, share, confidence ?? DEFAULT_CONFIDENCE);
  return {
    share,
    firstTimeAtOrBelow: days,
    low,
    high,
    middleOfFlatPart: middleOfFlatPart(curve, share),
  };
}

function valueAt(curve: SurvivalCurve, time: number, confidence: number | null | undefined) {
  const step = curve.steps.findLast(({ days }) => days <= time);
  const limits = step === undefined ? null : survivalLimits(step, confidence ?? DEFAULT_CONFIDENCE);
  return {
    time,
    converted: step === undefined ? 0 : 1 - step.survival,
    low: limits === null ? null : 1 - limits.high,
    high: limits === null ? null : 1 - limits.low,
    atRisk: curve.atRisk(time),
  };
}
