import type { ComponentChildren } from 'preact';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { usePages } from '../../page-context';
import { useT } from './use-t';

export interface PageFrameProps {
  title: string;
  lead?: string | undefined;
  /** Buttons beside the title. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** What every view has: its title, a word of what it is for, its actions, and printing. */
export function PageFrame({ title, lead, actions, children }: PageFrameProps) {
  const { shell } = usePages();
  const t = useT(DASHBOARD);
  return (
    <>
      <header class="page-head">
        <div class="grow">
          <h1>{title}</h1>
          {lead !== undefined && <p class="soft">{lead}</p>}
        </div>
        <p class="actions no-print">
          {actions}
          <button type="button" data-testid="print" onClick={shell.print}>
            {t('frame.print')}
          </button>
        </p>
      </header>
      {children}
    </>
  );
}
