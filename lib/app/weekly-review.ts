import type { Connected, ContactRead } from '../crm/port/connector';
import { isFresh } from '../domain/base/fresh';
import { notTakenBack } from '../domain/changes/taken-back';
import { COUNTED } from '../domain/figures/counting/cohorts';
import { isStale } from '../domain/figures/counting/freshness';
import { type CountQuestion, questionKey, type Span } from '../domain/figures/counting/question';
import { localMonth } from '../domain/figures/funnel/month';
import { sourcesOf } from '../domain/figures/shown/goal-number';
import { dealQuality } from '../domain/review/deals-part';
import { WEEKS_BEFORE, weekCount } from '../domain/review/differences';
import { isOpen, reviewShelf } from '../domain/review/documents';
import { feedbackPart } from '../domain/review/feedback-part';
import { goalsPart } from '../domain/review/goals-part';
import { handOffsPart } from '../domain/review/hand-offs-part';
import { peopleQuality } from '../domain/review/people-quality';
import type { ReviewNow } from '../domain/review/review-now';
import { MOST_LINES, type ReviewTruth, type WeeklyReview } from '../domain/review/review-schema';
import { endedWeek, type WorkWeek, weekBefore } from '../domain/review/week';
import { TRUTH_KINDS } from '../domain/truth/stage-truth';
import type { TruthView } from '../domain/truth/truth-view';
import { putReads } from '../store/contacts';
import { type KeptCount, putCounts } from '../store/counts';
import type { RelevoDb } from '../store/db';
import { readNotesProgress } from '../store/note-rows';
import { allIntents } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { sourceOf } from '../store/store-answer';
import { createThreads } from '../sync/read-threads';
import { teamClocks, teamOwners, teamReadAt } from '../sync/team';
import { askedOf } from './figure-questions';
import { GOALS_WANT, goalsView } from './goals';
import { reviewDeals } from './review-deals';
import type { Crm, Events, Preferences, Store, Terms } from './services';
import { truthOf, truthRows } from './stage-truth';

type Needs = Store & Pick<Preferences, 'language'> & Terms & Crm & Events;

/** The longest that the CRM is asked for one review, ms. */
const ASK_MS = 45_000;
/** Deals and stages are asked again after this, ms. */
const ASKED_MS = 5 * 60_000;
/** People whose stages are judged, and histories that are read for it, at most. */
const MOST_PEOPLE = 2_000;
const MOST_HISTORIES = 40;

/** Makes the review of the working week that ended, from what is stored and what the CRM counts. */
export async function weeklyReview(services: Needs, connector: Connected): Promise<ReviewNow> {
  const { db } = services;
  const now = services.clock();
  const [agreement, cached, { id, owner, kind }] = await Promise.all([
    services.agreement(),
    services.agreementCache.read(),
    services.connection(),
  ]);
  const { hours } = agreement;
  const week = endedWeek(hours, now);
  const before: Span = {
    from: weekBefore(hours, week, WEEKS_BEFORE).span.from,
    until: week.span.from,
  };
  const signal = AbortSignal.timeout(ASK_MS);
  const goals = await goalsView(services, connector.figures);
  const { funnel } = goals;
  const [came, place, intents, asked] = await Promise.all([
    cameInWeeks(services, connector, week, before, signal),
    readNotesProgress(db, id),
    allIntents(db, id),
    askedOnce(services, connector, week, signal),
  ]);
  const { clocks } = await teamClocks(db, notTakenBack(intents), cached.terms, now);
  const month = localMonth(now, hours.timeZone);
  const shelf = reviewShelf(cached.weekly);
  const isWhole = place !== null && place.knownUntil >= week.span.until;
  const threads = await threadsOf(db)();
  const review: WeeklyReview = {
    week: { from: week.from, until: week.until, timeZone: hours.timeZone },
    readAt: now,
    oldestAt: oldestOf(Object.values(funnel.answers).map(({ askedAt }) => askedAt)),
    agreement: { version: agreement.version, isAgreed: goals.isAgreed },
    sight: { who: owner?.name ?? null, crm: kind, seesAll: funnel.seesAll },
    month,
    ...goalsPart(sourcesOf(goals), funnel.goals, month, week.until.slice(0, 7)),
    came,
    handOffs: handOffsPart(clocks, week.span, await teamReadAt(db)),
    notesAt: isWhole ? place.readAt : null,
    ...feedbackPart({
      threads,
      week: week.span,
      // Notes are read back for longer than nine weeks, unless a round is not complete yet.
      before: isWhole && place.since <= before.from ? before : null,
      agreement,
    }),
    deals: asked.deals,
    truth: truthPart(asked.truth),
    quality: { ...dealQuality(asked.deals.won), ...peopleQuality(asked.contacts) },
    decisions: shelf.decisions
      .filter(isOpen)
      .slice(0, MOST_LINES)
      .flatMap(({ heads }) => {
        const newest = heads.at(-1);
        if (newest === undefined) return [];
        const { entry, who, at } = newest;
        const { text, due } = entry;
        const isContested = heads.length > 1;
        return [{ id: entry.id, text, owner: entry.owner, due, by: who, at, isContested }];
      }),
  };
  return { review, done: funnel.reading.done, all: funnel.reading.all };
}

