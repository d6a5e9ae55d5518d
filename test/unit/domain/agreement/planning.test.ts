import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planningOf, visitorsIn } from '../../../../lib/domain/agreement/planning';
import { PLANNED_STEPS } from '../../../../lib/domain/base/agreement-plan';
import { anyAgreement, makeAgreement } from '../make';

describe('what the funnel is reckoned with', () => {
  it('is all assumed where the team has filled in nothing, and nothing is written for it', () => {
    const agreement = makeAgreement({ version: 3 });
    const planning = planningOf(agreement);
    expect(planning).toMatchObject({ version: 3, chance: { value: 0.8, source: 'assumed' } });
    expect(planning.steps.mql).toEqual({
      windowDays: { value: 30, source: 'assumed' },
      rate: { value: 0.4, source: 'assumed' },
      worth: { value: 10, source: 'assumed' },
      lagDays: { value: 7, source: 'assumed' },
    });
    expect(agreement.plan).toBeUndefined();
  });

  it('is what was agreed, value by value', () => {
    const plan = { steps: { mql: { rate: 0 } }, chance: 0.9, leadsPerVisitor: 0.03 };
    const planning = planningOf(makeAgreement({ format: 2, plan }));
    expect(planning.steps.mql.rate).toEqual({ value: 0, source: 'agreed' });
    expect(planning.steps.mql.worth.source).toBe('assumed');
    expect(planning.steps.sql.rate.source).toBe('assumed');
    expect(planning.chance).toEqual({ value: 0.9, source: 'agreed' });
    expect(planning.leadsPerVisitor).toEqual({ value: 0.03, source: 'agreed' });
  });

  it('can always be reckoned with', () => {
    fc.assert(
      fc.property(anyAgreement, (agreement) => {
        const planning = planningOf(agreement);
        for (const step of PLANNED_STEPS) {
          const { windowDays, rate, worth, lagDays } = planning.steps[step];
          expect(windowDays.value).toBeGreaterThan(0);
          expect(worth.value).toBeGreaterThan(0);
          expect(lagDays.value).toBeGreaterThanOrEqual(0);
          expect(rate.value >= 0 && rate.value <= 1).toBe(true);
        }
        expect(planning.chance.value > 0 && planning.chance.value < 1).toBe(true);
      }),
    );
  });
});

describe('visitors of a month', () => {
  const visitors = [
    { month: '2026-09', count: 800 },
    { month: '2026-11', count: 950 },
  ];

  it.each([
    ['2026-11', { value: 950, source: 'agreed' }],
    ['2026-10', { value: 800, source: 'assumed' }],
    ['2027-02', { value: 950, source: 'assumed' }],
    ['2026-08', null],
  ])('%s are those typed in, else those of the month before it', (month, expected) => {
    expect(visitorsIn(visitors, month)).toEqual(expected);
  });
});
