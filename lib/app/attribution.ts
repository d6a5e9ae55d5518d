import { type AttributionPlan, attributionOf } from '../domain/agreement/attribution';
import { latestCosts } from '../domain/agreement/campaign-cost-schema';
import type { Agreement } from '../domain/base/agreement-model';
import { type Language, textIn } from '../domain/base/text';
import type { Contests } from '../domain/feedback/contests';
import { contestedByRow, contestedInAll } from '../domain/figures/attribution/contested';
import { NO_CAMPAIGN, UNATTRIBUTED } from '../domain/figures/attribution/credit';
import type { DealPerson } from '../domain/figures/attribution/deal-path';
import { FEWEST_CUSTOMERS } from '../domain/figures/attribution/markov';
import { widestSpread } from '../domain/figures/attribution/model-spread';
import { type MarkovStanding, markovTableSteps } from '../domain/figures/attribution/report-markov';
import {
  channelsOf,
  filteredPaths,
  pathSteps,
  type ReportFilter,
  type ReportPaths,
} from '../domain/figures/attribution/report-paths';
import { type CreditTable, tableSteps } from '../domain/figures/attribution/report-table';
import type { AttributionView, DealProgress } from '../domain/figures/attribution/report-view';
import { type PeriodChoice, periodOf } from '../domain/figures/counting/period';
import type { Span } from '../domain/figures/counting/question';
import type { Gap } from '../domain/person/contact';
import { personaOf } from '../domain/scoring/persona';
import { readDealPeople } from '../store/closed-deals';
import type { RelevoDb } from '../store/db';
import { type DealReading, readDealReading } from '../store/deal-reading';
import type { ClosedDealRow, DealPersonRow } from '../store/rows';
import { countTurns } from '../store/turns';
import { NONE_CONTESTED, readContests } from './contests';
import { isRead, listingOf, MOST_LISTED, peopleOfDeals, takenDeals } from './deal-work';
import { inSlices } from './in-slices';
import { isSpent } from './jobs/read-attribution';
import type { Crm, Events, Preferences, Store, Terms } from './services';

const DAY_MS = 86_400_000;
/** Channels that a choice lists at most. */
const MOST_CHANNELS = 50;

type Needs = Store &
  Pick<Preferences, 'language'> &
  Pick<Terms, 'agreement' | 'agreementCache'> &
  Pick<Crm, 'connection'> &
  Pick<Events, 'clock'>;

/** What a report is about. */
export interface ReportWish {
  readonly period: PeriodChoice;
  readonly filter: ReportFilter;
}

/** The won deals of a period with their people and paths, all of them, and what is made of them. */
export interface PeriodPaths {
  readonly all: ReportPaths;
  readonly deals: readonly ClosedDealRow[];
  readonly of: number;
  readonly rows: ReadonlyMap<string, DealPersonRow>;
  readonly wanted: ReturnType<typeof peopleOfDeals>;
  /** The paths of the lost ones, where there are enough customers to look at them. */
  readonly lost: { readonly all: ReportPaths; readonly weight: number } | null;
  /** Tables by filter. */
  readonly tables: Map<string, Promise<Computed>>;
}

interface Computed {
  readonly table: CreditTable;
  readonly standing: MarkovStanding | null;
}

interface Memory {
  readonly turn: () => number;
  kept: { readonly key: string; readonly paths: Promise<PeriodPaths> } | null;
}

/** What was computed last, by database: a page asks for it again with each of its numbers. */
const memories = new WeakMap<RelevoDb, Memory>();

function memoryOf(db: RelevoDb): Memory {
  const memory = memories.get(db) ?? {
    turn: countTurns(db, ['closedDeals', 'dealPeople']),
    kept: null,
  };
  memories.set(db, memory);
  return memory;
}

