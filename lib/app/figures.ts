import type { FiguresEngine } from '../crm/port/figures';
import { isFresh } from '../domain/base/fresh';
import { stableJson } from '../domain/base/json-tree';
import { sha256 } from '../domain/base/sha256';
import { isStale, staysGood } from '../domain/figures/counting/freshness';
import { periodOf } from '../domain/figures/counting/period';
import { planQuestions } from '../domain/figures/counting/plan';
import { type CountQuestion, questionKey } from '../domain/figures/counting/question';
import {
  agreedFrame,
  type FunnelView,
  frameOf,
  type ReadingProgress,
} from '../domain/figures/counting/view';
import { type CountScope, type KeptCount, readCounts } from '../store/counts';
import { type FiguresReading, readFiguresReading, type Want } from '../store/figures-reading';
import type { Crm, Events, Store, Terms } from './services';

type Figures = Store & Pick<Terms, 'agreement'> & Pick<Crm, 'connection'> & Pick<Events, 'clock'>;

/** Months of history: of an engine that answers many questions at once the whole year. */
const MONTHS = { many: 12, single: 6 } as const;
/** A page is looked at for so long after it asked last, ms. */
const LOOKED_AT_MS = 3 * 60_000;

/** What a view of the funnel is made of, with what is known of it. */
interface Asked extends Omit<FunnelView, 'answers' | 'reading'> {
  readonly scope: CountScope;
  readonly kept: ReadonlyMap<string, KeptCount>;
  /** Every question, in the order in which they make the page useful. */
  readonly questions: readonly CountQuestion[];
}

/** Reads what is known of a view, and which questions make it. */
export async function askedOf(
  services: Figures,
  engine: Pick<FiguresEngine, 'batch'> | null,
  { period, filter }: Pick<Want, 'period' | 'filter'>,
): Promise<Asked> {
  const [agreement, { id, kind, mapping }] = await Promise.all([
    services.agreement(),
    services.connection(),
  ]);
  const agreed = agreedFrame(agreement);
  const now = services.clock();
  // Another version or mapping may mean other people by the same words.
  const basis = sha256(stableJson([agreement.version, mapping.stages, mapping.stageField]));
  const scope = { connection: id, basis: basis.slice(0, 16), filter };
  const kept = await readCounts(services.db, scope);
  const view = {
    ...agreed,
    now,
    period: periodOf(period, now, agreed.hours.timeZone),
    months: (engine?.batch ?? 1) > 1 ? MONTHS.many : MONTHS.single,
    crm: kind,
  };
  const plan = planQuestions(frameOf({ ...view, answers: Object.fromEntries(kept) }));
  return { ...view, scope, kept, questions: [...plan.first, ...plan.rest] };
}

/** The view as it stands in the store. */
export async function funnelView(
  services: Figures,
  engine: Pick<FiguresEngine, 'batch'> | null,
  want: Pick<Want, 'period' | 'filter'>,
): Promise<FunnelView> {
  const [{ scope: _, kept, questions, ...view }, state] = await Promise.all([
    askedOf(services, engine, want),
    readFiguresReading(services.db),
  ]);
  const known = questions.flatMap((question) => {
    const key = questionKey(question);
    const count = kept.get(key);
    return count === undefined ? [] : [[key, count] as const];
  });
  const [done, all] = [known.length, questions.length];
  const reading: ReadingProgress = {
    done,
    all,
    state: engine === null ? 'none' : stateOf(done === all, state, view.now),
    failure: state.notBefore > view.now ? state.failure : null,
  };
  return { ...view, answers: Object.fromEntries(known), reading };
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

/**
 * What is to be asked next of a view: first what was never answered, then what has become old. The
 * current month is asked again only while a page is open.
 */
export function nextQuestions(
  { questions, kept, now, hours }: Asked,
  lookedAt: number,
  most: number,
): readonly CountQuestion[] {
  const missing = questions.filter((question) => !kept.has(questionKey(question)));
  if (missing.length > 0) return missing.slice(0, most);
  const isLookedAt = isFresh(lookedAt, now, LOOKED_AT_MS);
  const old = questions.filter((question) => {
    const askedAt = kept.get(questionKey(question))?.askedAt ?? 0;
    if (!isStale(question, askedAt, now, hours.timeZone)) return false;
    return isLookedAt || staysGood(question, now, hours.timeZone) > LOOKED_AT_MS * 2;
  });
  return old.slice(0, most);
}
