import type { FiguresEngine } from '../crm/port/figures';
import { visitorsWith } from '../domain/agreement/visitors-schema';
import { isFresh } from '../domain/base/fresh';
import { stableJson } from '../domain/base/json-tree';
import { sha256 } from '../domain/base/sha256';
import { isStale, staysGood } from '../domain/figures/counting/freshness';
import {
  type PartBy,
  partFilter,
  partQuestions,
  partsFrame,
} from '../domain/figures/counting/parts';
import { periodOf } from '../domain/figures/counting/period';
import { type FunnelFrame, planQuestions } from '../domain/figures/counting/plan';
import {
  type CountFilter,
  type CountNarrowing,
  type CountQuestion,
  questionKey,
} from '../domain/figures/counting/question';
import { agreedFrame, type FunnelView, frameOf } from '../domain/figures/counting/view';
import { type CountScope, type KeptCount, readCounts } from '../store/counts';
import { readFiguresReading, type Want } from '../store/figures-reading';
import { comparedParts } from './figure-parts';
import type { Crm, Events, Preferences, Store, Terms } from './services';

/** What the questions of a view are made from. */
export type FigureDeps = Store &
  Pick<Preferences, 'language'> &
  Pick<Terms, 'agreement' | 'agreementCache'> &
  Pick<Crm, 'connection'> &
  Pick<Events, 'clock'>;

/** Months of history to read: a year if one request answers many questions, else less. */
const MONTHS = { many: 12, single: 6 } as const;
/** A page counts as open until this long after its last request, ms. */
const LOOKED_AT_MS = 3 * 60_000;

/** Questions about one group of people, with what is known of them. */
export interface AskedOf {
  readonly scope: CountScope;
  /** What the engine narrows by. */
  readonly narrowing: CountNarrowing;
  readonly kept: ReadonlyMap<string, KeptCount>;
  /** In the order in which they make the page useful. */
  readonly questions: readonly CountQuestion[];
}

/** A part of the people that is compared with others. */
interface AskedPart extends AskedOf {
  readonly id: string;
  readonly name: string;
}

/** What a view of the funnel is made of, with what is known of it. */
interface Asked extends Omit<FunnelView, 'answers' | 'reading' | 'parts'> {
  /** All people that the page covers. */
  readonly whole: AskedOf;
  readonly by: PartBy | null;
  /** Null where the CRM cannot split people by it. */
  readonly parts: readonly AskedPart[] | null;
}

/** An engine, as far as a view depends on it. */
export type Engine = Pick<FiguresEngine, 'batch' | 'keepsMoves'>;

/** Reads what is known of a view, and which questions make it. */
export async function askedOf(
  services: FigureDeps,
  engine: Engine | null,
  { period, filter, by: wanted }: Pick<Want, 'period' | 'filter' | 'by'>,
): Promise<Asked> {
  const [agreement, { id, kind, mapping }, reading, language, { visitors }] = await Promise.all([
    services.agreement(),
    services.connection(),
    readFiguresReading(services.db),
    services.language(),
    services.agreementCache.read(),
  ]);
  const isCheap = (engine?.batch ?? 1) > 1;
  const agreed = agreedFrame(agreement);
  const now = services.clock();
  // Another version or mapping may mean other people by the same words.
  const basis = sha256(stableJson([agreement.version, mapping.stages, mapping.stageField]));
  const { personas } = agreement;
  const keptOf = async (those: CountFilter): Promise<Omit<AskedOf, 'questions'>> => {
    const scope = { connection: id, basis: basis.slice(0, 16), filter: those };
    const kept = await readCounts(services.db, scope);
    return {
      scope,
      kept,
      narrowing: those.persona === undefined ? those : { ...those, personas },
    };
  };
  const planning = {
    ...agreed.planning,
    visitors: visitorsWith(agreed.planning.visitors, visitors),
  };
  const view = {
    ...agreed,
    planning,
    now,
    period: periodOf(period, now, agreed.hours.timeZone),
    months: isCheap ? MONTHS.many : MONTHS.single,
    crm: kind,
    keepsMoves: engine?.keepsMoves ?? false,
    seesAll: reading.parts?.seesAll ?? null,
  };
  // Each part costs two counts. Where each count is a request, only the user's choice starts it.
  const by = wanted ?? (isCheap ? 'source' : null);
  const all = await keptOf(filter);
  const frame = frameOf({ ...view, answers: Object.fromEntries(all.kept) });
  const plan = planQuestions(frame);
  const ofPart = by === null ? [] : partsQuestions(frame);
  const whole = { ...all, questions: [...plan.first, ...plan.rest, ...ofPart] };
  const compared =
    by === null ? null : await comparedParts(services.db, by, reading.parts, personas, language);
  const parts =
    by === null || compared === null
      ? null
      : await Promise.all(
          compared.map(async ({ id: part, name }) => ({
            id: part,
            name,
            ...(await keptOf(partFilter(filter, by, part))),
            questions: ofPart,
          })),
        );
  return { ...view, whole, by, parts };
}

function partsQuestions(frame: FunnelFrame): readonly CountQuestion[] {
  const compared = partsFrame(frame);
  return compared === null ? [] : Object.values(partQuestions(compared));
}

/**
 * Returns the next questions of a view and their filter: first unanswered ones, then old ones. The
 * current month is asked again only while a page is open. Null: nothing.
 */
export function nextQuestions(
  { whole, parts, now, hours }: Asked,
  lookedAt: number,
  most: number,
): Pick<AskedOf, 'scope' | 'narrowing' | 'questions'> | null {
  const isLookedAt = isFresh(lookedAt, now, LOOKED_AT_MS);
  const isMissing = (question: CountQuestion, kept: AskedOf['kept']) =>
    !kept.has(questionKey(question));
  const isOld = (question: CountQuestion, kept: AskedOf['kept']) => {
    const askedAt = kept.get(questionKey(question))?.askedAt ?? 0;
    if (!isStale(question, askedAt, now, hours.timeZone)) return false;
    return isLookedAt || staysGood(question, now, hours.timeZone) > LOOKED_AT_MS * 2;
  };
  for (const isNext of [isMissing, isOld]) {
    for (const { scope, narrowing, kept, questions } of [whole, ...(parts ?? [])]) {
      const next = questions.filter((question) => isNext(question, kept)).slice(0, most);
      if (next.length > 0) return { scope, narrowing, questions: next };
    }
  }
  return null;
}
