import type { Advice } from '../lib/domain/base/advice';
import type { Stage } from '../lib/domain/base/stage';
import { Say, Theirs } from './Say';
import { StageMark } from './StageMark';
import { chipName } from './stage-name';
import { useSurface } from './surface';

export interface StageChipProps {
  stage: Stage | null;
  /** The CRM's own label, shown where the stage is not mapped. */
  nativeStage?: string | null | undefined;
  score?: number | undefined;
  advice?: Advice | null | undefined;
}

/** Stage and score in one small piece, for rows and headers. */
export function StageChip({ stage, nativeStage, score, advice }: StageChipProps) {
  const { t } = useSurface();
  const label = chipName(stage, nativeStage, advice, t);
  const full = stage === null || advice === 'qualifies' ? label : t(`stage.${stage}`);
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
      <Theirs text={label} />
      {score !== undefined && (
        <b>
          <Say text={String(score)} />
        </b>
      )}
    </span>
  );
}
