import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockKind } from '../../../../lib/domain/base/agreement-model';
import { STAGES, stageOrder } from '../../../../lib/domain/base/stage';
import { clockNews } from '../../../../lib/domain/clocks/news';
import { isWork } from '../../../../lib/domain/clocks/queue';
import { adviceOf, isOvertaken, standingOf } from '../../../../lib/domain/hand-off/advice';
import type { HandOffState } from '../../../../lib/domain/hand-off/hand-off';
import { openVerdicts } from '../../../../lib/domain/hand-off/verdict';
import { notToContact } from '../../../../lib/domain/views/not-to-contact';
import { person } from '../../components/people';
import { anyRole, anyStageOrNone } from '../make';

const STATES: readonly (HandOffState | null)[] = [
  null,
  'pending',
  'accepted',
  'rejected',
  'recycled',
  'sql',
  'returned',
  'opportunity',
  'customer',
];

const anySituation = fc.record({
  state: fc.constantFrom(...STATES),
  contacted: fc.boolean(),
  stage: anyStageOrNone,
  qualifies: fc.boolean(),
  doNotContact: fc.subarray([...STAGES]),
});
type Situation = Parameters<typeof adviceOf>[0];

/** Clocks that can run in a state; the one of the radar asks to look, not to contact. */
const DEMANDS: Readonly<Partial<Record<HandOffState, readonly ClockKind[]>>> = {
  pending: ['accept-mql'],
  accepted: ['first-contact', 'decide-sql'],
  opportunity: ['attend-opportunity'],
};
const demandsOf = (situation: Situation) =>
  isOvertaken(situation) || situation.state === null ? [] : (DEMANDS[situation.state] ?? []);

const anyClock = fc.record({
  kind: fc.constantFrom<ClockKind>(
    'accept-mql',
    'first-contact',
    'decide-sql',
    'attend-opportunity',
  ),
  startedAt: fc.constant(0),
  dueAt: fc.constant(1),
  state: fc.constantFrom('on-time', 'soon', 'late'),
  agreementVersion: fc.constant(1),
});

const situation = (part: Partial<Situation>): Situation => ({
  state: null,
  contacted: false,
  stage: 'lead',
  qualifies: false,
  doNotContact: ['visitor', 'lead'],
  ...part,
});

describe('one voice', () => {
  it('no state shows a demand and its prohibition', () => {
    fc.assert(
      fc.property(anySituation, anyRole, (each, role) => {
        if (adviceOf(each) !== 'do-not-contact') return;
        expect(demandsOf(each)).toEqual([]);
        const verdicts = openVerdicts(standingOf(each), each.stage, role);
        // With an MQL before any hand-off, the agreement forbids contact until sales accepts.
        if (each.stage !== 'mql') expect(verdicts).not.toContain('accepted');
      }),
    );
  });

  it('queue, notification and composer ask for no person that the same advice forbids', () => {
    fc.assert(
      fc.property(anySituation, anyClock, (each, running) => {
        const advice = adviceOf(each);
        // As views are made: no clock of a state that the stage has gone past.
        const clock = demandsOf(each).includes(running.kind) ? running : null;
        const one = { ...person({ contactId: 'c1' }), advice, clock };
        const warned = notToContact({ key: 'e:a@b.example', state: 'known', person: one });
        expect(warned.length > 0).toBe(advice === 'do-not-contact');
        if (warned.length === 0) return;
        expect(isWork(one)).toBe(false);
        expect(clockNews([one], {}).news).toEqual([]);
      }),
    );
  });

  it('what asks for an answer or a decision has the buttons for it', () => {
    fc.assert(
      fc.property(anySituation, (each) => {
        const verdicts = openVerdicts(standingOf(each), each.stage, 'rep');
        const advice = adviceOf(each);
        if (advice === 'qualifies' || advice === 'hand-off')
          expect(verdicts).toEqual(expect.arrayContaining(['accepted', 'rejected', 'recycled']));
        if (advice === 'decide') expect(verdicts).toContain('decided-sql');
        if (advice === 'with-marketing' || advice === 'care')
          expect(verdicts).not.toContain('accepted');
      }),
    );
  });

  it('a state that the stage has gone past has neither clock nor buttons of its own', () => {
    fc.assert(
      fc.property(anySituation, (each) => {
        if (!isOvertaken(each) || each.stage === null) return;
        const early = stageOrder(each.stage) < stageOrder('mql');
        expect(standingOf(each)).toBe(early ? null : each.stage);
      }),
    );
  });

  it.each([
    ['a lead over the threshold', { state: 'pending', qualifies: true }, 'qualifies'],
    ['a lead that was accepted', { state: 'accepted' }, 'first-contact'],
    ['a lead that was rejected', { state: 'rejected', qualifies: true }, 'do-not-contact'],
    ['a lead below the threshold', { state: 'pending' }, 'do-not-contact'],
    ['an MQL that waits', { state: 'pending', stage: 'mql' }, 'hand-off'],
    ['an MQL that was accepted', { state: 'accepted', stage: 'mql' }, 'first-contact'],
    [
      'an accepted one after contact',
      { state: 'accepted', stage: 'mql', contacted: true },
      'decide',
    ],
    ['a rejected one who is still an MQL', { state: 'rejected', stage: 'mql' }, 'with-marketing'],
    ['a customer without a date', { state: 'opportunity', stage: 'customer' }, 'care'],
    ['a lead that the agreement allows', { doNotContact: [] }, 'may-contact'],
    ['nobody with a stage', { stage: null }, null],
  ] as const)('%s', (_, part, advice) => {
    expect(adviceOf(situation(part as Partial<Situation>))).toBe(advice);
  });
});
