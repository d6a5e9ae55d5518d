import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Touch } from '../../../../lib/domain/base/touch';
import type { Feedback } from '../../../../lib/domain/feedback/feedback';
import {
  feedbackEvents,
  type HandOffEvent,
  type HandOffEventKind,
  handOffEvent,
  mqlEvent,
  noteEventId,
  stageEvents,
  touchEvents,
} from '../../../../lib/domain/hand-off/event';
import { handOffOf } from '../../../../lib/domain/hand-off/hand-off';
import { effectiveEvents } from '../../../../lib/domain/hand-off/order';
import { growthOf, LINEAR } from '../../growth';
import { DAY, HOUR, MINUTE, NOW } from '../make';

const CONTEXT = { now: NOW, qualifiedSince: () => null };
const START = NOW - 20 * DAY;

type Happened = readonly [hour: number, kind: HandOffEventKind, more?: Partial<HandOffEvent>];

/** Events at hours since the start, named by kind. */
function events(
  ...happened: readonly (readonly [
    hour: number,
    kind: HandOffEventKind,
    more?: Partial<HandOffEvent>,
  ])[]
) {
  return happened.map(([hour, kind, more]) =>
    handOffEvent({ id: `${kind}@${hour}`, kind, at: START + hour * HOUR, source: 'note', ...more }),
  );
}

const KINDS: readonly HandOffEventKind[] = [
  'mql-reached',
  'accepted',
  'rejected',
  'recycled',
  'contacted',
  'decided-sql',
  'returned',
  'opportunity',
  'customer',
  'undone',
];
const anyEvent: fc.Arbitrary<HandOffEvent> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    // Few moments, so that many things happen at one.
    at: fc.integer({ min: 0, max: 12 }).map((step) => START + step * 2 * DAY),
    number: fc.nat(3),
    source: fc.constantFrom('crm', 'note', 'touch', 'score'),
    undoes: fc.option(fc.tuple(fc.constantFrom(...KINDS), fc.nat(12), fc.nat(3))),
    until: fc.option(fc.integer({ min: 0, max: 15 }).map((step) => START + step * 2 * DAY)),
    reasonId: fc.option(fc.constantFrom('a', 'b')),
  })
  .map(({ kind, at, number, source, undoes, until, reasonId }) =>
    handOffEvent({
      id: `${kind}:${(at - START) / (2 * DAY)}:${number}`,
      kind,
      at,
      source,
      until,
      reasonId,
      undoes: kind === 'undone' && undoes !== null ? undoes.join(':') : null,
    }),
  );
const anyEvents = fc.array(anyEvent, { maxLength: 25, size: 'max' });
const anyContext = fc.constantFrom(
  CONTEXT,
  { now: NOW, qualifiedSince: () => Number.NEGATIVE_INFINITY },
  { now: START + 5 * DAY, qualifiedSince: () => null },
  { now: NOW, qualifiedSince: (at: number) => (at > START + 8 * DAY ? START + 7 * DAY : null) },
);

