import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mergeSignals,
  type Signal,
  signalsOf,
  TOUCH_KINDS,
  type Touch,
} from '../../../../lib/domain/base/touch';
import { DAY, NOW } from '../make';

/** Few moments, so that many coincide. */
const anyTouch: fc.Arbitrary<Touch> = fc
  .record({
    kind: fc.constantFrom(...TOUCH_KINDS.slice(0, 3)),
    at: fc.integer({ min: NOW - 40, max: NOW + 5 }),
  })
  .map(({ kind, at }) => makeTouch(kind, at));
const anyTouches = fc.array(anyTouch, { maxLength: 150, size: 'max' });

function makeTouch(kind: Touch['kind'], at: number): Touch {
  return {
    id: `${kind}-${at}`,
    contactId: '1',
    kind,
    at,
    title: '',
    channel: null,
    campaign: null,
    by: 'marketing',
  };
}

const tenOfEach = (touches: readonly Touch[]): Signal[] =>
  TOUCH_KINDS.flatMap((kind) => {
    const times = touches
      .filter((touch) => touch.kind === kind && touch.at <= NOW)
      .map(({ at }) => at);
    return [...new Set(times)]
      .sort((a, b) => b - a)
      .slice(0, 10)
      .map((at) => ({ kind, at }));
  });
const asText = (signals: readonly Signal[]) =>
  signals.map(({ kind, at }) => `${kind} ${at}`).sort();

describe('signals', () => {
  it('are the ten newest of each kind, each once, none of the future', () => {
    fc.assert(
      fc.property(anyTouches, (touches) => {
        const signals = signalsOf(touches, NOW);
        expect(asText(signals)).toEqual(asText(tenOfEach(touches)));
        expect(signals.map(({ at }) => at)).toEqual(
          signals.map(({ at }) => at).sort((a, b) => b - a),
        );
        expect(signals.length).toBeLessThanOrEqual(10 * TOUCH_KINDS.length);
      }),
    );
  });

  it('of pages read apart are those of the whole history, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(anyTouches, anyTouches, (a, b) => {
        const [one, other] = [signalsOf(a, NOW), signalsOf(b, NOW)];
        const whole = signalsOf([...a, ...b], NOW);
        expect(mergeSignals(one, other)).toEqual(whole);
        expect(mergeSignals(other, one)).toEqual(whole);
        expect(mergeSignals(whole, one)).toEqual(whole);
      }),
    );
  });

  it('keep the one form among a thousand mails', () => {
    const mails = Array.from({ length: 1_000 }, (_, index) => makeTouch('email-sent', NOW - index));
    expect(signalsOf([...mails, makeTouch('form', NOW - DAY)], NOW)).toContainEqual({
      kind: 'form',
      at: NOW - DAY,
    });
  });

  it('leave out a time that is none', () => {
    expect(signalsOf([makeTouch('form', Number.NaN), makeTouch('form', NOW + 1)], NOW)).toEqual([]);
  });
});
