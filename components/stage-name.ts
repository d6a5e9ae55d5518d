import type { Advice } from '../lib/domain/base/advice';
import type { Stage } from '../lib/domain/base/stage';
import type { CardKey } from '../lib/i18n/en/card';
import type { Translate } from '../lib/i18n/translator';

/** The name of a stage where room is short: only the two long ones have one. */
export function shortStage(stage: Stage | null, t: Translate<CardKey>): string {
  if (stage === null) return t('short.none');
  return stage === 'mql' || stage === 'sql' ? t(`short.${stage}`) : t(`stage.${stage}`);
}

/**
 * The words of a chip: the stage, or the CRM's own label where it is not mapped; a lead who waits
 * for an answer of sales differs from the others.
 */
export function chipName(
  stage: Stage | null,
  nativeStage: string | null | undefined,
  advice: Advice | null | undefined,
  t: Translate<CardKey>,
): string {
  const name = stage === null && nativeStage ? nativeStage : shortStage(stage, t);
  return advice === 'qualifies' ? t('chip.qualifies', { stage: name }) : name;
}
