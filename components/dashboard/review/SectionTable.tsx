import type { ComponentChildren } from 'preact';
import type { SectionTable as Table } from './sections';

export interface SectionTableProps {
  table: Table;
  /** What stands behind a row, to be pressed; nothing on paper. */
  action?: ((row: number) => ComponentChildren) | undefined;
  /** Heading of that column. */
  actionTitle?: string | undefined;
}

/** A table of the review; a narrow screen scrolls it in itself. */
export function SectionTable({ table, action, actionTitle }: SectionTableProps) {
  const { id, title, head, rows, words } = table;
  const kind = (column: number) => (column === 0 || words.includes(column) ? undefined : 'number');
  return (
    <section
      class="review-table"
      aria-label={title}
      // A table that is wider than the screen scrolls, also by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
      tabIndex={0}
    >
      <table class="figures" data-testid={`review-table-${id}`}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" class={kind(column)}>
                {name}
              </th>
            ))}
            {action !== undefined && (
              <th scope="col" class="no-print">
                <span class="hidden">{actionTitle}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], row) => (
            <tr key={row}>
              <th scope="row" class="theirs">
                {first}
              </th>
              {rest.map((cell, at) => (
                <td key={at} class={kind(at + 1) ?? 'theirs'}>
                  {cell}
                </td>
              ))}
              {action !== undefined && <td class="no-print">{action(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
