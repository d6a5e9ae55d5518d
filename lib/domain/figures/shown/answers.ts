import type { Stage } from '../../base/stage';
import { type CountGap, type CountQuestion, questionKey, type Span } from '../counting/question';
import type { AgedAnswer } from '../counting/view';

/**
 * A number as far as it is known: counted, not counted yet, or a gap with its reason. `atLeast`
 * where the CRM ended counting.
 */
export type Known =
  | {
      readonly kind: 'count';
      readonly count: number;
      readonly atLeast: boolean;
      /** When the oldest part of it was asked for, epoch ms. */
      readonly askedAt: number;
    }
  | { readonly kind: 'gap'; readonly gap: CountGap }
  | { readonly kind: 'waiting' };

/** Looks answers up by question. */
export type Look = (question: CountQuestion) => Known;

/** Answers of a page, to be looked up. */
export function lookIn(answers: Readonly<Record<string, AgedAnswer>>): Look {
  return (question) => {
    const key = questionKey(question);
    const found = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (found === undefined) return { kind: 'waiting' };
    const { answer, askedAt } = found;
    if (answer.kind === 'gap') return answer;
    return { kind: 'count', count: answer.count, atLeast: answer.exact === 'at-least', askedAt };
  };
}

/** The sum of several; a gap where one of them is one, waiting while one of them waits. */
export function sumOf(parts: readonly Known[]): Known {
  const gap = parts.find(({ kind }) => kind === 'gap');
  if (gap !== undefined) return gap;
  let sum: Known = { kind: 'count', count: 0, atLeast: false, askedAt: Number.POSITIVE_INFINITY };
  for (const part of parts) {
    if (part.kind !== 'count') return { kind: 'waiting' };
    sum = {
      kind: 'count',
      count: sum.count + part.count,
      atLeast: sum.atLeast || part.atLeast,
      askedAt: Math.min(sum.askedAt, part.askedAt),
    };
  }
  return parts.length === 0 ? { ...sum, askedAt: 0 } : sum;
}

/** How many came to a stage in spans that follow each other. */
export function cameIn(look: Look, stage: Stage, spans: readonly Span[]): Known {
  return sumOf(spans.map((span) => look({ kind: 'came', stage, span })));
}
