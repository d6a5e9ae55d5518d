import { heightOn, PLOT, PlotAxis, shareAxis } from './PlotAxis';
import { PlotFrame, type PlotFrameProps } from './PlotFrame';

/** What had become of all by so many days. */
export interface Stack {
  readonly days: number;
  /** The shares from the bottom up; what is left to 1 stands above them. */
  readonly shares: readonly number[];
}

export interface StacksPlotProps extends Omit<PlotFrameProps, 'children' | 'height'> {
  stacks: readonly Stack[];
  /** The name of each share from the bottom up, and of what is left. */
  names: readonly string[];
  /** Marks of the axis of days; the last is its end. */
  days: readonly number[];
  percent: (share: number) => string;
}

const MARKS = shareAxis(1);
/** Parts thinner than this carry no name inside them, CSS pixels. */
const NAME_HEIGHT = 18;

/** Shares that add up to all, as steps one upon the other; each part bears its name. */
export function StacksPlot({ stacks, names, days, percent, ...frame }: StacksPlotProps) {
  const y = heightOn(MARKS);
  const end = days.at(-1) ?? 1;
  const steps = [{ days: 0, shares: names.slice(1).map(() => 0) }, ...stacks];
  return (
    <PlotFrame height={PLOT.height} {...frame}>
      {(width) => {
        const x = (day: number) =>
          PLOT.left + Math.sqrt(Math.min(day, end) / end) * (width - PLOT.left - PLOT.right);
        const edgesOf = ({ shares }: Stack) => {
          const edges = [0];
          for (const share of shares) edges.push((edges.at(-1) ?? 0) + share);
          return [...edges, 1];
        };
        const last = edgesOf(steps.at(-1) ?? { days: 0, shares: [] });
        return (
          <>
            {steps.map((step, index) => {
              const edges = edgesOf(step);
              const until = steps[index + 1]?.days ?? end;
              return names.map((name, part) => (
                <rect
                  key={`${step.days}.${name}`}
                  class="part"
                  data-part={part}
                  x={x(step.days)}
                  y={y(edges[part + 1] ?? 0)}
                  width={Math.max(0, x(until) - x(step.days))}
                  height={Math.max(0, y(edges[part] ?? 0) - y(edges[part + 1] ?? 0))}
                />
              ));
            })}
            {names.slice(1).map((name, part) => (
              <path
                key={name}
                class="curve"
                data-part={part}
                d={steps
                  .map((step, index) => {
                    const at = y(edgesOf(step)[part + 1] ?? 0);
                    return `${index === 0 ? `M${x(step.days)} ` : 'V'}${at}H${x(
                      steps[index + 1]?.days ?? end,
                    )}`;
                  })
                  .join('')}
              />
            ))}
            <PlotAxis marks={MARKS} format={percent} width={width} />
            {names.map((name, part) => {
              const [low, high] = [y(last[part] ?? 0), y(last[part + 1] ?? 0)];
              return low - high < NAME_HEIGHT ? null : (
                <text
                  key={name}
                  class="part-name"
                  x={width - PLOT.right - 6}
                  y={(low + high) / 2 + 4}
                  text-anchor="end"
                >
                  {name}
                </text>
              );
            })}
            {days.map((day) => (
              <text key={day} class="axis" x={x(day)} y={PLOT.height - 12} text-anchor="middle">
                {day}
              </text>
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}
