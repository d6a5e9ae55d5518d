import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { judgeMove } from '../../../../lib/domain/changes/promotion';
import {
  openVerdicts,
  REP_VERDICTS,
  reasonsFor,
  stageAfterVerdict,
  verdictProblem,
} from '../../../../lib/domain/hand-off/verdict';
import { derivedId } from '../../../../lib/domain/person/derived-id';
import { anyStage } from '../make';

describe('a verdict', () => {
  it('takes no one up but into sales, and no one down but to lead', () => {
    expect(REP_VERDICTS.map((verdict) => [verdict, stageAfterVerdict(verdict, 'mql')])).toEqual([
      ['accepted', null],
      ['rejected', 'lead'],
      ['recycled', 'lead'],
      ['decided-sql', 'sql'],
      ['returned', 'lead'],
      ['ask-marketing', null],
      ['comment', null],
    ]);
    for (const stage of ['visitor', 'lead'] as const)
      expect(stageAfterVerdict('rejected', stage)).toBeNull();
    expect(stageAfterVerdict('decided-sql', 'sql')).toBeNull();
  });

  it('of a rep is a move that a rep may make, wherever it is offered', () => {
    fc.assert(
      fc.property(
        anyStage,
        fc.constantFrom(null, 'pending', 'accepted', 'sql', 'opportunity', 'customer', 'rejected'),
        (stage, state) => {
          // A CRM can hold anything; what is offered is judged against where they stand.
          fc.pre(stage === 'mql' || stage === 'sql' || stage === 'opportunity');
          for (const verdict of openVerdicts(state as never, stage, 'rep')) {
            const to = stageAfterVerdict(verdict, stage);
            expect(to === null || judgeMove(stage, to, 'rep', DEFAULT_AGREEMENT).allowed).toBe(
              true,
            );
          }
        },
      ),
    );
  });

  it('is not for marketing to give on its own work, and of a lead only a question', () => {
    expect(openVerdicts('pending', 'mql', 'marketer')).toEqual([]);
    expect(openVerdicts(null, 'lead', 'rep')).toEqual(['ask-marketing']);
    expect(openVerdicts(null, 'mql', 'rep')).toEqual(['accepted', 'rejected', 'recycled']);
    expect(openVerdicts('accepted', 'mql', 'rep')).toEqual(['decided-sql', 'recycled', 'returned']);
  });

  it('needs the reason or the date that belongs to it, and knows no other', () => {
    const problem = (
      verdict: (typeof REP_VERDICTS)[number],
      reasonId: string | null,
      date: string | null,
    ) => verdictProblem({ verdict, reasonId, date }, DEFAULT_AGREEMENT);
    const [reason] = reasonsFor('rejected', DEFAULT_AGREEMENT);
    expect(problem('rejected', null, null)).toBe('needs-reason');
    expect(problem('rejected', reason?.id ?? '', null)).toBeNull();
    expect(problem('rejected', 'made-up', null)).toBe('unknown-reason');
    expect(problem('recycled', null, null)).toBe('needs-date');
    expect(problem('recycled', null, '2026-12-01')).toBeNull();
    expect(problem('accepted', null, null)).toBeNull();
    expect(
      verdictProblem(
        { verdict: 'rejected', reasonId: null, date: null },
        { ...DEFAULT_AGREEMENT, rejectReasons: [] },
      ),
    ).toBeNull();
  });
});

describe('an id that follows from another', () => {
  it('is a UUID, the same each time, and no other', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const [move, undo] = [derivedId(id, 'move'), derivedId(id, 'undo')];
        expect(move).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(move).toBe(derivedId(id.toUpperCase(), 'move'));
        expect(new Set([id, move, undo]).size).toBe(3);
      }),
    );
  });
});
