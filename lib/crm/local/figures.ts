import { STAGES, type Stage } from '../../domain/base/stage';
import { cohortCounts } from '../../domain/figures/funnel/cohort';
import { firstExit } from '../../domain/figures/funnel/first-exit';
import { type Journey, journeysOf, type Move } from '../../domain/figures/funnel/journey';
import { personaOf } from '../../domain/scoring/persona';
import type {
  CountAnswer,
  CountedPeople,
  CountNarrowing,
  CountPart,
  CountQuestion,
  FiguresEngine,
} from '../port/figures';
import type { LocalDb, MoveRow, PersonRow, TouchRow } from './db';
import { inLanguage, type ReadContext, traitsOf } from './from-row';
import { withTouches } from './reads';
import { readCursor, writeCursor } from './result-pages';

const PAGE = 50;
/** The whole funnel is counted from one read of the moves. */
const BATCH = 1_000;
const DAY_MS = 86_400_000;

/** A person with their way through the funnel; null for a person without any stage. */
interface Counted {
  readonly row: PersonRow;
  readonly moves: readonly Move<Stage>[];
  readonly journey: Journey<Stage> | null;
}

type Read = <Value>(
  signal: AbortSignal,
  run: (context: ReadContext) => Promise<Value>,
) => Promise<Value>;

/**
 * Counts from the moves of the workspace: everything is dated, so every question has its exact
 * number, apart from how people came to be visitors (see `journeysOf`).
 */
export function createLocalFigures(db: LocalDb, read: Read): FiguresEngine {
  return {
    batch: BATCH,
    keepsMoves: true,
    parts: (signal) =>
      read(signal, async (context) => ({
        personas: 'agreed',
        sources: await sourcesOf(db, context),
        seesAll: true,
      })),
    count: (questions, filter, signal) =>
      read(signal, async (context) => {
        const people = await loadCounted(db, filter, context);
        return questions.map((question) => answerOf(people, question, context.now));
      }),
    people: (question, filter, cursor, signal) =>
      read(signal, async (context) => {
        const people = await loadCounted(db, filter, context);
        return pageOf(db, people, question, cursor, context);
      }),
  };
}

function answerOf(people: readonly Counted[], question: CountQuestion, now: number): CountAnswer {
  if (!isDated(question)) return { kind: 'gap', gap: 'not-dated' };
  const count = people.filter((person) => isCounted(person, question, now)).length;
  return { kind: 'count', count, exact: 'exact' };
}

/** When people came to be visitors is no figure: most visitors are never in a CRM. */
function isDated({ kind, stage }: CountQuestion): boolean {
  return kind === 'stands' || stage !== 'visitor';
}

function isCounted(
  { row, moves, journey }: Counted,
  question: CountQuestion,
  now: number,
): boolean {
  const { kind, stage } = question;
  if (kind === 'stands') return row.stage === stage;
  const at = journey?.came.get(stage);
  if (journey === null || at === null || at === undefined) return false;
  if (at < question.span.from || at >= question.span.until) return false;
  if (kind === 'came') return true;
  if (kind === 'in-flight') return row.stage === stage;
  if (kind === 'passed') return journey.passedOver.has(stage);
  if (kind === 'again') return journey.again.has(stage);
  if (kind === 'left') {
    const exit = firstExit(moves, STAGES, question, at);
    if (exit?.way !== question.way) return false;
    return question.withinDays === null || exit.at - at <= question.withinDays * DAY_MS;
  }
  const { next, withinDays } = question;
  const counts = cohortCounts([journey], { stage, next, windowDays: withinDays ?? 0 }, now);
  return (withinDays === null ? counts.convertedSoFar : counts.convertedWithin) === 1;
}

