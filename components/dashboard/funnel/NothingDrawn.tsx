import type { Stage } from '../../../lib/domain/base/stage';
import type { CountGap } from '../../../lib/domain/figures/counting/question';
import { shortStage } from '../../stage-name';
import type { Telling } from './figure-text';

export interface NothingDrawnProps {
  stage: Stage;
  months: number;
  /** What stands in the place of the numbers. */
  known: { readonly kind: 'waiting' } | { readonly kind: 'gap'; readonly gap: CountGap } | null;
  telling: Telling;
}

/** Stands where a plot would be without anything in it, and says why. */
export function NothingDrawn({ stage, months, known, telling: { t } }: NothingDrawnProps) {
  const why =
    known === null
      ? t('outcome.none', { stage: shortStage(stage, t), months })
      : known.kind === 'gap'
        ? t('gap.title', { why: t(`gap.${known.gap}`) })
        : t('wait.short');
  return <p class="soft">{why}</p>;
}
