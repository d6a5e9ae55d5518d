import { heightOn, PLOT, PlotAxis, shareAxis } from './PlotAxis';
import { PlotFrame, type PlotFrameProps } from './PlotFrame';

/** The curve from one moment on. */
export interface CurveStep {
  readonly days: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Too few were followed so long. */
  readonly isThin: boolean;
}

export interface StepsPlotProps extends Omit<PlotFrameProps, 'children' | 'height'> {
  steps: readonly CurveStep[];
  /** Marks of the axis of days; the last is its end. */
  days: readonly number[];
  percent: (share: number) => string;
}

/** A share that grows by days, as steps with its range; the first days get more room. */
export function StepsPlot({ steps, days, percent, ...frame }: StepsPlotProps) {
  const marks = shareAxis(Math.max(0, ...steps.map(({ high }) => high)));
  const end = days.at(-1) ?? 1;
  const y = heightOn(marks);
  return (
    <PlotFrame height={PLOT.height} {...frame}>
      {(width) => {
        const x = (day: number) =>
          PLOT.left + Math.sqrt(day / end) * (width - PLOT.left - PLOT.right);
        const until = (index: number) => steps[index + 1]?.days ?? end;
        const before = (index: number) => steps[index - 1]?.share ?? 0;
        return (
          <>
            <PlotAxis marks={marks} format={percent} width={width} />
            {days.map((day) => (
              <text key={day} class="axis" x={x(day)} y={PLOT.height - 12} text-anchor="middle">
                {day}
              </text>
            ))}
            {steps.map(({ days: day, low, high }, index) => (
              <rect
                key={day}
                class="band"
                x={x(day)}
                y={y(high)}
                width={Math.max(0, x(until(index)) - x(day))}
                height={Math.max(0, y(low) - y(high))}
              />
            ))}
            <line
              class="curve"
              x1={PLOT.left}
              x2={x(steps[0]?.days ?? end)}
              y1={PLOT.floor}
              y2={PLOT.floor}
            />
            {steps.map(({ days: day, share, isThin }, index) => (
              <path
                key={day}
                class={isThin ? 'curve thin' : 'curve'}
                d={`M${x(day)} ${y(before(index))}V${y(share)}H${x(until(index))}`}
              />
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}
