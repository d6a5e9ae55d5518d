import type { ComponentChildren } from 'preact';
import { TableBehind } from './TableBehind';
import { useWidth } from './use-width';

export interface PlotFrameProps {
  /** What the plot shows, in a sentence. */
  label: string;
  height: number;
  /** Draws at a width, CSS pixels. */
  children: (width: number) => ComponentChildren;
  /** The same figures; printed in any case. */
  table: ComponentChildren;
  /** What opens the table. */
  more: string;
}

const USUAL = 520;

/** A plot with its sentence for who listens, and the same figures as a table. */
export function PlotFrame({ label, height, children, table, more }: PlotFrameProps) {
  const [place, width] = useWidth(USUAL);
  return (
    <div class="plot-frame" ref={place}>
      <svg
        class="plot"
        viewBox={`0 0 ${width} ${height}`}
        style={{ blockSize: `${height}px` }}
        role="img"
        aria-label={label}
      >
        {children(width)}
      </svg>
      <TableBehind more={more}>{table}</TableBehind>
    </div>
  );
}
