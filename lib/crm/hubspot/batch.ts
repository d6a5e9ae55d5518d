import type * as z from 'zod/mini';
import { type Failure, type FailureCode, RelevoError } from '../../domain/base/failure';
import type { HttpRequest } from '../http/http';
import { cut } from '../kit/cut';
import type { Client } from './client';
import { type batchErrorSchema, batchSchema } from './schemas';

/** The result of a batch read: the records, and the failure of a part. */
export interface BatchAnswer {
  readonly results: readonly unknown[];
  /** Null if the records that are missing certainly do not exist. */
  readonly failure: Failure | null;
}

/**
 * Failure codes of HubSpot's error categories. Any other category only means that a part is not
 * known.
 */
const CODES: Readonly<Record<string, FailureCode>> = {
  RATE_LIMITS: 'crm/rate-limited',
  FORBIDDEN: 'crm/forbidden',
  MISSING_SCOPES: 'crm/forbidden',
  USER_DOES_NOT_HAVE_PERMISSIONS: 'crm/forbidden',
  VALIDATION_ERROR: 'crm/invalid',
};

const LONGEST_WORDS = 500;

/** States of a batch that was not completed. */
const UNDONE = new Set(['CANCELED', 'PENDING', 'PROCESSING']);

/** Sends a batch read. @throws RelevoError if the whole batch failed */
export async function askBatch(
  client: Client,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<BatchAnswer> {
  const answer = await client.get(batchSchema, request, signal);
  const failure = failureOfBatch(answer);
  // A record that does not exist is not a failure of a read.
  return { results: answer.results, failure: failure?.code === 'crm/gone' ? null : failure };
}

/**
 * Sends a batch read that must be complete, because an unreadable record would count as missing.
 * @throws RelevoError also if a part failed
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
 * Returns the failure inside a successful batch answer. HubSpot sends such errors with status 207
 * in version 2026-03, and with 200 from 2026-09 on and for the default association in both
 * (https://developers.hubspot.com/docs/api-reference/error-handling). `crm/gone` if records are
 * missing and nothing else failed; null if nothing failed.
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
 * Whether an error means that a record does not exist; only these two do. The subcategory is a
 * string or an object.
 */
function isAbsence({ category, subCategory }: z.infer<typeof batchErrorSchema>): boolean {
  return (
    category === 'OBJECT_NOT_FOUND' ||
    JSON.stringify(subCategory ?? '').includes('NO_ASSOCIATIONS_FOUND')
  );
}
