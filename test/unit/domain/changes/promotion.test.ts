import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES, type Stage, stageOrder } from '../../../../lib/domain/base/stage';
import { applyPending } from '../../../../lib/domain/changes/pending';
import { judgeMove, movesFrom } from '../../../../lib/domain/changes/promotion';
import type { Role } from '../../../../lib/domain/person/role';
import { anyRole, anyStage, anyStageOrNone, makeAgreement, makeContact, makeIntent } from '../make';

const agreement = makeAgreement();
const open = (from: Stage | null, role: Role) =>
  movesFrom(from, role, agreement)
    .filter(({ allowed }) => allowed)
    .map(({ to }) => to);

describe('the laws of promotion', () => {
  it('every promotion that a role may make, it may take back, and then they stand where they stood', () => {
    fc.assert(
      fc.property(anyStage, anyStage, anyRole, (from, to, role) => {
        const up = judgeMove(from, to, role, agreement);
        fc.pre(up.allowed && up.direction === 'promote');
        const down = judgeMove(to, from, role, agreement);
        expect(down).toMatchObject({ allowed: true, direction: 'demote', needsReason: true });
        const there = applyPending(makeContact({ stage: from }), [
          makeIntent({ action: { kind: 'move', from, to } }),
        ]);
        const back = makeIntent({ action: { kind: 'move', from: to, to: down.to } });
        expect(there.stage).toBe(to);
        expect(applyPending(there, [back]).stage).toBe(from);
      }),
    );
  });

  it('a move is allowed or refused with a reason, and only a way back needs one of the list', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyStage, anyRole, (from, to, role) => {
        const move = judgeMove(from, to, role, agreement);
        expect(move.allowed).toBe(move.refusal === null);
        const back = from !== null && stageOrder(to) < stageOrder(from);
        expect(move.direction).toBe(back ? 'demote' : 'promote');
        expect(move.needsReason).toBe(back);
        expect(judgeMove(from, to, role, makeAgreement({ demoteReasons: [] })).needsReason).toBe(
          false,
        );
      }),
    );
  });

  it('what a rep or a marketer may do, a manager may do', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyStage, anyRole, (from, to, role) => {
        if (judgeMove(from, to, role, agreement).allowed)
          expect(open(from, 'manager')).toContain(to);
      }),
    );
  });

  it('the moves are all other stages in the order of the ladder', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyRole, (from, role) => {
        expect(movesFrom(from, role, agreement).map(({ to }) => to)).toEqual(
          STAGES.filter((stage) => stage !== from),
        );
      }),
    );
  });
});

describe('who may move which people', () => {
  it.each<[Stage | null, Stage[]]>([
    ['visitor', []],
    ['lead', []],
    ['mql', ['lead', 'sql', 'opportunity', 'customer']],
    ['sql', ['lead', 'mql', 'opportunity', 'customer']],
    ['opportunity', ['lead', 'mql', 'sql', 'customer']],
    ['customer', ['lead', 'mql', 'sql', 'opportunity']],
    [null, ['sql', 'opportunity', 'customer']],
  ])('a rep takes a person at %s to %j', (from, to) => {
    expect(open(from, 'rep')).toEqual(to);
  });

  it.each<[Stage | null, Stage[]]>([
    ['visitor', ['lead', 'mql']],
    ['lead', ['visitor', 'mql']],
    ['mql', ['visitor', 'lead']],
    ['sql', []],
    ['opportunity', []],
    ['customer', []],
    [null, ['visitor', 'lead', 'mql']],
  ])('a marketer takes a person at %s to %j', (from, to) => {
    expect(open(from, 'marketer')).toEqual(to);
  });

  it('a manager takes anybody anywhere else', () => {
    for (const from of [null, ...STAGES])
      expect(open(from, 'manager')).toEqual(STAGES.filter((to) => to !== from));
  });

  it('says why not', () => {
    expect(judgeMove('mql', 'mql', 'manager', agreement).refusal).toBe('same-stage');
    expect(judgeMove('lead', 'mql', 'rep', agreement).refusal).toBe('not-yours');
    expect(judgeMove('mql', 'sql', 'marketer', agreement).refusal).toBe('not-yours');
  });
});
