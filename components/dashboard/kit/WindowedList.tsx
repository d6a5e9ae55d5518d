import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

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

/** Rows that are drawn for paper; the export has all of them. */
export const PRINTED = 100;

/** A list of which only what is seen stands in the page, however long it is. */
export function WindowedList({ label, total, rowHeight, row, onRange }: WindowedListProps) {
  const [range, setRange] = useState({ first: 0, last: 2 * BEYOND });
  const list = useRef<HTMLDivElement>(null);
  const show = (first: number, last: number) => {
    if (first === range.first && last === range.last) return;
    setRange({ first, last });
    onRange(first, last);
  };
  const look = () => {
    const { scrollTop, clientHeight } = list.current ?? { scrollTop: 0, clientHeight: 0 };
    show(
      Math.max(0, Math.floor(scrollTop / rowHeight) - BEYOND),
      Math.ceil((scrollTop + clientHeight) / rowHeight) + BEYOND,
    );
  };
  const current = useRef({ look, show });
  current.current = { look, show };
  useEffect(() => {
    // How much is seen is known once it is drawn, and changes with the window; a paper has no
    // window.
    const onPrint = () => current.current.show(0, PRINTED);
    const onLook = () => current.current.look();
    onLook();
    for (const heard of ['resize', 'afterprint']) addEventListener(heard, onLook);
    addEventListener('beforeprint', onPrint);
    return () => {
      for (const heard of ['resize', 'afterprint']) removeEventListener(heard, onLook);
      removeEventListener('beforeprint', onPrint);
    };
  }, []);
  const shown = Array.from(
    { length: Math.max(0, Math.min(total, range.last) - range.first) },
    (_, at) => range.first + at,
  );
  return (
    <div class="window" ref={list} tabIndex={-1} onScroll={look} data-testid="window">
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
