import type { Stage } from '../lib/domain/base/stage';
import { Say } from './Say';
import { StageMark } from './StageMark';
import { shortStage } from './stage-name';
import { useSurface } from './surface';

export interface StageChipProps {
  stage: Stage | null;
  /** The CRM's own label, shown where the stage is not mapped. */
  nativeStage?: string | null | undefined;
  score?: number | undefined;
}

/** Stage and score in one small piece, for rows and headers. */
export function StageChip({ stage, nativeStage, score }: StageChipProps) {
  const { t } = useSurface();
  const label = stage === null && nativeStage ? nativeStage : shortStage(stage, t);
  const full = stage === null ? label : t(`stage.${stage}`);
  const told = score === undefined ? full : `${full}, ${t('score.of', { count: score })}`;
  return (
    <span
      class="chip"
      data-stage={stage ?? 'none'}
      data-testid="stage-chip"
      role="img"
      aria-label={told}
    >
      <StageMark stage={stage} />
      <span class="theirs">
        <Say text={label} />
      </span>
      {score !== undefined && (
        <b>
          <Say text={String(score)} />
        </b>
      )}
    </span>
  );
}