describe('the laws of a hand-off', () => {
  it('does not depend on the order in which events come, nor on how often', () => {
    fc.assert(
      fc.property(
        anyEvents.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }),
          ),
        ),
        anyContext,
        ([all, shuffled], context) => {
          expect(handOffOf(shuffled, context)).toEqual(handOffOf(all, context));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('with an event taken back is as if it had never been', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(), anyContext, (all, pick, context) => {
        const event = all[pick % Math.max(1, all.length)];
        fc.pre(event !== undefined && event.kind !== 'undone');
        const undo = handOffEvent({
          id: 'undo',
          kind: 'undone',
          at: context.now,
          source: 'note',
          undoes: event.id,
        });
        const without = all.filter(({ id }) => id !== event.id);
        expect(handOffOf([...all, undo], context)).toEqual(handOffOf(without, context));
        const redo = handOffEvent({
          id: 'zundo',
          kind: 'undone',
          at: context.now,
          source: 'note',
          undoes: 'undo',
        });
        expect(handOffOf([...all, undo, redo], context)).toEqual(handOffOf(all, context));
      }),
    );
  });

  it('knows nothing of what is dated later than now, nor of kinds of a newer version', () => {
    fc.assert(
      fc.property(anyEvents, anyEvent, anyContext, (all, event, context) => {
        const later = { ...event, id: 'later', at: context.now + 1 };
        const none = { ...event, id: 'none', at: Number.NaN };
        const newer: HandOffEvent = {
          ...event,
          id: 'newer',
          ...JSON.parse('{"kind":"celebrated"}'),
        };
        expect(handOffOf([...all, later, none, newer], context)).toEqual(handOffOf(all, context));
      }),
    );
  });

  it('runs at most one clock at a time, each from its start to its end', () => {
    fc.assert(
      fc.property(anyEvents, anyContext, (all, context) => {
        const runs = handOffOf(all, context)?.runs ?? [];
        expect(runs.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1);
        for (const { startedAt, endedAt } of runs)
          expect(endedAt ?? context.now).toBeGreaterThanOrEqual(startedAt);
      }),
    );
  });

  it('builds a story in which each step begins where the last one ended', () => {
    fc.assert(
      fc.property(anyEvents, anyContext, (all, context) => {
        const handOff = handOffOf(all, context);
        let state: string | null = null;
        for (const step of handOff?.steps ?? []) {
          expect(step.from).toBe(state);
          if (!step.effective) expect(step.to).toBe(step.from);
          state = step.to;
        }
        expect(state).toBe(handOff?.state ?? null);
        const count = effectiveEvents(all, context.now).length;
        expect(
          (handOff?.steps ?? []).filter(({ event }) => event.kind !== 'due-again').length,
        ).toBeLessThanOrEqual(count);
      }),
    );
  });

  it('travels as JSON', () => {
    fc.assert(
      fc.property(anyEvents, anyContext, (all, context) => {
        const handOff = handOffOf(all, context);
        expect(JSON.parse(JSON.stringify(handOff))).toEqual(handOff);
      }),
    );
  });
});

