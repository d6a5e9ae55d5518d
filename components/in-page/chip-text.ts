import type { Language } from '../../lib/domain/base/text';
import type { LookupResult } from '../../lib/domain/views/person';
import type { CardKey } from '../../lib/i18n/en/card';
import { relativeTime } from '../../lib/i18n/time';
import type { Translate } from '../../lib/i18n/translator';
import type { ChipText } from '../../lib/sites/page/chips';
import { chipName } from '../stage-name';

/**
 * How many characters of stage, score and clock fit into the one width that all chips have (a fact of
 * `chips.css`, in the widest font that systems bring). With more, the sign of the clock stands alone,
 * and its words are in the tip.
 */
const ROOM = 13;

/** Returns the texts of a row's chip; null for a person who is not known. */
export function chipText(
  result: LookupResult | undefined,
  t: Translate<CardKey>,
  language: Language,
  now: number,
): ChipText | null {
  if (result?.state !== 'known') return null;
  const { stage, nativeStage, score, clock, name, advice } = result.person;
  const label = chipName(stage, nativeStage, advice, t);
  const due =
    clock?.state === 'soon' || clock?.state === 'late' ? { ...clock, state: clock.state } : null;
  const when = due === null ? '' : relativeTime(due.dueAt, now, language);
  const word = due && t(`chip.${due.state}`);
  return {
    stage: label,
    stageId: stage ?? 'none',
    score: String(score),
    clock: word && (label + score + word).length > ROOM ? '' : word,
    clockState: clock?.state ?? null,
    spoken: [
      name,
      stage === null || advice === 'qualifies' ? label : t(`stage.${stage}`),
      t('score.of', { count: score }),
      due === null ? '' : t(`clock.${due.state}`, { what: t(`clock.${due.kind}`), when }),
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}
