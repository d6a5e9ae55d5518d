/**
 * Everything that can fail with a CRM, a database or a message. A closed list: the interface has a
 * text for every code, in both languages, that says what to do.
 */
export const FAILURE_CODES = [
  'crm/offline',
  'crm/timeout',
  'crm/rate-limited',
  'crm/unavailable',
  'crm/unauthorised',
  'crm/forbidden',
  'crm/redirected',
  'crm/not-json',
  'crm/unexpected-shape',
  'crm/too-large',
  'crm/invalid',
  'crm/gone',
  'crm/conflict',
  'crm/not-configured',
  'crm/no-owner',
  'crm/host-not-permitted',
  'store/full',
  'store/unavailable',
  'store/newer-version',
  'store/blocked',
  'bus/timeout',
  'bus/forbidden',
  'bus/bad-request',
  'bus/unavailable',
  'policy/invalid',
  'bug',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/**
 * A failure as a value: what happened, whether a retry can help, and the message of the other side.
 */
export interface Failure {
  readonly code: FailureCode;
  /** Message of the other side, plain text, never a token, a body or a stack. */
  readonly detail: string;
  /** Time before which a retry is useless, ms, if known. */
  readonly retryAfterMs?: number | undefined;
}

/** A failure that is thrown. */
export class RelevoError extends Error {
  override readonly name = 'RelevoError';
  constructor(readonly failure: Failure) {
    super(`${failure.code}: ${failure.detail}`);
  }
}

/**
 * Returns the failure of any thrown value. Other errors are bugs; their message may hold data, so
 * it is left out.
 */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof RelevoError) return thrown.failure;
  return { code: 'bug', detail: thrown instanceof Error ? thrown.name : typeof thrown };
}
