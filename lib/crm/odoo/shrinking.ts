import { failureOf } from '../../domain/base/failure';
import type { Rpc } from './rpc';
import { type Row, rowsSchema } from './schemas';

/**
 * Records of a model by id, in the order of the ids. An answer that is larger than is accepted is
 * asked for again in halves. Ids that are gone are left out.
 * @returns the rows, and the ids of records that are too large by themselves
 * @throws RelevoError of anything else
 */
export async function readShrinking(
  rpc: Rpc,
  model: string,
  ids: readonly number[],
  fields: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly rows: Row[]; readonly tooLarge: number[] }> {
  const rows = new Map<number, Row>();
  const tooLarge: number[] = [];
  // A search leaves out what is gone; to read it would fail the whole.
  const ask = (some: readonly number[]) =>
    rpc.get(
      rowsSchema,
      {
        model,
        method: 'search_read',
        args: { domain: [['id', 'in', some]], fields, limit: some.length },
        priority: 'background',
      },
      signal,
    );
  const waiting = ids.length === 0 ? [] : [ids];
  for (let some = waiting.shift(); some !== undefined; some = waiting.shift()) {
    try {
      for (const row of await ask(some)) rows.set(row.id, row);
    } catch (error) {
      if (failureOf(error).code !== 'crm/too-large') throw error;
      if (some.length === 1) tooLarge.push(...some);
      const half = Math.ceil(some.length / 2);
      if (some.length > 1) waiting.push(some.slice(0, half), some.slice(half));
    }
  }
  return { rows: ids.flatMap((id) => rows.get(id) ?? []), tooLarge };
}
