import { type CountAnswer, type CountFilter, filterKey } from '../domain/figures/counting/question';
import type { RelevoDb } from './db';
import type { CountRow } from './rows';
import { type Source, storeAnswer } from './store-answer';

/** The connection, agreement, mapping and filter of a count. */
export interface CountScope {
  readonly connection: string;
  readonly basis: string;
  readonly filter: CountFilter;
}

/** An answer with its age. */
export interface KeptCount {
  readonly answer: CountAnswer;
  /** Epoch ms. */
  readonly askedAt: number;
}

/** What was counted in a scope, by question. */
export async function readCounts(
  db: RelevoDb,
  { connection, basis, filter }: CountScope,
): Promise<Map<string, KeptCount>> {
  const rows = await db.counts
    .where('[connection+basis+filter]')
    .equals([connection, basis, filterKey(filter)])
    .toArray();
  return new Map(rows.map(({ question, answer, askedAt }) => [question, { answer, askedAt }]));
}

/**
 * Keeps what the CRM counted; false if its connection was replaced since.
 * @param askedAt when the request was sent, epoch ms
 */
export async function putCounts(
  source: Source,
  scope: Pick<CountScope, 'basis' | 'filter'>,
  answers: readonly { readonly question: string; readonly answer: CountAnswer }[],
  askedAt: number,
): Promise<boolean> {
  const { db, connection } = source;
  const [basis, filter] = [scope.basis, filterKey(scope.filter)];
  const rows = answers.map(({ question, answer }): CountRow => {
    const id = JSON.stringify([connection, basis, filter, question]);
    return { id, connection, basis, filter, question, answer, askedAt };
  });
  const stored = await storeAnswer(source, [db.counts], () => db.counts.bulkPut(rows));
  return stored !== null;
}
