import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeProfile, mergeStage } from '../../../../lib/domain/changes/merge';
import { applyPending } from '../../../../lib/domain/changes/pending';
import { inverseOf } from '../../../../lib/domain/changes/undo';
import { anyStage, makeContact, makeIntent } from '../make';

const anyMove = fc
  .record({ kind: fc.constant('move' as const), from: anyStage, to: anyStage })
  .filter(({ from, to }) => from !== to);

describe('the reverse of an action', () => {
  it('leads back to where the move began', () => {
    fc.assert(
      fc.property(anyMove, (action) => {
        const back = inverseOf(action);
        if (back === null) throw new Error('no way back');
        const both = [makeIntent({ action }), makeIntent({ action: back })];
        expect(applyPending(makeContact({ stage: action.from }), both).stage).toBe(action.from);
      }),
    );
  });

  it('is sent only while the CRM still holds what the move made', () => {
    fc.assert(
      fc.property(anyMove, anyStage, (action, theirs) => {
        const back = inverseOf(action);
        if (back?.kind !== 'move') throw new Error('no way back');
        fc.pre(theirs !== action.from);
        expect(mergeStage(back.from, back.to, theirs)).toBe(
          theirs === action.to ? 'send' : 'conflict',
        );
      }),
    );
  });

  it('of the reverse is the move', () => {
    fc.assert(
      fc.property(anyMove, (action) => {
        const back = inverseOf(action);
        expect(back === null ? null : inverseOf(back)).toEqual(action);
      }),
    );
  });

  it('does not exist for what cannot be unread, nor for a way back to no stage', () => {
    expect(inverseOf({ kind: 'note', text: 'Called' })).toBeNull();
    expect(inverseOf({ kind: 'add', email: 'ada@alder.example', name: 'Ada' })).toBeNull();
    expect(inverseOf({ kind: 'move', from: null, to: 'sql' })).toBeNull();
  });

  it('of a profile puts back what stood there, and is sent only while ours does', () => {
    const back = inverseOf({ kind: 'profile', from: null, to: 'ana-lopez' });
    expect(back).toEqual({ kind: 'profile', from: 'ana-lopez', to: null });
    if (back?.kind !== 'profile') throw new Error('no way back');
    expect(mergeProfile(back.from, back.to, 'linkedin.com/in/ana-lopez')).toBe('send');
    expect(mergeProfile(back.from, back.to, 'linkedin.com/in/somebody-else')).toBe('conflict');
  });

  it('does not carry the reason of the move', () => {
    expect(inverseOf({ kind: 'move', from: 'sql', to: 'mql', reasonId: 'mistake' })).toEqual({
      kind: 'move',
      from: 'mql',
      to: 'sql',
    });
  });
});