/** The paths of the won deals of a span, from the store. */
export async function pathsOf(
  services: Needs,
  agreement: Agreement,
  span: Span,
  { withoutContested }: Pick<ReportFilter, 'withoutContested'>,
): Promise<PeriodPaths> {
  const { db } = services;
  await services.ready();
  const leftOut = withoutContested === true ? await readContests(db) : NONE_CONTESTED;
  const memory = memoryOf(db);
  const plan = attributionOf(agreement);
  const terms = [agreement.version, agreement.personas, plan, agreement.hours.timeZone];
  const key = JSON.stringify([memory.turn(), span, terms, leftOut.stamp]);
  if (memory.kept?.key !== key) {
    const paths = compute(services, agreement, span, leftOut);
    memory.kept = { key, paths };
    paths.catch(() => {
      memory.kept = null;
    });
  }
  return memory.kept.paths;
}

async function compute(
  services: Needs,
  agreement: Agreement,
  span: Span,
  { isContested }: Pick<Contests, 'isContested'>,
): Promise<PeriodPaths> {
  const { db, clock } = services;
  const { touches, lookbackDays, aliases } = attributionOf(agreement);
  const lookbackMs = lookbackDays.value * DAY_MS;
  const won = await closedDeals(db, 'won', span, lookbackMs);
  const isMany = won.deals.length >= FEWEST_CUSTOMERS;
  const lost = isMany ? await closedDeals(db, 'lost', span, lookbackMs) : null;
  const people = [...new Map([...(lost?.rows ?? []), ...won.rows]).values()]
    .sort((a, b) => a.readAt - b.readAt)
    .map((row) => personOf(row, agreement));
  const terms = {
    kinds: new Set(touches.value),
    lookbackMs,
    timeZone: agreement.hours.timeZone,
  };
  // Together, so that a campaign has one key in both.
  const deals = [...won.deals, ...(lost?.deals ?? [])].map(({ deal }) => deal);
  const all = await inSlices(pathSteps(deals, people, terms, aliases, isContested), clock);
  const ofOutcome = (outcome: 'won' | 'lost'): ReportPaths => ({
    ...all,
    paths: all.paths.filter(({ deal }) => deal.outcome === outcome),
  });
  return {
    ...won,
    all: ofOutcome('won'),
    lost: lost === null ? null : { all: ofOutcome('lost'), weight: weightOf(lost) },
    tables: new Map(),
  };
}

/** For how many deals each of a sample stands. */
function weightOf({ deals, of }: Pick<PeriodPaths, 'deals' | 'of'>): number {
  return deals.length === 0 ? 1 : of / deals.length;
}

async function closedDeals(
  db: RelevoDb,
  outcome: 'won' | 'lost',
  span: Span,
  lookbackMs: number,
): Promise<Pick<PeriodPaths, 'deals' | 'of' | 'rows' | 'wanted'>> {
  const { taken: deals, of } = await takenDeals(db, outcome, span);
  const wanted = peopleOfDeals(deals, lookbackMs);
  return { deals, of, wanted, rows: await readDealPeople(db, [...wanted.keys()]) };
}

/** The table of the deals that a filter lets through. */
function tableOf(
  services: Needs,
  period: PeriodPaths,
  plan: AttributionPlan,
  filter: ReportFilter,
): Promise<Computed> {
  const key = JSON.stringify(filter);
  const table = period.tables.get(key) ?? computeTable(services, period, plan, filter);
  period.tables.set(key, table);
  return table;
}

async function computeTable(
  { clock }: Needs,
  period: PeriodPaths,
  plan: AttributionPlan,
  filter: ReportFilter,
): Promise<Computed> {
  const paths = filteredPaths(period.all, filter);
  const table = await inSlices(tableSteps(paths, plan), clock);
  if (period.lost === null) return { table, standing: null };
  const won = { paths, weight: weightOf(period) };
  const lost = { paths: filteredPaths(period.lost.all, filter), weight: period.lost.weight };
  return inSlices(markovTableSteps(table, won, lost), clock);
}

function personOf(row: DealPersonRow, agreement: Agreement): DealPerson {
  const { id, name, leadAt, traits, touches, gaps } = row;
  const personaId = personaOf(traits, agreement)?.id ?? null;
  return { id, name, leadAt, personaId, touches, gaps };
}

