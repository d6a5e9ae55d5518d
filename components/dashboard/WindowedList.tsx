import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

export interface WindowedListProps {
  label: string;
  total: number;
  /** Height of every row, CSS pixels. */
  rowHeight: number;
  /** Draws the rows from one place up to another. */
  row: (index: number) => ComponentChildren;
  onRange: (first: number, last: number) => void;
}

/** Rows drawn beyond what is seen, so that scrolling by wheel and by key meets no hole. */
const BEYOND = 8;

/** A list of which only what is seen stands in the page, however long it is. */
export function WindowedList({ label, total, rowHeight, row, onRange }: WindowedListProps) {
  const [range, setRange] = useState({ first: 0, last: 2 * BEYOND });
  const look = (list: HTMLElement) => {
    const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - BEYOND);
    const last = Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + BEYOND;
    if (first === range.first && last === range.last) return;
    setRange({ first, last });
    onRange(first, last);
  };
  const shown = Array.from(
    { length: Math.max(0, Math.min(total, range.last) - range.first) },
    (_, at) => range.first + at,
  );
  return (
    <div class="window" tabIndex={-1} onScroll={(event) => look(event.currentTarget)} data-testid="window">
      <ul aria-label={label} style={{ blockSize: total * rowHeight }}>
        {shown.map((index) => (
          <li
            key={index}
            aria-setsize={total}
            aria-posinset={index + 1}
            style={{ insetBlockStart: index * rowHeight, blockSize: rowHeight }}
          >
            {row(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
