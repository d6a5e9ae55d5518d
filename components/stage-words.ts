import type { Stage } from '../lib/domain/stage';
import type { CardKey } from './i18n/card.en';
import type { Translate } from './i18n/translator';

/** The name of a stage where room is short: only the two long ones have one. */
export function shortStage(stage: Stage | null, say: Translate<CardKey>): string {
  if (stage === null) return say('short.none');
  return stage === 'mql' || stage === 'sql' ? say(`short.${stage}`) : say(`stage.${stage}`);
}
