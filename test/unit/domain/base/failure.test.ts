import { describe, expect, it } from 'vitest';
import { failureOf, RelevoError } from '../../../../lib/domain/base/failure';

describe('a failure', () => {
  it('comes out of what we threw as it went in', () => {
    const failure = { code: 'crm/rate-limited', detail: 'daily', retryAfterMs: 5 } as const;
    expect(failureOf(new RelevoError(failure))).toBe(failure);
  });

  it('repeats nothing of what a stranger’s error said: it may hold data', () => {
    expect(failureOf(new TypeError('token pat-123 of ada@alder.example'))).toEqual({
      code: 'bug',
      detail: 'TypeError',
    });
    expect(failureOf('ada@alder.example')).toEqual({ code: 'bug', detail: 'string' });
    expect(failureOf(null)).toEqual({ code: 'bug', detail: 'object' });
  });
});
