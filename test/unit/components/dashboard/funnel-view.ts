import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { periodOf } from '../../../../lib/domain/figures/counting/period';
import { planQuestions } from '../../../../lib/domain/figures/counting/plan';
import {
  type CountAnswer,
  type CountQuestion,
  questionKey,
} from '../../../../lib/domain/figures/counting/question';
import {
  agreedFrame,
  type FunnelView,
  frameOf,
} from '../../../../lib/domain/figures/counting/view';
import { NOW } from '../people';

export const counted = (count: number): CountAnswer => ({ kind: 'count', count, exact: 'exact' });

/** A view whose questions are answered by a function; undefined: not counted yet. */
export function funnelViewOf(
  answer: (question: CountQuestion) => CountAnswer | undefined,
  agreement: Agreement,
): FunnelView {
  const view = {
    ...agreedFrame(agreement),
    now: NOW,
    months: 6,
    crm: 'hubspot',
    keepsMoves: false,
    seesAll: null,
    period: periodOf({ unit: 'month' }, NOW, agreement.hours.timeZone),
  };
  const stands = { kind: 'stands', stage: 'mql' } as const;
  const mql = answer(stands);
  const first = {
    ...(mql !== undefined && { [questionKey(stands)]: { answer: mql, askedAt: NOW } }),
  };
  const plan = planQuestions(frameOf({ ...view, answers: first }));
  const questions = [...plan.first, ...plan.rest];
  const answers = Object.fromEntries(
    questions.flatMap((question) => {
      const known = answer(question);
      return known === undefined
        ? []
        : [[questionKey(question), { answer: known, askedAt: NOW }] as const];
    }),
  );
  const [done, all] = [Object.keys(answers).length, questions.length];
  const state = done === all ? 'done' : 'reading';
  return { ...view, answers, parts: null, reading: { done, all, state, failure: null } };
}
