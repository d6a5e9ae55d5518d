import type { Interval } from '../../../lib/domain/figures/rates/interval';
import { PlotFrame, type PlotFrameProps, shareAxis } from './PlotFrame';

/** One dot: a share with its range; null where too few are counted to draw one. */
export interface Dot {
  readonly name: string;
  readonly at: number | null;
  readonly limits: Interval | null;
  readonly isHollow: boolean;
}

export interface DotsPlotProps extends Omit<PlotFrameProps, 'children' | 'height'> {
  dots: readonly Dot[];
  /** A line across, at a share. */
  line: number | null;
  percent: (share: number) => string;
}

const HEIGHT = 210;
const FLOOR = 178;
const TOP = 14;
const LEFT = 42;
const RIGHT = 8;

/** Shares as dots with their ranges, in the order of time; the axis begins at 0. */
export function DotsPlot({ dots, line, percent, ...frame }: DotsPlotProps) {
  const all = dots.flatMap(({ at, limits }) => [at ?? 0, limits?.high ?? 0]);
  const marks = shareAxis(Math.max(line ?? 0, ...all));
  const top = marks.at(-1) ?? 1;
  const y = (share: number) => FLOOR - (share / top) * (FLOOR - TOP);
  return (
    <PlotFrame height={HEIGHT} {...frame}>
      {(width) => {
        const step = (width - LEFT - RIGHT) / Math.max(1, dots.length);
        const every = Math.ceil(34 / step);
        const x = (index: number) => LEFT + (index + 0.5) * step;
        return (
          <>
            {marks.map((mark) => (
              <g key={mark}>
                <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y(mark)} y2={y(mark)} />
                <text class="axis" x={LEFT - 8} y={y(mark) + 4} text-anchor="end">
                  {percent(mark)}
                </text>
              </g>
            ))}
            {line !== null && (
              <line class="edge" x1={LEFT} x2={width - RIGHT} y1={y(line)} y2={y(line)} />
            )}
            {dots.map(({ name, at, limits, isHollow }, index) => (
              <g key={name}>
                {limits !== null && (
                  <line
                    class="range"
                    x1={x(index)}
                    x2={x(index)}
                    y1={y(limits.low)}
                    y2={y(limits.high)}
                  />
                )}
                {at !== null && (
                  <circle
                    class={isHollow ? 'dot hollow' : 'dot'}
                    cx={x(index)}
                    cy={y(at)}
                    r={isHollow ? 4.2 : 5}
                  />
                )}
                {(dots.length - 1 - index) % every === 0 && (
                  <text class="axis" x={x(index)} y={HEIGHT - 12} text-anchor="middle">
                    {name}
                  </text>
                )}
              </g>
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}