describe('a hand-off by example', () => {
  const state = (...happened: readonly Happened[]) =>
    handOffOf(events(...happened), CONTEXT)?.state ?? null;

  it.each<[readonly HandOffEventKind[], string | null]>([
    [[], null],
    [['contacted', 'returned'], null],
    [['mql-reached'], 'pending'],
    [['mql-reached', 'accepted'], 'accepted'],
    [['mql-reached', 'rejected'], 'rejected'],
    [['mql-reached', 'accepted', 'rejected'], 'rejected'],
    [['mql-reached', 'rejected', 'accepted'], 'accepted'],
    [['mql-reached', 'accepted', 'contacted'], 'accepted'],
    [['mql-reached', 'accepted', 'contacted', 'decided-sql'], 'sql'],
    [['mql-reached', 'accepted', 'returned'], 'returned'],
    [['mql-reached', 'decided-sql', 'opportunity', 'customer'], 'customer'],
    [['mql-reached', 'decided-sql', 'opportunity', 'rejected'], 'opportunity'],
    [['mql-reached', 'rejected', 'mql-reached'], 'pending'],
    [['accepted'], 'accepted'],
    [['opportunity'], 'opportunity'],
  ])('after %j is %s', (kinds, expected) => {
    expect(state(...kinds.map((kind, hour) => [hour, kind] as const))).toBe(expected);
  });

  it('the first who accepts has accepted; the second is seen without effect', () => {
    const handOff = handOffOf(
      events([0, 'mql-reached'], [1, 'accepted', { who: 'Ada' }], [2, 'accepted', { who: 'Ben' }]),
      CONTEXT,
    );
    expect(handOff).toMatchObject({ who: 'Ada', acceptedAt: START + HOUR, round: 1 });
    expect(handOff?.steps.map(({ event, effective }) => [event.who, effective])).toEqual([
      [null, true],
      ['Ada', true],
      ['Ben', false],
    ]);
  });

  it('only a contact after acceptance is the first contact, and starts the time to decide', () => {
    const handOff = handOffOf(
      events(
        [0, 'mql-reached'],
        [1, 'contacted'],
        [2, 'accepted'],
        [5, 'contacted'],
        [9, 'contacted'],
      ),
      CONTEXT,
    );
    expect(handOff?.firstContactAt).toBe(START + 5 * HOUR);
    expect(
      handOff?.runs.map(({ kind, startedAt, endedAt, met }) => [kind, startedAt, endedAt, met]),
    ).toEqual([
      ['accept-mql', START, START + 2 * HOUR, true],
      ['first-contact', START + 2 * HOUR, START + 5 * HOUR, true],
      ['decide-sql', START + 5 * HOUR, null, false],
    ]);
  });

  it('who is decided without a contact that the CRM shows has a clock that was not met', () => {
    const handOff = handOffOf(
      events([0, 'mql-reached'], [1, 'accepted'], [2, 'decided-sql']),
      CONTEXT,
    );
    expect(handOff?.runs[1]).toMatchObject({
      kind: 'first-contact',
      endedAt: START + 2 * HOUR,
      met: false,
    });
  });

  it('an opportunity is attended to by a contact, before it becomes anything else', () => {
    const attended = handOffOf(
      events([0, 'opportunity'], [1, 'contacted'], [2, 'contacted'], [3, 'customer']),
      CONTEXT,
    );
    expect(attended?.runs).toEqual([
      {
        kind: 'attend-opportunity',
        startedAt: START,
        dueAt: null,
        endedAt: START + HOUR,
        met: true,
        who: null,
      },
    ]);
  });

  describe('of a person recycled', () => {
    const until = START + 10 * DAY;
    const recycled = events([0, 'mql-reached'], [1, 'recycled', { until, reasonId: 'away' }]);
    const at = (now: number, since: number | null) =>
      handOffOf(recycled, { now, qualifiedSince: () => since });

    it('waits for its date, and then for the score', () => {
      expect(at(until - 1, START)).toMatchObject({ state: 'recycled', until, reasonId: 'away' });
      expect(at(until + DAY, null)).toMatchObject({ state: 'recycled' });
      expect(at(until, START)).toMatchObject({ state: 'pending', since: until, round: 2 });
      expect(at(until + DAY, Number.NEGATIVE_INFINITY)).toMatchObject({
        state: 'pending',
        since: until,
      });
      expect(at(until + DAY, until + HOUR)).toMatchObject({
        state: 'pending',
        since: until + HOUR,
      });
    });

    it('waits no longer when the CRM dates them again, but a score does not hurry them', () => {
      const anew = (source: 'crm' | 'score') =>
        handOffOf([...recycled, mqlEvent(START + 2 * DAY, source)], {
          now: START + 3 * DAY,
          qualifiedSince: () => START,
        });
      expect(anew('crm')).toMatchObject({ state: 'pending', since: START + 2 * DAY });
      expect(anew('score')).toMatchObject({ state: 'recycled' });
    });

    it('breaks the clock of the second round when it is accepted late', () => {
      const late = handOffOf([...recycled, ...events([15 * 24, 'accepted'])], {
        now: NOW,
        qualifiedSince: () => START,
      });
      expect(late?.runs.filter(({ kind }) => kind === 'accept-mql')).toMatchObject([
        { endedAt: START + HOUR },
        { startedAt: until, endedAt: START + 15 * DAY },
      ]);
    });
  });

  it('a score hands over who is new or was returned, no one else', () => {
    const stands = (...kinds: readonly HandOffEventKind[]) =>
      handOffOf(
        [
          ...events(...kinds.map((kind, hour) => [hour, kind] as const)),
          mqlEvent(START + 2 * DAY, 'score'),
        ],
        CONTEXT,
      )?.state;
    expect(stands()).toBe('pending');
    expect(stands('mql-reached', 'accepted', 'returned')).toBe('pending');
    expect(stands('mql-reached', 'rejected')).toBe('rejected');
    expect(stands('mql-reached', 'decided-sql')).toBe('sql');
  });

  it('an SQL keeps the date of the note, whether the CRM dates it before or after', () => {
    const until = START + 5 * DAY;
    for (const crm of [START + HOUR - MINUTE, START + HOUR, START + HOUR + MINUTE]) {
      const handOff = handOffOf(
        [
          ...events([0, 'mql-reached'], [1, 'decided-sql', { until, who: 'Ada' }]),
          handOffEvent({ id: 'crm', kind: 'decided-sql', at: crm, source: 'crm' }),
        ],
        CONTEXT,
      );
      expect(handOff).toMatchObject({ state: 'sql', until, who: 'Ada' });
      expect(handOff?.runs.filter(({ kind }) => kind === 'review-sql')).toMatchObject([
        { dueAt: until, endedAt: null },
      ]);
    }
  });
});

