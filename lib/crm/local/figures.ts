import { STAGES, type Stage } from '../../domain/base/stage';
import { cohortCounts } from '../../domain/figures/funnel/cohort';
import { type Journey, journeysOf, type Move } from '../../domain/figures/funnel/journey';
import type {
  CountAnswer,
  CountedPeople,
  CountFilter,
  CountQuestion,
  FiguresEngine,
} from '../port/figures';
import type { LocalDb, MoveRow, PersonRow } from './db';
import type { ReadContext } from './from-row';
import { withTouches } from './reads';
import { readCursor, writeCursor } from './result-pages';

const PAGE = 50;
/** The whole funnel is counted from one read of the moves. */
const BATCH = 1_000;

/** A person with their way through the funnel; null for a person without any stage. */
interface Counted {
  readonly row: PersonRow;
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

function isCounted({ row, journey }: Counted, question: CountQuestion, now: number): boolean {
  const { kind, stage } = question;
  if (kind === 'stands') return row.stage === stage;
  const at = journey?.came.get(stage);
  if (journey === null || at === null || at === undefined) return false;
  if (at < question.span.from || at >= question.span.until) return false;
  if (kind === 'came') return true;
  if (kind === 'in-flight') return row.stage === stage;
  const { next, withinDays } = question;
  const counts = cohortCounts([journey], { stage, next, windowDays: withinDays ?? 0 }, now);
  return (withinDays === null ? counts.convertedSoFar : counts.convertedWithin) === 1;
}

/** All people that pass the filter, with their moves up to now. */
async function loadCounted(
  db: LocalDb,
  { ownerId, campaign }: CountFilter,
  { campaigns, now }: ReadContext,
): Promise<Counted[]> {
  const [people, moves] = await db.transaction('r', [db.contacts, db.moves], () =>
    Promise.all([db.contacts.toArray(), db.moves.toArray()]),
  );
  const wanted = people.filter(
    (row) =>
      (ownerId === undefined || row.ownerId === ownerId) &&
      (campaign === undefined ||
        (row.campaignId !== null && campaigns.get(row.campaignId) === campaign)),
  );
  const own = movesByPerson(moves);
  return wanted.map((row) => {
    const way = wayOf(row, own.get(row.id) ?? []);
    return { row, journey: journeysOf(way, STAGES, now)[0] ?? null };
  });
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
