import { columnAt, columnWidth, countAxis, heightOn, PLOT, PlotAxis, PlotNames } from './PlotAxis';
import { PlotFrame, type PlotFrameProps } from './PlotFrame';

/** One bar: a count; null where it is not known. */
export interface Bar {
  readonly name: string;
  readonly count: number | null;
  /** Whether its time is not over: drawn as an outline. */
  readonly isOpen: boolean;
}

export interface BarsPlotProps extends Omit<PlotFrameProps, 'children' | 'height'> {
  bars: readonly Bar[];
  format: (count: number) => string;
}

const WIDEST = 44;
/** Narrower bars carry no number: it would not fit beside its neighbour's. */
const NUMBER_WIDTH = 26;

/** Counts as bars in the order of time; the axis begins at 0. */
export function BarsPlot({ bars, format, ...frame }: BarsPlotProps) {
  const marks = countAxis(Math.max(1, ...bars.map(({ count }) => count ?? 0)));
  const y = heightOn(marks);
  return (
    <PlotFrame height={PLOT.height} {...frame}>
      {(width) => {
        const column = columnWidth(bars.length, width);
        const wide = Math.min(WIDEST, column * 0.7);
        return (
          <>
            <PlotAxis marks={marks} format={format} width={width} />
            {bars.map(({ name, count, isOpen }, index) => {
              const x = columnAt(index, bars.length, width);
              return count === null || count === 0 ? null : (
                <g key={name}>
                  <rect
                    class={isOpen ? 'column open' : 'column'}
                    x={x - wide / 2}
                    y={y(count)}
                    width={wide}
                    height={PLOT.floor - y(count)}
                  />
                  {column >= NUMBER_WIDTH && (
                    <text x={x} y={y(count) - 4} text-anchor="middle">
                      {format(count)}
                    </text>
                  )}
                </g>
              );
            })}
            <PlotNames names={bars.map(({ name }) => name)} width={width} />
          </>
        );
      }}
    </PlotFrame>
  );
}
