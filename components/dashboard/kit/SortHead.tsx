import type { ComponentChildren } from 'preact';
import type { Sorting } from './sorting';

/** The head of a column by which a table can be sorted. */
export function SortHead<Column extends string>({
  name,
  sorting,
  class: of,
  children,
}: {
  name: Column;
  sorting: Sorting<Column>;
  class?: string;
  children: ComponentChildren;
}) {
  const { by, isUp, toggle } = sorting;
  const isBy = by === name;
  return (
    <th scope="col" class={of} aria-sort={isBy ? (isUp ? 'ascending' : 'descending') : undefined}>
      <button type="button" class="sort" data-testid={`sort-${name}`} onClick={() => toggle(name)}>
        {children}
        <span aria-hidden="true">{isBy ? (isUp ? ' ▲' : ' ▼') : ''}</span>
      </button>
    </th>
  );
}
