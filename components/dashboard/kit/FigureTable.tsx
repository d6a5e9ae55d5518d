import type { ComponentChildren } from 'preact';
import { type Sheet, TableTools } from './TableTools';

/** A cell: its text for the file, and how it is shown where that is more than the text. */
export interface Cell {
  readonly text: string;
  readonly shown: ComponentChildren;
}

export interface FigureTableProps extends Omit<Sheet, 'rows'> {
  /** The first cell of each row names it. */
  rows: readonly (readonly (string | Cell)[])[];
  /** Whether the title stands above the table elsewhere. */
  isTitled?: boolean;
}

/** So many columns fit a side panel. */
const MOST_NARROW = 4;

/** Figures as a table that can be saved and copied. */
export function FigureTable({ rows, isTitled = true, ...sheet }: FigureTableProps) {
  const { title, head } = sheet;
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
  return (
    <div class="figure-table">
      <table class={head.length > MOST_NARROW ? 'figures many' : 'figures'}>
        <caption class={isTitled ? 'hidden' : undefined}>{title}</caption>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={name} scope="col" class={index === 0 ? undefined : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], index) => (
            <tr key={texts[index]?.[0]}>
              <th scope="row">{shownOf(first ?? '')}</th>
              {rest.map((cell, at) => (
                <td key={at} class="number" data-head={head[at + 1]}>
                  {shownOf(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <TableTools sheet={{ ...sheet, rows: texts }} />
    </div>
  );
}

function shownOf(cell: string | Cell): ComponentChildren {
  return typeof cell === 'string' ? cell : cell.shown;
}
