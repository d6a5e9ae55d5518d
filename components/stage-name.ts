import type { Stage } from '../lib/domain/base/stage';
import type { CardKey } from '../lib/i18n/en/card';
import type { Translate } from '../lib/i18n/translator';

/** The name of a stage where room is short: only the two long ones have one. */
export function shortStage(stage: Stage | null, t: Translate<CardKey>): string {
  if (stage === null) return t('short.none');
  return stage === 'mql' || stage === 'sql' ? t(`short.${stage}`) : t(`stage.${stage}`);
}