function oldestOf(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

/** How many came to each stage in the week and in the weeks before: one count a stage each. */
async function cameInWeeks(
  services: Needs,
  connector: Connected,
  week: WorkWeek,
  before: Span,
  signal: AbortSignal,
): Promise<WeeklyReview['came']> {
  const engine = connector.figures;
  if (engine === null) return [];
  const { whole, hours } = await askedOf(services, engine, GOALS_WANT);
  const now = services.clock();
  const known = new Map<string, KeptCount>(whole.kept);
  const questionOf = (stage: (typeof COUNTED)[number], span: Span): CountQuestion => ({
    kind: 'came',
    stage,
    span,
  });
  const missing = COUNTED.flatMap((stage) => [
    questionOf(stage, week.span),
    questionOf(stage, before),
  ]).filter((question) => {
    const askedAt = known.get(questionKey(question))?.askedAt;
    return askedAt === undefined || isStale(question, askedAt, now, hours.timeZone);
  });
  const source = sourceOf(services.db, connector);
  try {
    for (let first = 0; first < missing.length; first += engine.batch) {
      const questions = missing.slice(first, first + engine.batch);
      const askedAt = services.clock();
      const answers = await engine.count(questions, {}, signal);
      const pairs = questions.flatMap((question, index) => {
        const answer = answers[index];
        return answer === undefined ? [] : [{ question: questionKey(question), answer }];
      });
      if (!(await putCounts(source, whole.scope, pairs, askedAt))) break;
      for (const { question, answer } of pairs) known.set(question, { answer, askedAt });
    }
  } catch (error) {
    // The review is of use without: the lines that lack a number are left out.
    await services.failed(services.log.caught(error, 'review'), connector.connection);
  }
  return COUNTED.flatMap((stage) => {
    const [own, past] = [week.span, before].map(
      (span) => known.get(questionKey(questionOf(stage, span)))?.answer,
    );
    if (own?.kind !== 'count') return [];
    const isAtLeast = own.exact === 'at-least';
    const isPast = past?.kind === 'count' && past.exact === 'exact' && !isAtLeast;
    return [{ stage, count: weekCount(own.count, isPast ? past.count : null), isAtLeast }];
  });
}

interface AskedOnce {
  readonly deals: WeeklyReview['deals'];
  readonly truth: TruthView;
  readonly contacts: Parameters<typeof peopleQuality>[0];
}

/** What was asked last, by database; a worker that dies asks again. */
const last = new WeakMap<RelevoDb, { key: string; at: number; asked: Promise<AskedOnce> }>();

/** Deals and stages are asked of the CRM rarely: an open page reads its review again and again. */
function askedOnce(
  services: Needs,
  connector: Connected,
  week: WorkWeek,
  signal: AbortSignal,
): Promise<AskedOnce> {
  const { db } = services;
  const key = JSON.stringify([connector.connection, week.until]);
  const before = last.get(db);
  if (before?.key === key && isFresh(before.at, services.clock(), ASKED_MS)) return before.asked;
  const asked = (async (): Promise<AskedOnce> => {
    const owners = await teamOwners(db);
    const rows = await truthRows(services, [...owners, ''], MOST_PEOPLE);
    const agreement = await services.agreement();
    const { deals, winners } = await reviewDeals(services, connector, agreement, week.span, signal);
    const known = new Set(rows.map((row) => row.id));
    const others = await readPeople(
      services,
      connector,
      winners.filter((each) => !known.has(each)),
      signal,
    );
    const truth = await truthOf(services, connector, [...rows, ...others], MOST_HISTORIES, signal);
    return { deals, truth, contacts: rows.map(({ contact }) => contact) };
  })();
  last.set(db, { key, at: services.clock(), asked });
  asked.catch(() => last.delete(db));
  return asked;
}

/** Reads people whom no list on this device has: the buyer of a deal can be at any stage. */
async function readPeople(
  { db, clock }: Needs,
  connector: Connected,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  const askedAt = clock();
  const reads = await connector.read(ids, signal).catch(() => new Map<string, ContactRead>());
  await putReads(sourceOf(db, connector), [...reads.values()], askedAt, false);
  const rows = await db.contacts.bulkGet([...reads.values()].map(({ contact }) => contact.id));
  return rows.filter((row): row is ContactRow => row !== undefined);
}

/** Forgets what was asked, so that a stage that was put right is gone from the review. */
export function askReviewAgain({ db }: Pick<Store, 'db'>): void {
  last.delete(db);
}

function truthPart({ findings, people, unread }: TruthView): ReviewTruth {
  return {
    findings: findings.slice(0, MOST_LINES).map((finding) => ({
      ...finding,
      name: finding.name.slice(0, 500),
      company: finding.company?.slice(0, 500) ?? null,
    })),
    counts: TRUTH_KINDS.flatMap((kind) => {
      const count = findings.filter((each) => each.kind === kind).length;
      return count === 0 ? [] : [{ kind, count }];
    }),
    people,
    unread: [...unread],
  };
}

const threadReaders = new WeakMap<RelevoDb, ReturnType<typeof createThreads>>();

function threadsOf(db: RelevoDb): ReturnType<typeof createThreads> {
  const made = threadReaders.get(db) ?? createThreads(db);
  threadReaders.set(db, made);
  return made;
}
