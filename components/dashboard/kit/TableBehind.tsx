import type { ComponentChildren } from 'preact';
import { OnPaper } from './on-paper';

export interface TableBehindProps {
  /** What opens it. */
  more: string;
  testId?: string;
  /** The table. */
  children: ComponentChildren;
}

/** A table that is folded on the screen and open on paper. */
export function TableBehind({ more, testId, children }: TableBehindProps) {
  return (
    <>
      <details class="soft no-print">
        <summary data-testid={testId}>
          <span class="more">{more}</span>
        </summary>
        {children}
      </details>
      {/* What a closed `details` holds is not printed. */}
      <div class="only-print">
        <OnPaper.Provider value={true}>{children}</OnPaper.Provider>
      </div>
    </>
  );
}