describe('where events come from', () => {
  it('dates of stages: what is behind is where they come from, where they are is a step', () => {
    const stageDates = { lead: START, mql: START + HOUR, sql: START + 2 * HOUR };
    expect(stageEvents({ stage: 'sql', stageDates }).map(({ kind }) => kind)).toEqual([
      'mql-reached',
      'decided-sql',
    ]);
    expect(handOffOf(stageEvents({ stage: 'sql', stageDates }), CONTEXT)?.state).toBe('sql');
    const back = { lead: START + 3 * HOUR, mql: START + HOUR };
    expect(handOffOf(stageEvents({ stage: 'lead', stageDates: back }), CONTEXT)?.state).toBe(
      'returned',
    );
    expect(
      handOffOf(stageEvents({ stage: 'lead', stageDates: { lead: START } }), CONTEXT),
    ).toBeNull();
  });

  it('a person moved back without a new date stands where the CRM has them now', () => {
    const stageDates = { lead: START, mql: START + HOUR, sql: START + 2 * HOUR };
    expect(handOffOf(stageEvents({ stage: 'mql', stageDates }), CONTEXT)).toMatchObject({
      since: START + HOUR,
    });
    expect(handOffOf(stageEvents({ stage: 'lead', stageDates }), CONTEXT)).toBeNull();
    const dated = { ...stageDates, mql: START + 3 * HOUR };
    expect(handOffOf(stageEvents({ stage: 'mql', stageDates: dated }), CONTEXT)).toMatchObject({
      state: 'pending',
      since: START + 3 * HOUR,
      round: 2,
    });
  });

  it('a stage without a date is dated by when it was first seen, or not at all', () => {
    expect(stageEvents({ stage: 'mql', stageDates: {} })).toEqual([]);
    expect(handOffOf(stageEvents({ stage: 'mql', stageDates: {} }, START), CONTEXT)).toMatchObject({
      since: START,
    });
  });

  it('touches of sales that go out', () => {
    const touch = (id: string, kind: Touch['kind'], by: Touch['by']): Touch => ({
      id,
      kind,
      by,
      contactId: '1',
      at: START,
      title: '',
      channel: null,
      campaign: null,
    });
    const all = [
      touch('1', 'call', 'sales'),
      touch('2', 'email-sent', 'marketing'),
      touch('3', 'email-opened', 'sales'),
    ];
    expect(touchEvents(all).map(({ id }) => id)).toEqual(['touch:1']);
  });

  const feedback: Feedback = {
    verdict: 'recycled',
    reasonId: 'away',
    text: 'On leave',
    campaign: null,
    agreementVersion: 2,
    author: { name: 'Eve', email: null },
    date: '2026-12-01',
    pendingSince: START,
    answers: null,
    dealtWith: false,
  };
  const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`);

  it('notes: by whom the CRM names, with the date and since when it had waited', () => {
    const at = START + HOUR;
    const [reached, said] = feedbackEvents([{ id: 'A-1', at, who: 'Ada', feedback }], midnight);
    expect(reached).toMatchObject({ kind: 'mql-reached', at: START });
    expect(said).toMatchObject({
      kind: 'recycled',
      who: 'Ada',
      until: midnight('2026-12-01'),
      agreementVersion: 2,
    });
  });

  it('a note that takes back another, named by either form of its reference', () => {
    const uuid = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
    const undone: Feedback = { ...feedback, verdict: 'undone', date: null, answers: uuid };
    const notes = [
      { id: uuid.replaceAll('-', ''), at: START + HOUR, who: 'Ada', feedback },
      { id: 'x', at: START + 2 * HOUR, who: 'Ada', feedback: undone },
    ];
    expect(handOffOf(feedbackEvents(notes, midnight), CONTEXT)?.state).toBe('pending');
    const foreign = notes.map((note) => (note.id === 'x' ? { ...note, who: 'Eve' } : note));
    expect(handOffOf(feedbackEvents(foreign, midnight), CONTEXT)?.state).toBe('recycled');
    expect(noteEventId(uuid)).toBe(noteEventId(uuid.replaceAll('-', '')));
  });

  it('what only says something is no event', () => {
    const comment: Feedback = { ...feedback, verdict: 'comment' };
    expect(
      feedbackEvents([{ id: '1', at: START, who: null, feedback: comment }], midnight),
    ).toEqual([]);
  });
});

describe('a person of whom very much was said', () => {
  /** Verdicts by turns, each of which ends a clock and starts one, and many that change nothing. */
  const verdicts = (size: number): HandOffEvent[] =>
    Array.from({ length: size }, (_, index) =>
      handOffEvent({
        id: `n${index}`,
        kind: (['accepted', 'accepted', 'rejected'] as const)[index % 3] ?? 'accepted',
        at: START + index,
        source: 'note',
      }),
    );

  it('has a hand-off in time that grows with what was said, not with its square', async () => {
    expect(await growthOf(2_000, verdicts, (all) => handOffOf(all, CONTEXT))).toBeLessThanOrEqual(
      LINEAR,
    );
  });
});
