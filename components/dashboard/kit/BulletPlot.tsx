import type { Interval } from '../../../lib/domain/figures/rates/interval';
import { PlotFrame, type PlotFrameProps } from './PlotFrame';

export interface BulletPlotProps extends Omit<PlotFrameProps, 'children' | 'height'> {
  /** What is there. */
  value: number;
  target: number;
  /** What should be there by today; null where that is not known. */
  due: number | null;
  /** How it is likely to end; null where that is not known. */
  range: Interval | null;
  format: (value: number) => string;
}

const HEIGHT = 52;
const SIDE = 6;
const BAR = { top: 14, height: 14 };

/**
 * How far a number is on its way to a target: a bar, a mark of what is due, the likely end as a
 * thinner band, and the target as a line. The numbers stand in the sentence and in the table.
 */
export function BulletPlot({ value, target, due, range, format, ...frame }: BulletPlotProps) {
  const most = Math.max(1, target, value, due ?? 0, range?.high ?? 0) * 1.04;
  return (
    <PlotFrame height={HEIGHT} {...frame}>
      {(width) => {
        const x = (at: number) => SIDE + (at / most) * (width - 2 * SIDE);
        const middle = BAR.top + BAR.height / 2;
        return (
          <g class="bullet">
            <line class="grid" x1={x(0)} x2={x(most)} y1={middle} y2={middle} />
            {range !== null && (
              <rect
                class="band"
                x={x(range.low)}
                y={BAR.top - 3}
                width={Math.max(1, x(range.high) - x(range.low))}
                height={BAR.height + 6}
              />
            )}
            <rect
              class="column"
              x={x(0)}
              y={BAR.top + 2}
              width={x(value) - x(0)}
              height={BAR.height - 4}
            />
            {due !== null && <path class="due" d={`M${x(due)} ${BAR.top - 4}l-5 -7h10z`} />}
            <line
              class="target"
              x1={x(target)}
              x2={x(target)}
              y1={BAR.top - 5}
              y2={BAR.top + BAR.height + 5}
            />
            <text class="axis" x={x(0)} y={HEIGHT - 8}>
              {format(0)}
            </text>
            <text
              class="axis"
              x={x(target)}
              y={HEIGHT - 8}
              text-anchor={x(target) > width - 60 ? 'end' : 'middle'}
            >
              {format(target)}
            </text>
          </g>
        );
      }}
    </PlotFrame>
  );
}
