/** Where the parts of a plot stand, CSS pixels. */
export const PLOT = { height: 210, floor: 178, top: 14, left: 42, right: 14 } as const;

/** The marks of an axis of shares: whole percents up to a round one that is not below the most. */
export function shareAxis(most: number): readonly number[] {
  const top = [0.04, 0.08, 0.2, 0.4, 0.6, 0.8].find((each) => most <= each) ?? 1;
  return [0, 0.25, 0.5, 0.75, 1].map((part) => part * top);
}

/** The marks of an axis of counts: whole numbers from 0 to a round one not below the most. */
export function countAxis(most: number): readonly number[] {
  if (most <= 4) return [0, 1, 2, 3, 4].slice(0, Math.max(2, Math.ceil(most) + 1));
  const size = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 2.5, 5, 10].find((each) => {
    const marks = each * size;
    return marks * 4 >= most && Number.isInteger(marks);
  });
  return [0, 1, 2, 3, 4].map((part) => part * (step ?? 10) * size);
}

/** The height at which a value stands on an axis that begins at 0. */
export function heightOn(marks: readonly number[]): (value: number) => number {
  const top = marks.at(-1) ?? 1;
  return (value) => PLOT.floor - (value / top) * (PLOT.floor - PLOT.top);
}

export interface PlotAxisProps {
  marks: readonly number[];
  /** How a mark is written. */
  format: (value: number) => string;
  width: number;
}

/** The lines across a plot with their values at the side. */
export function PlotAxis({ marks, format, width }: PlotAxisProps) {
  const y = heightOn(marks);
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <line class="grid" x1={PLOT.left} x2={width - PLOT.right} y1={y(mark)} y2={y(mark)} />
          <text class="axis" x={PLOT.left - 8} y={y(mark) + 4} text-anchor="end">
            {format(mark)}
          </text>
        </g>
      ))}
    </>
  );
}

export interface PlotNamesProps {
  names: readonly string[];
  width: number;
}

/** How far apart the middles of so many columns stand. */
export function columnWidth(count: number, width: number): number {
  return (width - PLOT.left - PLOT.right) / Math.max(1, count);
}

/** The middle of a column. */
export function columnAt(index: number, count: number, width: number): number {
  return PLOT.left + (index + 0.5) * columnWidth(count, width);
}

/** Narrower columns leave names out, never the last one, CSS pixels. */
const NAME_WIDTH = 36;

/** The names of columns under a plot, as many as there is room for. */
export function PlotNames({ names, width }: PlotNamesProps) {
  const every = Math.ceil(NAME_WIDTH / columnWidth(names.length, width));
  return (
    <>
      {names.map((name, index) =>
        (names.length - 1 - index) % every === 0 ? (
          <text
            key={name}
            class="axis"
            x={columnAt(index, names.length, width)}
            y={PLOT.height - 12}
            text-anchor="middle"
          >
            {name}
          </text>
        ) : null,
      )}
    </>
  );
}
