import type { Failure } from '../../domain/base/failure';
import type { HttpResult } from '../http/http';
import type { WriteOutcome } from '../port/write-outcome';

const LATER = new Set([
  'crm/rate-limited',
  'crm/unavailable',
  'crm/offline',
  'crm/timeout',
  'crm/redirected',
  'crm/not-configured',
  'crm/host-not-permitted',
]);

/** Whether a failed request can be repeated unchanged. */
export function isLater(result: HttpResult & { ok: false }): boolean {
  return LATER.has(result.failure.code);
}

/** Returns the outcome of a failed write: unknown, worth a retry, or refused. */
export function failed(result: HttpResult & { ok: false }): WriteOutcome {
  const { failure } = result;
  if (result.maybeApplied) return { kind: 'unknown', failure };
  return isLater(result) ? { kind: 'later', failure } : { kind: 'refused', failure };
}

/** Returns the outcome if the read before the write failed. */
export function readFailed(failure: Failure): WriteOutcome {
  const final =
    failure.code === 'crm/unauthorised' ||
    failure.code === 'crm/forbidden' ||
    failure.code === 'crm/gone';
  return final ? { kind: 'refused', failure } : { kind: 'later', failure };
}
