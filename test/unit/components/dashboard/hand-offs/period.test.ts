import { describe, expect, it } from 'vitest';
import { lastDays, periodIn } from '../../../../../components/dashboard/hand-offs/period';

const ZONE = 'Europe/Madrid';
const NOW = Date.parse('2026-11-23T10:00:00+01:00');

describe('the period of the address', () => {
  it('is all that is measured where the address names none that can be', () => {
    for (const chosen of [{}, { period: 'x' }, { period: 'range' }, { period: 'range', from: '1' }])
      expect(periodIn(chosen, NOW, ZONE)).toMatchObject({ kind: 'all', until: null });
  });

  it('begins with the quarter, in the zone of the agreement', () => {
    const { from } = periodIn({ period: 'quarter' }, NOW, ZONE);
    expect(from).toBe(Date.parse('2026-10-01T00:00:00+02:00'));
  });

  it('holds the last of its days', () => {
    const { from, until } = periodIn(
      { period: 'range', from: '2026-11-02', to: '2026-11-08' },
      NOW,
      ZONE,
    );
    expect([from, until]).toEqual([
      Date.parse('2026-11-02T00:00:00+01:00'),
      Date.parse('2026-11-09T00:00:00+01:00'),
    ]);
  });

  it('begins an own range with the last thirty days', () => {
    expect(lastDays(NOW, ZONE)).toEqual({ from: '2026-10-24', to: '2026-11-23' });
  });
});
