import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { type FoundDocument, versionsOf } from '../../../../lib/domain/agreement/document';
import { serialiseAgreement } from '../../../../lib/domain/agreement/schema';
import {
  readVisitors,
  serialiseVisitors,
  visitorsWith,
} from '../../../../lib/domain/agreement/visitors-schema';
import { whatIfChanges, withChanges } from '../../../../lib/domain/agreement/what-if';

const NOW = Date.parse('2026-11-18T12:00:00Z');
const note = (month: string, count: number, at = NOW) => ({ month, count, by: 'Mara', at });
const found = (id: string, text: string): FoundDocument => ({
  id,
  content: { kind: 'text', text },
  edited: false,
  author: null,
  at: NOW,
});

describe('visitors of a month beside the agreement', () => {
  it('are read as they were written, and nothing else is', () => {
    const text = serialiseVisitors(note('2026-10', 4_210));
    expect(readVisitors(JSON.parse(text))).toEqual(note('2026-10', 4_210));
    for (const bad of [
      { format: 1 },
      { format: 2, visitors: note('2026-10', 1) },
      { format: 1, visitors: note('2026-13', 1) },
      { format: 1, visitors: note('2026-10', -1) },
      { format: 1, visitors: note('2026-10', 1.5) },
    ])
      expect(readVisitors(bad)).toBeNull();
  });

  it('are no version of the agreement, and make none unreadable', () => {
    const agreement = { ...DEFAULT_AGREEMENT, version: 2 };
    const { versions, unreadable, visitors } = versionsOf([
      found('a', serialiseAgreement(agreement)),
      found('v', serialiseVisitors(note('2026-10', 4_210))),
    ]);
    expect(versions.map((each) => each.agreement.version)).toEqual([2]);
    expect(unreadable).toEqual([]);
    expect(visitors).toEqual([note('2026-10', 4_210)]);
  });

  it('count as they were typed last, and before what the agreement says', () => {
    expect(
      visitorsWith(
        [
          { month: '2026-09', count: 1 },
          { month: '2026-10', count: 2 },
        ],
        [note('2026-10', 20, NOW), note('2026-10', 10, NOW - 1), note('2026-11', 5)],
      ),
    ).toEqual([
      { month: '2026-09', count: 1 },
      { month: '2026-10', count: 20 },
      { month: '2026-11', count: 5 },
    ]);
  });
});

describe('what was tried out', () => {
  const [goal] = DEFAULT_AGREEMENT.goals;
  if (goal === undefined) throw new Error('no goal');

  it('changes those things of the agreement alone', () => {
    const tried = { targets: { [goal.id]: goal.target + 5 }, chance: 0.9, rates: { mql: 0.3 } };
    const changes = whatIfChanges(DEFAULT_AGREEMENT, tried);
    expect(changes.map(({ kind }) => kind)).toEqual(['goal', 'chance', 'rate']);
    const after = withChanges(DEFAULT_AGREEMENT, changes);
    expect(after.goals.find(({ id }) => id === goal.id)?.target).toBe(goal.target + 5);
    expect(after.plan).toMatchObject({ chance: 0.9, steps: { mql: { rate: 0.3 } } });
    expect({ ...after, goals: DEFAULT_AGREEMENT.goals, plan: DEFAULT_AGREEMENT.plan }).toEqual(
      DEFAULT_AGREEMENT,
    );
    expect(whatIfChanges(after, tried)).toEqual([]);
  });

  it('changes nothing where nothing of it can be agreed', () => {
    const nothing = { targets: { gone: 3 }, rates: { visitor: 0.2 } };
    expect(whatIfChanges(DEFAULT_AGREEMENT, nothing)).toEqual([]);
  });
});
