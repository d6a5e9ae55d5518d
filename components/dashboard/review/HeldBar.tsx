import { useEffect, useState } from 'preact/hooks';
import { REVIEW_BLOCKS, type ReviewBlock } from '../../../lib/domain/review/review-schema';
import { useKeydown } from '../../keydown';
import { usePages } from '../../page-context';
import { useReviewT } from './use-t';

export interface HeldBarProps {
  block: ReviewBlock;
  onGo: (block: ReviewBlock) => void;
  onLeave: () => void;
  /** Keeps the review and leaves. */
  onFinish: () => void;
  isBusy: boolean;
}

/** Goes through the review one part at a time, by buttons or arrow keys, with a timer on demand. */
export function HeldBar({ block, onGo, onLeave, onFinish, isBusy }: HeldBarProps) {
  const { t } = useReviewT();
  const at = REVIEW_BLOCKS.indexOf(block);
  const step = (by: 1 | -1) => {
    const next = REVIEW_BLOCKS[at + by];
    if (next !== undefined) onGo(next);
    return next !== undefined;
  };
  useKeydown((event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (
      event.target instanceof Element &&
      event.target.closest('input, select, textarea, dialog, [contenteditable]')
    )
      return false;
    if (event.key === 'ArrowRight') return step(1);
    if (event.key === 'ArrowLeft') return step(-1);
    if (event.key !== 'Escape') return false;
    onLeave();
    return true;
  });
  return (
    <div class="panel held-bar no-print" data-testid="held-bar">
      <p>
        <b>{t('held.name', { at: at + 1, all: REVIEW_BLOCKS.length })}</b>{' '}
        <span class="soft">{t('held.keys')}</span>
      </p>
      <Timer />
      <p class="actions">
        <button
          type="button"
          data-testid="held-back"
          aria-keyshortcuts="ArrowLeft"
          disabled={at === 0}
          onClick={() => step(-1)}
        >
          {t('do.back')}
        </button>
        {at < REVIEW_BLOCKS.length - 1 ? (
          <button
            type="button"
            class="primary"
            data-testid="held-next"
            aria-keyshortcuts="ArrowRight"
            onClick={() => step(1)}
          >
            {t('do.next')}
          </button>
        ) : (
          <button
            type="button"
            class="primary"
            data-testid="held-finish"
            disabled={isBusy}
            onClick={onFinish}
          >
            {t('do.finish')}
          </button>
        )}
        <button
          type="button"
          class="quiet"
          data-testid="held-leave"
          aria-keyshortcuts="Escape"
          onClick={onLeave}
        >
          {t('do.leave')}
        </button>
      </p>
    </div>
  );
}

/** Counts only once it is started; it ends nothing and warns of nothing. */
function Timer() {
  const { t } = useReviewT();
  const { shell } = usePages();
  const [passed, setPassed] = useState(0);
  const [since, setSince] = useState<number | null>(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => redraw((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [since]);
  const all = passed + (since === null ? 0 : shell.clock() - since);
  const press = () => {
    const now = shell.clock();
    if (since !== null) setPassed(passed + now - since);
    setSince(since === null ? now : null);
  };
  const seconds = Math.max(0, Math.floor(all / 1_000));
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p class="timer">
      <button type="button" class="quiet" data-testid="timer" onClick={press}>
        {t(since === null ? 'do.timer-start' : 'do.timer-stop')}
      </button>
      {all > 0 && (
        <span role="timer" aria-label={t('held.timer')}>
          {shown}
        </span>
      )}
    </p>
  );
}
