import { describe, expect, it } from 'vitest';
import {
  type ContactRule,
  contactRule,
  type Department,
  isStage,
  STAGES,
  type Stage,
  stageAfter,
  stageOrder,
  stageOwner,
} from '../../../../lib/domain/base/stage';

describe('the six stages', () => {
  it.each<[Stage, number, Department, ContactRule]>([
    ['visitor', 0, 'marketing', 'do-not-contact'],
    ['lead', 1, 'marketing', 'do-not-contact'],
    ['mql', 2, 'marketing', 'hand-off'],
    ['sql', 3, 'sales', 'radar'],
    ['opportunity', 4, 'sales', 'first-priority'],
    ['customer', 5, 'sales', 'care'],
  ])('%s is number %i, of %s: %s', (stage, order, owner, rule) => {
    expect([stageOrder(stage), stageOwner(stage), contactRule(stage)]).toEqual([
      order,
      owner,
      rule,
    ]);
    expect(STAGES[order]).toBe(stage);
  });

  it('end where the ladder ends', () => {
    expect(stageAfter('customer')).toBeUndefined();
    expect(STAGES.slice(0, -1).map(stageAfter)).toEqual(STAGES.slice(1));
  });

  it('are distinguished from anything else', () => {
    expect(STAGES.every(isStage)).toBe(true);
    for (const other of ['', 'MQL', 'subscriber', 'constructor', 2, null, undefined, {}, ['mql']]) {
      expect(isStage(other)).toBe(false);
    }
  });
});
