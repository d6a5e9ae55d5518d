import { go, useAddress, writeAddress } from './page-address';

/** By which column a table is sorted, and which way; null in its own order. */
export interface Sorting<Column extends string> {
  readonly by: Column | null;
  readonly isUp: boolean;
  /** The next step for a column: down, up, and the table's own order again. */
  toggle(column: Column): void;
}

/**
 * Sorts the rows of a table by what the address says: `name=column` down, `name=-column` up. Rows
 * without a value come last, and rows that are equal keep their order.
 */
export function useSorting<Row, Column extends string>(
  name: string,
  columns: readonly Column[],
  rows: readonly Row[],
  valueIn: (row: Row, column: Column) => number | null,
): readonly [rows: readonly Row[], sorting: Sorting<Column>] {
  const { view, chosen } = useAddress();
  const said = chosen[name] ?? '';
  const isUp = said.startsWith('-');
  const by = columns.find((each) => each === said.replace(/^-/, '')) ?? null;
  const toggle = (column: Column) => {
    const next = by !== column ? column : isUp ? '' : `-${column}`;
    go(writeAddress(view, { ...chosen, [name]: next }), true);
  };
  if (by === null) return [rows, { by, isUp, toggle }];
  const sorted = rows.toSorted((a, b) => {
    const [one, other] = [valueIn(a, by), valueIn(b, by)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return isUp ? one - other : other - one;
  });
  return [sorted, { by, isUp, toggle }];
}
