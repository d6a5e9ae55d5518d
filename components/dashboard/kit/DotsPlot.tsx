import type { Interval } from '../../../lib/domain/figures/rates/interval';
import { columnAt, heightOn, PLOT, PlotAxis, PlotNames, shareAxis } from './PlotAxis';
import { PlotFrame, type PlotFrameProps } from './PlotFrame';

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

/** Shares as dots with their ranges, in the order of time; the axis begins at 0. */
export function DotsPlot({ dots, line, percent, ...frame }: DotsPlotProps) {
  const all = dots.flatMap(({ at, limits }) => [at ?? 0, limits?.high ?? 0]);
  const marks = shareAxis(Math.max(line ?? 0, ...all));
  const y = heightOn(marks);
  return (
    <PlotFrame height={PLOT.height} {...frame}>
      {(width) => {
        const x = (index: number) => columnAt(index, dots.length, width);
        return (
          <>
            <PlotAxis marks={marks} format={percent} width={width} />
            {line !== null && (
              <line class="edge" x1={PLOT.left} x2={width - PLOT.right} y1={y(line)} y2={y(line)} />
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
              </g>
            ))}
            <PlotNames names={dots.map(({ name }) => name)} width={width} />
          </>
        );
      }}
    </PlotFrame>
  );
}
