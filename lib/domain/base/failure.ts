/**
 * Everything that can go wrong with a CRM, a database or a message, as a closed list that the
 * interface explains (every code has a text in both languages that says what to do).
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
 * A failure as a value: what happened, whether asking again can help, and the other side's own
 * words.
 */
export interface Failure {
  readonly code: FailureCode;
  /** The other side's words, plain text, never a token, a body or a stack. */
  readonly detail: string;
  /** Milliseconds before which asking again is useless, where known. */
  readonly retryAfterMs?: number | undefined;
}

/** A failure on its way through code that throws. */
export class RelevoError extends Error {
  override readonly name = 'RelevoError';
  constructor(readonly failure: Failure) {
    super(`${failure.code}: ${failure.detail}`);
  }
}

/**
 * The failure inside anything thrown; what is not ours is a bug, and its message stays out (it may
 * hold data).
 */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof RelevoError) return thrown.failure;
  return { code: 'bug', detail: thrown instanceof Error ? thrown.name : typeof thrown };
}
