import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/domain/contact';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/default-agreement';
import type { IntentState, PendingIntent } from '../../../lib/domain/intent';
import { mergeStage } from '../../../lib/domain/merge';
import { applyPending } from '../../../lib/domain/pending';
import { judgeMove, movesFrom, type Role } from '../../../lib/domain/promotion';
import { queueOrder } from '../../../lib/domain/queue';
import { contactRule, STAGES, type Stage, stageAfter, stageOrder, stageOwner } from '../../../lib/domain/stage';
import { inverseOf } from '../../../lib/domain/undo';
import { makeContact } from '../sync/fake-connector';

const stages = fc.constantFrom(...STAGES);
const roles = fc.constantFrom<Role>('rep', 'marketer', 'manager');

describe('the six stages', () => {
  it('are three of marketing and three of sales, in order', () => {
    expect(STAGES.map(stageOwner)).toEqual(['marketing', 'marketing', 'marketing', 'sales', 'sales', 'sales']);
    expect(STAGES.map(stageAfter)).toEqual([...STAGES.slice(1), undefined]);
  });

  it('that must not be contacted are the first two, as the default agreement says', () => {
    expect(STAGES.filter((stage) => contactRule(stage) === 'do-not-contact')).toEqual(DEFAULT_AGREEMENT.doNotContact);
  });
});

describe('a move', () => {
  it('and its inverse end where they began', () => {
    fc.assert(
      fc.property(stages, stages, (from, to) => {
        const back = inverseOf({ kind: 'move', from, to });
        expect(back).toEqual({ kind: 'move', from: to, to: from });
      }),
    );
    expect(inverseOf({ kind: 'note', text: 'x' })).toBeNull();
  });

  it('to the next stage is open to whoever may make it, and the way back needs a reason', () => {
    for (const from of ['lead', 'mql', 'sql', 'opportunity'] as const) {
      const next = stageAfter(from);
      if (next === undefined) throw new Error('no next');
      expect(judgeMove(from, next, 'manager', DEFAULT_AGREEMENT)).toMatchObject({
        allowed: true,
        direction: 'promote',
        needsReason: false,
      });
      expect(judgeMove(next, from, 'manager', DEFAULT_AGREEMENT)).toMatchObject({
        allowed: true,
        direction: 'demote',
        needsReason: true,
      });
    }
    expect(judgeMove('mql', 'sql', 'rep', DEFAULT_AGREEMENT).allowed).toBe(true);
    expect(judgeMove('sql', 'opportunity', 'marketer', DEFAULT_AGREEMENT)).toMatchObject({
      allowed: false,
      refusal: 'not-yours',
    });
    expect(judgeMove('lead', 'mql', 'marketer', DEFAULT_AGREEMENT).allowed).toBe(true);
  });

  it('that is refused says why, one that is open does not', () => {
    fc.assert(
      fc.property(fc.option(stages), roles, (from, role) => {
        const moves = movesFrom(from, role, DEFAULT_AGREEMENT);
        expect(moves.map((move) => move.to)).toEqual(STAGES.filter((stage) => stage !== from));
        for (const move of moves) expect(move.refusal === null).toBe(move.allowed);
        if (from !== null) expect(judgeMove(from, from, role, DEFAULT_AGREEMENT).refusal).toBe('same-stage');
      }),
    );
  });
});

describe('the merge of a stage', () => {
  it('sends over what the rep saw, is done where the CRM holds it, and is a conflict otherwise', () => {
    fc.assert(
      fc.property(fc.option(stages), stages, fc.option(stages), (base, mine, theirs) => {
        const merged = mergeStage(base, mine, theirs);
        expect(merged).toBe(theirs === mine ? 'done' : theirs === base ? 'send' : 'conflict');
      }),
    );
  });
});

const intent = (to: Stage, state: IntentState = 'queued', contactId = '1'): PendingIntent => ({
  intentId: `${to}${state}`,
  contactId,
  action: { kind: 'move', from: null, to },
  state,
  createdAt: 5,
  nextAttemptAt: 5,
  attempts: 0,
});
const intents = fc
  .array(
    fc.record({
      to: stages,
      state: fc.constantFrom<IntentState>('queued', 'sending', 'doubtful', 'parked'),
      who: fc.constantFrom('1', '2'),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map(({ to, state, who }) => intent(to, state, who)));

describe('what is on its way', () => {
  const contact: Contact = makeContact('1');

  it('shows as if it had arrived; what is parked does not', () => {
    expect(applyPending(contact, [intent('mql'), intent('sql', 'sending')]).stage).toBe('sql');
    expect(applyPending(contact, [intent('sql', 'parked')]).stage).toBe('lead');
    expect(applyPending(contact, [intent('sql', 'queued', '2')])).toBe(contact);
  });

  it('replayed is the same, and only the order within one person matters', () => {
    fc.assert(
      fc.property(intents, (list) => {
        const once = applyPending(contact, list);
        expect(applyPending(once, list).stage).toBe(once.stage);
        const others = [
          ...list.filter((each) => each.contactId !== '1'),
          ...list.filter((each) => each.contactId === '1'),
        ];
        expect(applyPending(contact, others)).toEqual(once);
      }),
    );
  });

  it('confirmed is what was shown', () => {
    fc.assert(
      fc.property(intents, (list) => {
        const own = list.filter((each) => each.contactId === '1' && each.state !== 'parked');
        const confirmed = own.reduce<Contact>((base, each) => applyPending(base, [each]), contact);
        expect(confirmed.stage).toBe(applyPending(contact, list).stage);
      }),
    );
  });
});

describe('the queue', () => {
  const queued = fc.record({
    stage: fc.option(stages),
    score: fc.integer({ min: 0, max: 100 }),
    contactId: fc.uuid(),
    clock: fc.option(
      fc.record({
        kind: fc.constant('accept-mql' as const),
        startedAt: fc.constant(0),
        dueAt: fc.integer(),
        state: fc.constantFrom('on-time' as const, 'late' as const),
      }),
    ),
  });

  it('has one order whatever the order it comes in, opportunities first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(queued, { selector: (each) => each.contactId }), (people) => {
        const sorted = [...people].sort(queueOrder);
        expect([...people].reverse().sort(queueOrder)).toEqual(sorted);
        const places = sorted
          .map((each) => ['opportunity', 'mql', 'sql'].indexOf(each.stage ?? ''))
          .map((place) => (place < 0 ? 3 : place));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});

it('stages keep their order', () => {
  expect(STAGES.map(stageOrder)).toEqual([0, 1, 2, 3, 4, 5]);
});
