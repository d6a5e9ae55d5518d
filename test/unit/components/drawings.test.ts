import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STAGES } from '../../../lib/domain/base/stage';
import { TOUCH_KINDS } from '../../../lib/domain/base/touch';
import type { ClockView } from '../../../lib/domain/clocks/clock';

const CLOCK_STATES: Record<ClockView['state'], true> = {
  'on-time': true,
  checking: true,
  soon: true,
  late: true,
};

it('has a drawing for every stage, for none, for every state of a clock and every kind of touch', () => {
  const css = readFileSync('components/styles/drawings.css', 'utf8');
  const drawn = (attribute: string) =>
    [
      ...css.matchAll(
        new RegExp(`\\[data-${attribute}="([\\w-]+)"\\] path \\{\\s*d: path\\(\\s*"M`, 'gi'),
      ),
    ]
      .map(([, name = '']) => name)
      .sort();
  expect(drawn('stage')).toEqual(['none', ...STAGES].sort());
  expect(drawn('state')).toEqual(Object.keys(CLOCK_STATES).sort());
  expect(drawn('kind')).toEqual([...TOUCH_KINDS].sort());
});
