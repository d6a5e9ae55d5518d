import type { Stage } from '../lib/domain/base/stage';

/**
 * One shape a stage, so that colour never speaks alone: ring, dot, triangle, diamond, star, shield
 * with a tick.
 */
const SHAPES: Readonly<Record<Stage | 'none', string>> = {
  none: 'M2 5.2h8v1.6H2z',
  visitor: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 1.7a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6Z',
  lead: 'M6 1.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z',
  mql: 'M6 .9 11.6 10.9H.4Z',
  sql: 'M6 .4 11.6 6 6 11.6.4 6Z',
  opportunity: 'm6 .3 1.7 3.7 4 .5-3 2.7.8 4L6 9.2l-3.5 2 .8-4-3-2.7 4-.5Z',
  customer: 'M1 1h10v6L6 11.6 1 7Zm2 4.2 2.2 2.2L9 3.6 8 2.7 5.2 5.5 4 4.2Z',
};

/** The shape of a stage in its hue; for the eye only, the words stand beside it. */
export function StageMark({ stage }: { stage: Stage | null }) {
  return (
    <svg class="mark" data-stage={stage ?? 'none'} viewBox="0 0 12 12" aria-hidden="true">
      <path fill-rule="evenodd" d={SHAPES[stage ?? 'none']} />
    </svg>
  );
}
