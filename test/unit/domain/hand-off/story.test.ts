import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { createTerms } from '../../../../lib/domain/agreement/in-force';
import { signAgreement } from '../../../../lib/domain/agreement/sign';
import { ALL_KNOWN } from '../../../../lib/domain/clocks/measured';
import { type HandOffEventKind, handOffEvent } from '../../../../lib/domain/hand-off/event';
import { handOffOf } from '../../../../lib/domain/hand-off/hand-off';
import { readinessOf } from '../../../../lib/domain/hand-off/readiness';
import { handOffStory } from '../../../../lib/domain/hand-off/story';
import { growthOf, LINEAR } from '../../growth';
import { DAY, HOUR, MINUTE, makeAgreement, NOW } from '../make';

const terms = createTerms([], DEFAULT_AGREEMENT);

/** A hand-off of events at moments; `NOW` is a Monday at 10:00, the hours are 9 to 18. */
function story(
  now: number,
  ...happened: readonly (readonly [at: number, kind: HandOffEventKind, until?: number])[]
) {
  const events = happened.map(([at, kind, until]) =>
    handOffEvent({ id: `${kind}@${at}`, kind, at, source: 'note', until: until ?? null }),
  );
  const handOff = handOffOf(events, { now, qualifiedSince: () => null });
  if (handOff === null) throw new Error('no hand-off');
  return handOffStory(handOff, terms, now, ALL_KNOWN);
}

describe('the story of a hand-off', () => {
  it('says how long each step took in business time, and which clock it stopped', () => {
    const told = story(
      NOW + 2 * DAY,
      [NOW, 'mql-reached'],
      [NOW + 3 * HOUR, 'accepted'],
      // Tuesday, 10:00: five hours were left of Monday.
      [NOW + DAY, 'contacted'],
      [NOW + DAY + HOUR, 'decided-sql'],
    );
    expect(
      told.steps.map(({ to, minutes, stopped }) => [
        to,
        minutes,
        stopped.map(({ kind, state }) => [kind, state]),
      ]),
    ).toEqual([
      ['pending', null, []],
      ['accepted', 180, [['accept-mql', 'kept']]],
      ['accepted', 360, [['first-contact', 'kept']]],
      ['sql', 60, [['decide-sql', 'kept']]],
    ]);
    expect(told.running).toMatchObject({
      kind: 'review-sql',
      state: 'on-time',
      agreementVersion: 1,
    });
  });

  it.each([
    [3 * HOUR - MINUTE, 'on-time'],
    [3 * HOUR, 'soon'],
    [4 * HOUR - 1, 'soon'],
    [4 * HOUR, 'late'],
  ])('after %i ms of a clock of four hours it is %s', (wait, state) => {
    expect(story(NOW + wait, [NOW, 'mql-reached']).running).toMatchObject({
      state,
      minutes: wait / MINUTE,
      agreed: 240,
    });
  });

  it('a clock is kept to the very moment, and broken after it', () => {
    const of = (wait: number) =>
      story(NOW + DAY, [NOW, 'mql-reached'], [NOW + wait, 'rejected']).clocks[0]?.state;
    expect([of(4 * HOUR), of(4 * HOUR + 1)]).toEqual(['kept', 'broken']);
  });

  it('a clock that ended without what it waits for is not measured', () => {
    const told = story(
      NOW + DAY,
      [NOW, 'mql-reached'],
      [NOW + HOUR, 'accepted'],
      [NOW + 2 * HOUR, 'decided-sql'],
    );
    expect(told.clocks.map(({ kind, state }) => [kind, state])).toEqual([
      ['accept-mql', 'kept'],
      ['first-contact', 'not-measured'],
      ['review-sql', 'on-time'],
    ]);
  });

  it('an SQL is due on the date that was set for it', () => {
    const until = NOW + 7 * DAY;
    expect(story(until - 1, [NOW, 'decided-sql', until]).running).toMatchObject({
      dueAt: until,
      state: 'soon',
    });
    expect(story(until, [NOW, 'decided-sql', until]).running).toMatchObject({
      dueAt: until,
      state: 'late',
    });
  });

  it('is measured by the version in force when each clock started', () => {
    const strict = makeAgreement({
      version: 2,
      validFrom: '2026-11-24',
      clocks: { ...DEFAULT_AGREEMENT.clocks, 'accept-mql': 30 },
    });
    const signed = signAgreement(
      signAgreement(strict, 'Ada', 'sales', NOW),
      'Ben',
      'marketing',
      NOW,
    );
    const termsAt = createTerms([signed], DEFAULT_AGREEMENT);
    const of = (at: number) => {
      const handOff = handOffOf(
        [
          handOffEvent({ id: '1', kind: 'mql-reached', at, source: 'crm' }),
          handOffEvent({ id: '2', kind: 'accepted', at: at + HOUR, source: 'note' }),
        ],
        { now: NOW + 5 * DAY, qualifiedSince: () => null },
      );
      return handOff === null
        ? []
        : handOffStory(handOff, termsAt, NOW + 5 * DAY, ALL_KNOWN).clocks[0];
    };
    expect(of(NOW)).toMatchObject({ state: 'kept', agreementVersion: 1, agreed: 240 });
    expect(of(NOW + DAY)).toMatchObject({ state: 'broken', agreementVersion: 2, agreed: 30 });
  });
});

it('of a person of whom very much was said takes time with that, not with its square', async () => {
  const make = (size: number) => {
    const events = Array.from({ length: size }, (_, index) =>
      handOffEvent({
        id: `n${index}`,
        kind: index % 2 === 0 ? 'accepted' : 'rejected',
        at: NOW - size + index,
        source: 'note',
      }),
    );
    const handOff = handOffOf(events, { now: NOW, qualifiedSince: () => null });
    if (handOff === null) throw new Error('no hand-off');
    return handOff;
  };
  expect(
    await growthOf(2_000, make, (handOff) => handOffStory(handOff, terms, NOW, ALL_KNOWN)),
  ).toBeLessThanOrEqual(LINEAR);
});

describe('signs that an SQL is ready', () => {
  const contact = {
    traits: {},
    signals: [
      { kind: 'form' as const, at: NOW + DAY },
      { kind: 'call' as const, at: NOW + DAY },
    ],
    crmScore: null,
  };
  const sql = { state: 'sql' as const, since: NOW, until: NOW + 3 * DAY };

  it('are what they did since, a score that jumped and the date', () => {
    expect(readinessOf(sql, contact, DEFAULT_AGREEMENT, NOW + DAY)).toEqual([
      { kind: 'score-jump', from: 0, to: 28 },
      { kind: 'new-touches', count: 1, at: NOW + DAY },
    ]);
    expect(readinessOf(sql, { ...contact, signals: [] }, DEFAULT_AGREEMENT, NOW + 3 * DAY)).toEqual(
      [{ kind: 'look-again', at: NOW + 3 * DAY }],
    );
  });

  it('are none before anything happened, and none of anybody else', () => {
    expect(readinessOf(sql, contact, DEFAULT_AGREEMENT, NOW + DAY - 1)).toEqual([]);
    expect(
      readinessOf({ ...sql, state: 'accepted' }, contact, DEFAULT_AGREEMENT, NOW + 9 * DAY),
    ).toEqual([]);
  });
});
