import { go, writeAddress } from '../../kit/page-address';
import { partOf } from '../parts';
import type { Draft } from '../use-draft';
import { useAgreementT } from '../use-t';
import { fieldId, useEditing } from './editing';
import { ImpactLine } from './ImpactLine';

/**
 * What stands at the foot of every part of the editor: whether the draft is kept, steps back and
 * forth, and the way on.
 */
export function EditBar() {
  const { draft } = useEditing();
  const { t } = useAgreementT();
  const { changed, changes, problems } = draft;
  return (
    <div class="edit-bar no-print" data-testid="edit-bar">
      {changed && problems.length === 0 && <ImpactLine agreement={draft.agreement} />}
      <div class="actions">
        <button
          type="button"
          data-testid="undo"
          disabled={!draft.canUndo}
          aria-keyshortcuts="Control+Z"
          onClick={draft.undo}
        >
          {t('edit.undo')}
        </button>
        <button
          type="button"
          data-testid="redo"
          disabled={!draft.canRedo}
          aria-keyshortcuts="Control+Shift+Z"
          onClick={draft.redo}
        >
          {t('edit.redo')}
        </button>
        <span role="status" class="soft" data-testid="draft-kept" data-kept={draft.kept}>
          {t(`kept-draft.${draft.kept}`)}
        </span>
        <span class="grow" />
        {problems.length > 0 && <FirstProblem />}
        <button
          type="button"
          class="primary"
          data-testid="review"
          disabled={!changed || problems.length > 0}
          onClick={() => go(writeAddress('agreement', { do: 'review' }))}
        >
          {changed ? t('edit.review', { count: countOf(changes) }) : t('edit.review-none')}
        </button>
      </div>
    </div>
  );
}

/** The number of errors, with a link to the first one. */
function FirstProblem() {
  const { draft } = useEditing();
  const { t } = useAgreementT();
  const [first] = draft.problems;
  if (first === undefined) return null;
  const show = () => {
    go(
      writeAddress('agreement', {
        do: 'edit',
        part: partOf(first.where.split('.')[0]) ?? undefined,
      }),
    );
    // The part is drawn first.
    setTimeout(() => controlOf(fieldId(first.where))?.focus(), 50);
  };
  return (
    <button type="button" class="link bad" data-testid="first-problem" onClick={show}>
      {t('edit.to-mend', { count: draft.problems.length })}
    </button>
  );
}

/** The control of a place; the first inside it where the place is a text in several languages. */
function controlOf(id: string): HTMLElement | null {
  return (
    document.getElementById(id) ??
    document.querySelector<HTMLElement>(`:is(input, textarea, select)[id^="${id}."]`)
  );
}

/** How many changes a person made: the date of effect follows by itself where others changed. */
function countOf(changes: Draft['changes']): number {
  const own = changes.filter(({ path }) => path[0] !== 'validFrom');
  return own.length === 0 ? changes.length : own.length;
}