/** All people that pass the filter, with their moves up to now. */
async function loadCounted(
  db: LocalDb,
  { ownerId, campaign, persona, source, personas = [] }: CountNarrowing,
  { campaigns, now }: ReadContext,
): Promise<Counted[]> {
  const [people, moves] = await db.transaction('r', [db.contacts, db.moves], () =>
    Promise.all([db.contacts.toArray(), db.moves.toArray()]),
  );
  const sources = source === undefined ? null : await firstChannels(db);
  const wanted = people.filter(
    (row) =>
      (ownerId === undefined || row.ownerId === ownerId) &&
      (campaign === undefined ||
        (row.campaignId !== null && campaigns.get(row.campaignId) === campaign)) &&
      (persona === undefined || personaOf(traitsOf(row), { personas })?.id === persona) &&
      (sources === null || sources.get(row.id)?.id === source),
  );
  const own = movesByPerson(moves);
  return wanted.map((row) => {
    const way = wayOf(row, own.get(row.id) ?? []);
    const moves = way.filter(({ at }) => at !== null && at <= now);
    return { row, moves, journey: journeysOf(way, STAGES, now)[0] ?? null };
  });
}

/** The channel of the first touch of each person, by which they are said to have come. */
async function firstChannels(db: LocalDb): Promise<Map<number, { id: string; channel: Channel }>> {
  const first = new Map<number, { at: number; channel: Channel }>();
  await db.touches.each(({ contactId, at, channel }) => {
    const known = first.get(contactId);
    if (channel !== null && (known === undefined || at < known.at))
      first.set(contactId, { at, channel });
  });
  return new Map(
    [...first].map(([person, { channel }]) => [person, { id: inLanguage(channel, 'en'), channel }]),
  );
}

type Channel = NonNullable<TouchRow['channel']>;

/** Every first channel that there is, by its name. */
async function sourcesOf(db: LocalDb, { language }: ReadContext): Promise<CountPart[]> {
  const all = new Map<string, string>();
  for (const { id, channel } of (await firstChannels(db)).values())
    all.set(id, inLanguage(channel, language));
  return [...all]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The moves of each person in the order in which they were made, without those taken back. */
function movesByPerson(moves: readonly MoveRow[]): Map<number, MoveRow[]> {
  const byPerson = new Map<number, MoveRow[]>();
  for (const move of moves) {
    const own = byPerson.get(move.contactId) ?? [];
    byPerson.set(move.contactId, own);
    // A move that was taken back counts as never made (see `moveContact`).
    if (move.back) own.pop();
    else own.push(move);
  }
  return byPerson;
}

/** The dates that stand at the person speak for a person whose moves are not in the history. */
function wayOf(row: PersonRow, moves: readonly MoveRow[]): Move<Stage>[] {
  const person = String(row.id);
  if (moves.length > 0) return moves.map(({ to, at }) => ({ person, at, stage: to }));
  const dated = STAGES.flatMap((stage) => {
    const at = row.stageDates[stage];
    return at === undefined ? [] : [{ person, at, stage }];
  });
  return dated.length > 0 || row.stage === null ? dated : [{ person, at: null, stage: row.stage }];
}

/** A page of the people that a question counts, newest first. */
async function pageOf(
  db: LocalDb,
  people: readonly Counted[],
  question: CountQuestion,
  cursor: string | null,
  context: ReadContext,
): Promise<CountedPeople | null> {
  if (!isDated(question)) return null;
  const after = cursor === null ? null : readCursor(cursor);
  const rest = people
    .filter((person) => isCounted(person, question, context.now))
    .map(({ row, journey }) => ({ row, id: row.id, at: journey?.came.get(question.stage) ?? 0 }))
    .sort((a, b) => b.at - a.at || b.id - a.id)
    .filter(({ at, id }) => after === null || at < after.at || (at === after.at && id < after.id));
  const page = rest.slice(0, PAGE);
  const last = page.at(-1);
  return {
    reads: await withTouches(
      db,
      page.map(({ row }) => row),
      context,
    ),
    next: last === undefined || rest.length <= PAGE ? null : writeCursor(last),
  };
}
