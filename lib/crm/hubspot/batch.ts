import type * as z from 'zod/mini';
import { type Failure, type FailureCode, RelevoError } from '../../domain/base/failure';
import type { HttpRequest } from '../http/http';
import { cut } from '../kit/cut';
import type { Client } from './client';
import { type batchErrorSchema, batchSchema } from './schemas';

/** An answer about many: what was found, and why a part of it could not be told. */
export interface BatchAnswer {
  readonly results: readonly unknown[];
  /** Null where the rest is certainly not there. */
  readonly failure: Failure | null;
}

/**
 * What a category of an error means; every other one says no more than that a part is not known.
 */
const CODES: Readonly<Record<string, FailureCode>> = {
  RATE_LIMITS: 'crm/rate-limited',
  FORBIDDEN: 'crm/forbidden',
  MISSING_SCOPES: 'crm/forbidden',
  USER_DOES_NOT_HAVE_PERMISSIONS: 'crm/forbidden',
  VALIDATION_ERROR: 'crm/invalid',
};

const LONGEST_WORDS = 500;

/** Jobs that ended otherwise than by being done. */
const UNDONE = new Set(['CANCELED', 'PENDING', 'PROCESSING']);

/** Asks for many at once. @throws RelevoError where the whole failed */
export async function askBatch(
  client: Client,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<BatchAnswer> {
  const answer = await client.get(batchSchema, request, signal);
  const failure = failureOfBatch(answer);
  // That a part is missing is no failure of a read: it is not there.
  return { results: answer.results, failure: failure?.code === 'crm/gone' ? null : failure };
}

/**
 * The same where a part that is not known would be taken for one that is not there.
 * @throws RelevoError for that too
 */
export async function readBatch(
  client: Client,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const { results, failure } = await askBatch(client, request, signal);
  if (failure !== null) throw new RelevoError(failure);
  return results;
}

/**
 * What went wrong inside a success: HubSpot answers 207 for it in version 2026-03, and 200 from
 * 2026-09 on and for the default association in both. `crm/gone` where no more is wrong than that
 * something is not there. Null where nothing is.
 */
export function failureOfBatch({
  status,
  numErrors,
  errors,
}: z.infer<typeof batchSchema>): Failure | null {
  const all = errors ?? [];
  const other = all.find((each) => !isAbsence(each));
  if (other !== undefined) {
    const { category, message } = other;
    const code = Object.hasOwn(CODES, category ?? '') ? CODES[category ?? ''] : undefined;
    return {
      code: code ?? 'crm/unavailable',
      detail: cut(message ?? category ?? '', LONGEST_WORDS),
    };
  }
  if (UNDONE.has(status ?? '') || ((numErrors ?? 0) > 0 && all.length === 0)) {
    return { code: 'crm/unavailable', detail: status ?? '' };
  }
  return all.length === 0
    ? null
    : { code: 'crm/gone', detail: cut(all[0]?.message ?? '', LONGEST_WORDS) };
}

/**
 * Only these say that something is not there. The second category comes as a text or as an object.
 */
function isAbsence({ category, subCategory }: z.infer<typeof batchErrorSchema>): boolean {
  return (
    category === 'OBJECT_NOT_FOUND' ||
    JSON.stringify(subCategory ?? '').includes('NO_ASSOCIATIONS_FOUND')
  );
}
