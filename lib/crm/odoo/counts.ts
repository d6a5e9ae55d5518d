import * as z from 'zod/mini';
import type { Stage } from '../../domain/base/stage';
import type { Domain } from './domain';
import { PIPELINE } from './fields';
import type { CrmMetadata } from './metadata';
import { nativeOf } from './natives';
import type { Rpc } from './rpc';
import { rowSchema } from './schemas';

/** `formatted_read_group` came with this version; before there was `read_group`. */
export const FIRST_FORMATTED = 19;

const groupsSchema = z.array(z.looseObject({ __count: z.number() }));

/**
 * How many leads stand at each stage, counted by the database in one call. Lost ones are not
 * counted.
 * @param domain which leads to count; all unless given
 * @throws RelevoError
 */
export async function countsPerStage(
  rpc: Rpc,
  metadata: CrmMetadata,
  signal: AbortSignal,
  domain: Domain = [],
  priority?: 'background',
): Promise<Partial<Record<Stage, number>>> {
  const groupby =
    metadata.stageField === PIPELINE ? ['type', 'priority', 'stage_id'] : [metadata.stageField];
  const call =
    metadata.major >= FIRST_FORMATTED
      ? { method: 'formatted_read_group', args: { domain, groupby, aggregates: ['__count'] } }
      : { method: 'read_group', args: { domain, fields: ['id'], groupby, lazy: false } };
  const groups = await rpc.get(groupsSchema, { model: 'crm.lead', ...call, priority }, signal);
  const counts: Partial<Record<Stage, number>> = {};
  for (const group of groups) {
    // A group has the fields of its members, so it is read as one of them.
    const stage = metadata.stageOf(
      nativeOf(rowSchema.parse({ ...group, id: 1 }), metadata.stageField),
    );
    if (stage !== null) counts[stage] = (counts[stage] ?? 0) + group.__count;
  }
  return counts;
}
