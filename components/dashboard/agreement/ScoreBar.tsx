import { usePages } from '../../page-context';

export interface ScoreBarProps {
  fitMax: number;
  engagementMax: number;
  threshold: number;
}

/**
 * The hundred points of a score, parted into fit and engagement, with a mark where an MQL begins;
 * also in words beside it.
 */
export function ScoreBar({ fitMax, engagementMax, threshold }: ScoreBarProps) {
  const { t } = usePages();
  return (
    <div class="score-bar" aria-hidden="true">
      <p class="halves">
        <span style={{ flexGrow: fitMax }}>{`${t('score.fit')} ${fitMax}`}</span>
        <span
          style={{ flexGrow: engagementMax }}
        >{`${t('score.engagement')} ${engagementMax}`}</span>
      </p>
      <p class="mark-line">
        <i style={{ insetInlineStart: `${Math.min(100, Math.max(0, threshold))}%` }}>
          {t('score.threshold', { count: threshold })}
        </i>
      </p>
    </div>
  );
}
