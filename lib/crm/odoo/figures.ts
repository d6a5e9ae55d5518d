import * as z from 'zod/mini';
import { cut } from '../kit/cut';
import type {
  CountAnswer,
  CountedPeople,
  CountFilter,
  CountPart,
  CountQuestion,
  FiguresEngine,
} from '../port/figures';
import { countsPerStage, FIRST_FORMATTED } from './counts';
import { anyOf } from './domain';
import { type Asked, contextOf, countKind, daysOf, domainOf } from './figure-calls';
import { narrowing, SOURCE, shapeOf } from './figure-shapes';
import type { CrmMetadata } from './metadata';
import { conditionFor } from './natives';
import type { People } from './people';
import type { Rpc } from './rpc';
import { readLink, rowSchema, rowsSchema } from './schemas';

/** Questions of one kind are one call, whatever their number. */
const BATCH = 1_000;
const PAGE = 50;

interface Placed extends Asked {
  /** Among the questions of the call. */
  readonly place: number;
}

/**
 * Counts by grouped calls of the database: one for who stands where, one for each kind of question.
 * As everywhere with Odoo, leads are counted, and only those that the key may see.
 */
export function createOdooFigures(rpc: Rpc, people: People): FiguresEngine {
  return {
    batch: BATCH,
    keepsMoves: false,
    async parts(signal) {
      const metadata = await people.metadata(signal);
      const sources = await sourcesOf(rpc, metadata, signal);
      return { personas: null, sources, seesAll: metadata.seesAll };
    },
    async count(questions, filter, signal) {
      const metadata = await people.metadata(signal);
      const narrow = narrowing(filter, metadata);
      if (typeof narrow === 'string') return questions.map(() => ({ kind: 'gap', gap: narrow }));
      const answers = new Map<number, CountAnswer>();
      const dated: Placed[] = [];
      for (const [place, question] of questions.entries()) {
        if (question.kind === 'stands') continue;
        const shape = shapeOf(question, metadata);
        if (typeof shape === 'string') answers.set(place, { kind: 'gap', gap: shape });
        else dated.push({ question, shape, place });
      }
      const count = (place: number, number: number) =>
        answers.set(place, { kind: 'count', count: number, exact: 'exact' });
      for (const together of kindsOf(dated)) {
        const numbers = await countKind({ rpc, metadata, narrow, signal }, together);
        for (const [index, { place }] of together.entries()) count(place, numbers[index] ?? 0);
      }
      if (questions.some(({ kind }) => kind === 'stands')) {
        const standing = await countsPerStage(rpc, metadata, signal, narrow, 'background');
        for (const [place, { kind, stage }] of questions.entries()) {
          if (kind !== 'stands') continue;
          const isMapped = metadata.nativesOf([stage]).length > 0;
          if (isMapped) count(place, standing[stage] ?? 0);
          else answers.set(place, { kind: 'gap', gap: 'not-mapped' });
        }
      }
      return questions.map((_, place) => answers.get(place) ?? { kind: 'gap', gap: 'not-dated' });
    },
    people: (question, filter, cursor, signal) =>
      pageOf(rpc, people, question, filter, cursor, signal),
  };
}

/**
 * Questions that one call answers: those of several spans, or those of several numbers of days of
 * one span, whichever are more.
 */
function kindsOf(dated: readonly Placed[]): Placed[][] {
  const bySpan = groupBy(dated, ({ question, shape }) =>
    JSON.stringify([shape, question.span, shape.days === null ? null : 'days']),
  );
  const byDays = groupBy(dated, ({ question, shape }) => JSON.stringify([shape, daysOf(question)]));
  const taken = new Set<Placed>();
  const kinds = [...bySpan.values(), ...byDays.values()].sort((a, b) => b.length - a.length);
  return kinds.flatMap((kind) => {
    const rest = kind.filter((one) => !taken.has(one));
    for (const one of rest) taken.add(one);
    return rest.length === 0 ? [] : [rest];
  });
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

const groupsSchema = z.array(z.looseObject({}));

/** Every source that a lead has, in one grouped call; null where the database keeps none. */
async function sourcesOf(
  rpc: Rpc,
  metadata: CrmMetadata,
  signal: AbortSignal,
): Promise<CountPart[] | null> {
  if (!metadata.leadFields.includes(SOURCE)) return null;
  const [domain, groupby] = [[[SOURCE, '!=', false]], [SOURCE]];
  const call =
    metadata.major >= FIRST_FORMATTED
      ? { method: 'formatted_read_group', args: { domain, groupby, aggregates: ['__count'] } }
      : { method: 'read_group', args: { domain, fields: ['id'], groupby, lazy: false } };
  const groups = await rpc.get(groupsSchema, { model: 'crm.lead', ...call }, signal);
  return groups.flatMap((group) => {
    // A group has the fields of its members, so it is read as one of them.
    const source = readLink(rowSchema.parse({ ...group, id: 1 }), SOURCE);
    return source === null ? [] : [{ id: String(source.id), name: cut(source.name) }];
  });
}

/** A page of the leads behind a number, the newest first, as people. */
async function pageOf(
  rpc: Rpc,
  people: People,
  question: CountQuestion,
  filter: CountFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<CountedPeople | null> {
  const metadata = await people.metadata(signal);
  const narrow = narrowing(filter, metadata);
  if (typeof narrow === 'string') return null;
  const natives = metadata.nativesOf([question.stage]);
  const shape = question.kind === 'stands' ? null : shapeOf(question, metadata);
  if (typeof shape === 'string' || natives.length === 0) return null;
  const stands = anyOf(...natives.map((native) => conditionFor(native, metadata.stageField)));
  const wanted =
    shape === null || question.kind === 'stands'
      ? [...stands, ...narrow]
      : domainOf({ question, shape }, narrow);
  const after = Number(cursor ?? Number.NaN);
  const args = {
    domain: [...wanted, ...(Number.isSafeInteger(after) ? [['id', '<', after]] : [])],
    fields: ['id'],
    limit: PAGE + 1,
    order: 'id desc',
    context: contextOf(shape ?? { lost: false }),
  };
  const call = { model: 'crm.lead', method: 'search_read', args };
  const found = await rpc.get(rowsSchema, call, signal);
  const ids = found.slice(0, PAGE).map(({ id }) => id);
  const reads = ids.length === 0 ? [] : await people.ofLeads([['id', 'in', ids]], PAGE, signal);
  return { reads, next: found.length > PAGE ? String(ids.at(-1)) : null };
}
