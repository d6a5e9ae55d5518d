import { describe, expect, it } from 'vitest';
import { notTakenBack } from '../../../../lib/domain/changes/taken-back';

describe('what was taken back', () => {
  it('does not count, whatever became of it; the rest stays in order', () => {
    const rows = [
      { id: 'a', undo: false, state: 'parked' },
      { id: 'b', undo: true, state: 'sending' },
      { id: 'c', undo: false, state: 'queued' },
      { id: 'd', undo: true, state: 'parked' },
    ];
    expect(notTakenBack(rows).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(notTakenBack([])).toEqual([]);
  });
});
