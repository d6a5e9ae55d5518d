import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../../../../lib/domain/base/stage';
import type { PendingIntent } from '../../../../lib/domain/changes/intent';
import { applyPending } from '../../../../lib/domain/changes/pending';
import type { Contact } from '../../../../lib/domain/person/contact';
import { anyStage, anyStageOrNone, anyState, DAY, makeContact, makeIntent, NOW } from '../make';

const onItsWay = fc.constantFrom('queued', 'sending', 'doubtful');
const anyAction = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      from: anyStageOrNone,
      to: anyStage,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('note' as const), text: fc.string() }) },
);
const anyIntent = fc
  .record({
    contactId: fc.constantFrom('1', '2'),
    action: anyAction,
    state: anyState,
    createdAt: fc.nat(NOW),
  })
  .map(makeIntent);
const anyIntents = fc.array(anyIntent, { maxLength: 8 });

/** Moves as a rep makes them: each from where the one before led. */
const anyWay = fc
  .record({
    start: anyStageOrNone,
    steps: fc.array(fc.tuple(anyStage, onItsWay), { maxLength: 6 }),
  })
  .map(({ start, steps }) => {
    let from = start;
    const intents: PendingIntent[] = [];
    for (const [to, state] of steps) {
      if (to === from) continue;
      const createdAt = NOW + intents.length;
      intents.push(
        makeIntent({
          intentId: `i${intents.length}`,
          action: { kind: 'move', from, to },
          state,
          createdAt,
        }),
      );
      from = to;
    }
    return { contact: makeContact({ stage: start }), intents, end: from };
  });

/** What the CRM holds once it has done the moves, as it says at the time of the click. */
function confirm(contact: Contact, intents: readonly PendingIntent[]): Contact {
  let done = contact;
  for (const { action, createdAt } of intents) {
    if (action.kind !== 'move') continue;
    done = {
      ...done,
      stage: action.to,
      stageDates: { ...done.stageDates, [action.to]: createdAt },
    };
  }
  return done;
}

describe('the laws of what is pending', () => {
  it('a contact shown with moves on their way is the contact once they are done', () => {
    fc.assert(
      fc.property(anyWay, ({ contact, intents, end }) => {
        expect(applyPending(contact, intents)).toEqual(confirm(contact, intents));
        expect(applyPending(contact, intents).stage).toBe(end);
      }),
    );
  });

  it('it stays what it was shown as while they are done one by one', () => {
    fc.assert(
      fc.property(anyWay, fc.nat(6), ({ contact, intents }, done) => {
        const now = confirm(contact, intents.slice(0, done));
        expect(applyPending(now, intents.slice(done))).toEqual(applyPending(contact, intents));
      }),
    );
  });

  it('a move that was done and is still on its way changes nothing', () => {
    fc.assert(
      fc.property(anyWay, ({ contact, intents }) => {
        const once = applyPending(contact, intents);
        expect(applyPending(once, intents)).toEqual(once);
      }),
    );
  });

  it('order matters only within a contact', () => {
    fc.assert(
      fc.property(anyIntents, anyStageOrNone, (intents, stage) => {
        const of = (id: string) => intents.filter(({ contactId }) => contactId === id);
        for (const id of ['1', '2']) {
          const contact = makeContact({ id, stage });
          const view = applyPending(contact, intents);
          expect(applyPending(contact, [...of('2'), ...of('1')])).toEqual(view);
          expect(applyPending(contact, of(id))).toEqual(view);
        }
      }),
    );
  });

  it('only the stage and its date ever differ, and the contact that was read stays as it was', () => {
    fc.assert(
      fc.property(anyIntents, anyStageOrNone, (intents, stage) => {
        const contact = Object.freeze(
          makeContact({ stage, stageDates: Object.freeze({ lead: NOW - DAY }) }),
        );
        const view = applyPending(contact, intents);
        expect({ ...view, stage, stageDates: contact.stageDates }).toEqual(contact);
        expect(view.stage === null || STAGES.includes(view.stage)).toBe(true);
      }),
    );
  });

  it('what is parked is not pretended', () => {
    fc.assert(
      fc.property(fc.array(anyIntent), anyStageOrNone, (intents, stage) => {
        const contact = makeContact({ stage });
        const parked = intents.map((intent): PendingIntent => ({ ...intent, state: 'parked' }));
        expect(applyPending(contact, parked)).toBe(contact);
      }),
    );
  });
});

describe('what is pending, by example', () => {
  const move = (from: Stage, to: Stage, change: Partial<PendingIntent> = {}) =>
    makeIntent({ action: { kind: 'move', from, to }, ...change });

  it('shows a move with the time of the click', () => {
    expect(applyPending(makeContact(), [move('mql', 'sql')])).toEqual(
      makeContact({ stage: 'sql', stageDates: { sql: NOW } }),
    );
  });

  it('keeps the date of the CRM where a move in doubt has arrived', () => {
    const arrived = makeContact({ stage: 'sql', stageDates: { sql: NOW - 5 } });
    expect(applyPending(arrived, [move('mql', 'sql', { state: 'doubtful' })])).toBe(arrived);
  });

  it('shows where the CRM stands when what came before is parked', () => {
    const first = move('mql', 'sql', { state: 'parked', park: { reason: 'refused', detail: '' } });
    expect(applyPending(makeContact(), [first, move('sql', 'opportunity')]).stage).toBe('mql');
  });

  it('shows a move that was made in sight of a parked one', () => {
    const first = move('mql', 'sql', { state: 'parked', park: { reason: 'refused', detail: '' } });
    expect(applyPending(makeContact(), [first, move('mql', 'lead')]).stage).toBe('lead');
  });

  it('leaves everybody else and every note alone', () => {
    const contact = makeContact();
    expect(applyPending(contact, [move('mql', 'sql', { contactId: '2' })])).toBe(contact);
    expect(applyPending(contact, [makeIntent({ action: { kind: 'note', text: 'Called' } })])).toBe(
      contact,
    );
  });
});

it('shows a profile on its way, and never one that the CRM refused', () => {
  const contact = makeContact({ linkedinSlug: null });
  const action = { kind: 'profile', from: null, to: 'ana-lopez' } as const;
  const intent = makeIntent({ contactId: contact.id, action });
  expect(applyPending(contact, [intent]).linkedinSlug).toBe('ana-lopez');
  expect(applyPending(contact, [{ ...intent, state: 'parked' }]).linkedinSlug).toBeNull();
  expect(applyPending(contact, [{ ...intent, contactId: 'other' }]).linkedinSlug).toBeNull();
});
