import { describe, expect, it } from 'vitest';
import { makeSample } from '../../../../lib/crm/local/sample';
import { MARKETER, TEAM } from '../../../../lib/crm/local/team';
import { readAgreement } from '../../../../lib/domain/agreement/schema';
import { standingOf } from '../../../../lib/domain/agreement/sign';
import { servedBy } from '../../../../lib/domain/figures/goals/active';
import { NOW } from './world';

describe('the agreement of the sample', () => {
  const [row] = makeSample(NOW).agreements;
  const read = readAgreement(JSON.parse(row?.text ?? '{}'));
  if (!read.ok) throw new Error(read.reason);
  const { agreement } = read;

  it('is signed by both departments and holds since before the month of now', () => {
    expect(standingOf(agreement, NOW).kind).toBe('begun');
    expect(agreement.signed.map(({ by }) => by)).toEqual([MARKETER.name, 'Nora Vidal']);
  });

  it('has goals of both departments, by people of the sample, that lead to customers; one in a hurry', () => {
    const names = [MARKETER, ...TEAM].map(({ name }) => name);
    const good = agreement.goals.filter(({ responsible }) => responsible !== null);
    expect(new Set(good.map(({ owner }) => owner))).toEqual(new Set(['marketing', 'sales']));
    for (const goal of good) {
      expect(names).toContain(goal.responsible);
      expect([goal, ...servedBy(goal, agreement.goals)].at(-1)?.measure).toBe('customer');
      expect(goal.until).not.toBeNull();
    }
    expect(agreement.goals.filter(({ responsible }) => responsible === null)).toHaveLength(1);
  });
});
