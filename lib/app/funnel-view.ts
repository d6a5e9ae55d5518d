import { questionKey } from '../domain/figures/counting/question';
import type { AgedAnswer, FunnelView, ReadingProgress } from '../domain/figures/counting/view';
import { type FiguresReading, readFiguresReading, type Want } from '../store/figures-reading';
import { type AskedOf, askedOf, type Engine, type FigureDeps } from './figure-questions';

/** What is known of some people, by question. */
function answersOf({ questions, kept }: AskedOf): Record<string, AgedAnswer> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const key = questionKey(question);
      const count = kept.get(key);
      return count === undefined ? [] : [[key, count] as const];
    }),
  );
}

/** The view as it stands in the store. */
export async function funnelView(
  services: FigureDeps,
  engine: Engine | null,
  want: Pick<Want, 'period' | 'filter' | 'by'>,
): Promise<FunnelView> {
  const [{ whole, parts, by, ...view }, state] = await Promise.all([
    askedOf(services, engine, want),
    readFiguresReading(services.db),
  ]);
  const answers = answersOf(whole);
  const shown = parts?.map((part) => ({
    id: part.id,
    name: part.name,
    answers: answersOf(part),
  }));
  const done = [answers, ...(shown ?? []).map((part) => part.answers)].reduce(
    (sum, known) => sum + Object.keys(known).length,
    0,
  );
  const all = [whole, ...(parts ?? [])].reduce((sum, { questions }) => sum + questions.length, 0);
  const reading: ReadingProgress = {
    done,
    all,
    state: engine === null ? 'none' : stateOf(done === all, state, view.now),
    failure: state.notBefore > view.now ? state.failure : null,
  };
  return {
    ...view,
    answers,
    parts: by === null || shown === undefined ? null : { by, parts: shown },
    reading,
  };
}

function stateOf(
  isDone: boolean,
  { stopped, notBefore }: FiguresReading,
  now: number,
): ReadingProgress['state'] {
  if (isDone) return 'done';
  if (stopped) return 'stopped';
  return notBefore > now ? 'waits' : 'reading';
}
