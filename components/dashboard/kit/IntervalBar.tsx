import type { Interval } from '../../../lib/domain/figures/rates/interval';

const WIDTH = 96;
const HEIGHT = 14;

/** A share of 0 to 1 as a dot on a line with its range; for the eye, the figures stand beside it. */
export function IntervalBar({
  at,
  limits,
  isHollow,
}: {
  at: number;
  limits: Interval | null;
  isHollow: boolean;
}) {
  const place = (share: number) => 4 + Math.min(1, Math.max(0, share)) * (WIDTH - 8);
  return (
    <svg
      class="interval"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <line class="base" x1="4" x2={WIDTH - 4} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      {limits !== null && (
        <line
          class="range"
          x1={place(limits.low)}
          x2={place(limits.high)}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
        />
      )}
      <circle
        class={isHollow ? 'dot hollow' : 'dot'}
        cx={place(at)}
        cy={HEIGHT / 2}
        r={isHollow ? 3.4 : 4}
      />
    </svg>
  );
}
