import { isFresh } from '../../domain/base/fresh';
import { type CountQuestion, questionKey } from '../../domain/figures/counting/question';
import { localMonth } from '../../domain/figures/funnel/month';
import { isFor } from '../../domain/figures/goals/active';
import { countedStage } from '../../domain/figures/shown/goal-number';
import { putCounts } from '../../store/counts';
import { readFiguresReading } from '../../store/figures-reading';
import { sourceOf } from '../../store/store-answer';
import { askedOf } from '../figure-questions';
import { GOALS_WANT } from '../goals';
import type { Crm, Events, Preferences, Store, Terms } from '../services';
import { readFigures } from './read-figures';

type Deps = Store & Pick<Preferences, 'language'> & Terms & Crm & Events;

/** How old the number of a goal may become while no page of the funnel is open, ms. */
const OLD_MS = 60 * 60_000;
const COUNT_MS = 60_000;

/**
 * Keeps the numbers of this month's goals: one count a stage and hour at most, so that their line
 * is known even if the Funnel was never opened. Runs after the counts that open pages need, because
 * those may include the same ones.
 */
export async function countGoals(services: Deps): Promise<void> {
  await readFigures(services);
  const [connector, state, { known, policy }] = await Promise.all([
    services.reader(),
    readFiguresReading(services.db),
    services.agreementCache.read(),
  ]);
  const engine = connector?.figures ?? null;
  const now = services.clock();
  if (connector === null || engine === null || state.stopped || state.notBefore > now) return;
  // What the product suggests is not a goal of the team.
  if (known.length === 0 && policy.agreement === null) return;
  const { goals, hours, period, whole } = await askedOf(services, engine, GOALS_WANT);
  const month = localMonth(now, hours.timeZone);
  const stages = goals.flatMap((goal) =>
    isFor(goal, month) ? (countedStage(goal.measure) ?? []) : [],
  );
  const old = [...new Set(stages)]
    .map((stage): CountQuestion => ({ kind: 'came', stage, span: period.span }))
    .filter(
      (question) => !isFresh(whole.kept.get(questionKey(question))?.askedAt ?? 0, now, OLD_MS),
    );
  const source = sourceOf(services.db, connector);
  for (let first = 0; first < old.length; first += engine.batch) {
    const questions = old.slice(first, first + engine.batch);
    const askedAt = services.clock();
    const answers = await engine.count(questions, {}, AbortSignal.timeout(COUNT_MS));
    const pairs = questions.flatMap((question, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [{ question: questionKey(question), answer }];
    });
    if (!(await putCounts(source, whole.scope, pairs, askedAt))) return;
  }
}