/** The report as far as the store has it. */
export async function attributionView(
  services: Needs,
  hasDeals: boolean,
  { period: choice, filter }: ReportWish,
): Promise<AttributionView> {
  const [agreement, { costs }, language, state] = await Promise.all([
    services.agreement(),
    services.agreementCache.read(),
    services.language(),
    readDealReading(services.db),
  ]);
  const now = services.clock();
  const { timeZone } = agreement.hours;
  const plan = attributionOf(agreement);
  const period = periodOf(choice, now, timeZone);
  const read = await pathsOf(services, agreement, period.span, filter);
  const { all, deals, of } = read;
  const { table, standing } = await tableOf(services, read, plan, filter);
  const byRow = contestedByRow(filteredPaths(all, filter), await readContests(services.db));
  const spread = widestSpread(table);
  const listing = listingOf(state, period.span, 'won');
  const nameOf = (key: string) =>
    key === NO_CAMPAIGN || key === UNATTRIBUTED ? null : all.names.nameOf(key);
  const months = [period.from.slice(0, 7), period.to.slice(0, 7)] as const;
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      name: nameOf(row.key),
      contested: byRow.get(row.key) ?? { contested: 0, of: 0 },
    })),
    contested: contestedInAll(byRow.values()),
    now,
    timeZone,
    period,
    version: agreement.version,
    plan,
    reading: progressOf(read, state, listing, hasDeals, now),
    sampled: deals.length < of ? { taken: deals.length, of } : null,
    isCut: listing !== null && listing.listed >= MOST_LISTED && listing.cursor !== null,
    gaps: gapsOf([...(listing?.gaps ?? []), ...[...read.rows.values()].flatMap((row) => row.gaps)]),
    spread: spread === null ? null : { ...spread, name: nameOf(spread.key) ?? '' },
    markov: standing,
    costs: latestCosts(costs).filter(({ month }) => months[0] <= month && month <= months[1]),
    choices: choicesOf(all, agreement, language),
  };
}

function progressOf(
  { wanted, rows, deals }: PeriodPaths,
  state: DealReading,
  listing: ReturnType<typeof listingOf>,
  hasDeals: boolean,
  now: number,
): DealProgress {
  const people = [...wanted].filter(([id, { since }]) => isRead(rows.get(id), since)).length;
  const isListed = listing !== null && listing.doneAt !== null;
  const isDone = isListed && people === wanted.size;
  const isWaiting = state.notBefore > now;
  const spent = isSpent(state, now);
  const times = [...deals.map(({ readAt }) => readAt), listing?.doneAt ?? 0];
  const asOf = Math.max(...times);
  return {
    state: !hasDeals
      ? 'none'
      : isDone
        ? 'done'
        : state.stopped
          ? 'stopped'
          : isWaiting
            ? 'waits'
            : spent
              ? 'budget'
              : 'reading',
    isListed,
    listed: listing?.listed ?? 0,
    total: listing?.total ?? null,
    people,
    peopleAll: wanted.size,
    failure: isWaiting ? state.failure : null,
    goesOnAt: isWaiting ? state.notBefore : spent ? state.spent.since + DAY_MS : null,
    asOf: asOf > 0 ? asOf : null,
  };
}

/** Each kind of gap once. */
function gapsOf(gaps: readonly Gap[]): Gap[] {
  const kinds = new Map(gaps.map((gap) => [`${gap.what}|${gap.why}|${gap.detail}`, gap]));
  return [...kinds.values()];
}

function choicesOf(
  all: ReportPaths,
  { personas }: Agreement,
  language: Language,
): AttributionView['choices'] {
  const owners = new Map(
    all.paths.flatMap(({ deal: { owner } }) => (owner === null ? [] : [[owner.id, owner.name]])),
  );
  return {
    owners: [...owners]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    personas: personas.map(({ id, label }) => ({ id, name: textIn(label, language) })),
    channels: channelsOf(all).slice(0, MOST_CHANNELS),
  };
}
