import { PlotFrame, type PlotFrameProps, shareAxis } from './PlotFrame';

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

const HEIGHT = 210;
const FLOOR = 178;
const TOP = 14;
const LEFT = 42;
const RIGHT = 14;

/** A share that grows by days, as steps with its range; the first days get more room. */
export function StepsPlot({ steps, days, percent, ...frame }: StepsPlotProps) {
  const marks = shareAxis(Math.max(0, ...steps.map(({ high }) => high)));
  const top = marks.at(-1) ?? 1;
  const end = days.at(-1) ?? 1;
  const y = (share: number) => FLOOR - (share / top) * (FLOOR - TOP);
  return (
    <PlotFrame height={HEIGHT} {...frame}>
      {(width) => {
        const x = (day: number) => LEFT + Math.sqrt(day / end) * (width - LEFT - RIGHT);
        const until = (index: number) => steps[index + 1]?.days ?? end;
        const before = (index: number) => steps[index - 1]?.share ?? 0;
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
            {days.map((day) => (
              <text key={day} class="axis" x={x(day)} y={HEIGHT - 12} text-anchor="middle">
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
            <line class="curve" x1={LEFT} x2={x(steps[0]?.days ?? end)} y1={FLOOR} y2={FLOOR} />
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
