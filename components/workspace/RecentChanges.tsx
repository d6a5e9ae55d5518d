import { isFresh } from '../../lib/domain/base/fresh';
import { RECENT_MS, type RecentOf } from '../../lib/domain/changes/recent';
import { relativeTime } from '../../lib/i18n/time';
import { usePages } from '../page-context';
import { sentenceOf } from '../person/UndoBar';
import type { Moves } from '../person/use-moves';

export interface RecentChangesProps {
  /** Newest first. */
  changes: readonly RecentOf[];
  moves: Moves;
}

/** Lists what the rep did in the last ten minutes, each with its way back. */
export function RecentChanges({ changes, moves }: RecentChangesProps) {
  const { t, shell, language } = usePages();
  const now = shell.clock();
  const shown = changes.filter(
    ({ at, intentId }) => isFresh(at, now, RECENT_MS) && intentId !== moves.offer?.intentId,
  );
  if (shown.length === 0) return null;
  return (
    <section class="pane recent" data-testid="recent" aria-label={t('recent.title')}>
      <h2>{t('recent.title')}</h2>
      <ul>
        {shown.map((change) => (
          <li key={change.intentId}>
            <span class="grow theirs">{sentenceOf(change, t)}</span>
            <time class="soft">{relativeTime(change.at, now, language)}</time>
            <button
              type="button"
              class="link"
              data-testid="recent-undo"
              disabled={moves.busy}
              onClick={() => void moves.undo(change)}
            >
              {t('undo.do')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
