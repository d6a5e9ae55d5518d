import * as z from 'zod';
import type { Fault } from '../faults';
import type { Stage } from '../play-fault';

type Partial = Extract<Fault, { kind: 'partial' }>;

const Batch = z.object({ results: z.array(z.unknown()), errors: z.array(z.unknown()).default([]) });
const Keyed = z.object({
  id: z.string().optional(),
  properties: z.object({ email: z.string().nullish() }).optional(),
  from: z.object({ id: z.string() }).optional(),
});

/** What an error of a batch is about: the address where there is one, else the id. */
function keyOf(result: unknown): string {
  const { id = '', properties, from } = Keyed.parse(result);
  return properties?.email ?? from?.id ?? id;
}

function errorOf(category: string, ids: string[]): unknown {
  return {
    status: 'error',
    category,
    message: `A part failed: ${category}`,
    context: { ids },
    errors: [],
    links: {},
  };
}

function answer(
  fault: Partial,
  now: number,
  results: unknown[],
  errors: unknown[],
  status: number,
): Response {
  const at = new Date(now).toISOString();
  const body = {
    status: fault.canceled ? 'CANCELED' : 'COMPLETE',
    results,
    ...(errors.length > 0 && { numErrors: errors.length, errors }),
    startedAt: at,
    completedAt: at,
  };
  return Response.json(body, { status });
}

/**
 * HubSpot's answer about many of which a part failed: of a batch read (207, or 200 with `folded`),
 * or of the default association, which has 200 in every version. With `canceled` alone it names
 * no error at all.
 */
export async function partialAnswer(
  fault: Partial,
  { request, now, run }: Stage,
): Promise<Response | null> {
  const { category = 'INTERNAL_ERROR', most = Number.POSITIVE_INFINITY } = fault;
  if (request.method === 'PUT' && request.path.includes('/associations/default/')) {
    if (fault.applied) await run();
    return answer(fault, now(), [], fault.canceled ? [] : [errorOf(category, [])], 200);
  }
  if (request.method !== 'POST' || !request.path.endsWith('/batch/read')) return null;
  const real = await run();
  if (!real.ok) return real;
  const { results, errors } = Batch.parse(await real.json());
  const lost = results.slice(0, most);
  // Of those that are not there it is not even said that they are not.
  const failed =
    lost.length > 0
      ? lost.map((each) => errorOf(category, [keyOf(each)]))
      : [errorOf(category, [])];
  return answer(
    fault,
    now(),
    results.slice(lost.length),
    lost.length > 0 ? [...failed, ...errors] : failed,
    fault.folded ? 200 : 207,
  );
}
