import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { AgreementOverview } from '../../../../lib/domain/views/agreement-overview';
import { FailureBox } from '../../../FailureBox';
import { useKeydown } from '../../../keydown';
import { PageFrame } from '../../kit/PageFrame';
import { writeAddress } from '../../kit/page-address';
import { isPart, PARTS, type Part, partOf } from '../parts';
import type { Draft } from '../use-draft';
import { useAgreementT } from '../use-t';
import { EditBar } from './EditBar';
import { EditClocks } from './EditClocks';
import { EditFunnel } from './EditFunnel';
import { EditGoals } from './EditGoals';
import { EditPersonas } from './EditPersonas';
import { EditReasons } from './EditReasons';
import { EditScore } from './EditScore';
import { EditStages } from './EditStages';
import { EditingContext } from './editing';

const BODIES: Readonly<Record<Part, () => ComponentChildren>> = {
  stages: EditStages,
  personas: EditPersonas,
  score: EditScore,
  clocks: EditClocks,
  reasons: EditReasons,
  funnel: EditFunnel,
  goals: EditGoals,
};

export interface EditPageProps {
  overview: AgreementOverview;
  draft: Draft;
  part: string | undefined;
}

/**
 * The draft, part by part. It is kept on this device by itself, and other people do not see it until it is
 * published.
 */
export function EditPage({ overview, draft, part }: EditPageProps) {
  const { t } = useAgreementT();
  const open = isPart(part) ? part : 'stages';
  const editing = useMemo(() => ({ overview, draft }), [overview, draft]);
  const Body = BODIES[open];
  useUndoKeys(draft);
  return (
    <EditingContext.Provider value={editing}>
      <PageFrame
        title={t('title.edit')}
        lead={t('edit.lead')}
        actions={
          <a class="button" href={writeAddress('agreement')} data-testid="edit-close">
            {t('do.back-to-document')}
          </a>
        }
      >
        <nav class="tabs" aria-label={t('edit.parts')}>
          {PARTS.map((each) => (
            <PartTab key={each} part={each} open={each === open} draft={draft} />
          ))}
        </nav>
        <section class="panel editor" aria-labelledby="edit-part" data-testid={`edit-${open}`}>
          <h2 id="edit-part">{t(`part.${open}`)}</h2>
          <p class="soft lead">{t(`edit-lead.${open}`)}</p>
          <Body />
        </section>
        {draft.failure !== null && (
          <FailureBox failure={draft.failure} onRetry={() => void draft.flush()} />
        )}
        <EditBar />
      </PageFrame>
    </EditingContext.Provider>
  );
}

function PartTab({ part, open, draft }: { part: Part; open: boolean; draft: Draft }) {
  const { t } = useAgreementT();
  const changed = draft.changes.filter(({ path }) => partOf(path[0]) === part).length;
  const wrong = draft.problems.filter(({ where }) => partOf(where.split('.')[0]) === part).length;
  return (
    <a
      href={writeAddress('agreement', { do: 'edit', part })}
      aria-current={open ? 'page' : undefined}
      data-testid={`tab-${part}`}
    >
      {t(`part.${part}`)}
      {wrong > 0 ? (
        <small class="count bad">{t('edit.wrong', { count: wrong })}</small>
      ) : (
        changed > 0 && <small class="count">{t('edit.changed', { count: changed })}</small>
      )}
    </a>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) outside fields, which have an undo of their own. */
function useUndoKeys({ undo, redo }: Draft): void {
  useKeydown((event) => {
    if (event.altKey || !(event.ctrlKey || event.metaKey)) return false;
    if (event.target instanceof Element && event.target.closest(WRITING)) return false;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return false;
    if (key === 'y' || event.shiftKey) redo();
    else undo();
    return true;
  });
}

const WRITING =
  'input:not([type="checkbox"], [type="range"], [type="radio"]), textarea, [contenteditable]';
