import type { Language } from '../../lib/domain/text';
import type { LookupResult } from '../../lib/domain/view';
import type { ChipText } from '../../lib/sites/page/chips';
import type { CardKey } from '../i18n/card.en';
import { relativeTime } from '../i18n/time';
import type { Translate } from '../i18n/translator';
import { shortStage } from '../stage-words';

/** What a row's chip says of a person, or null for nobody: unknown people have none. */
export function chipText(
  result: LookupResult | undefined,
  say: Translate<CardKey>,
  language: Language,
  now: number,
): ChipText | null {
  if (result?.state !== 'known') return null;
  const { stage, nativeStage, score, clock, name } = result.person;
  const label = stage === null && nativeStage !== null ? nativeStage : shortStage(stage, say);
  const due = clock === null || clock.state === 'on-time' ? null : { ...clock, state: clock.state };
  const when = due === null ? '' : relativeTime(due.dueAt, now, language);
  return {
    stage: label,
    stageId: stage ?? 'none',
    score: String(score),
    clock: due === null ? null : say(`chip.${due.state}`),
    clockState: clock?.state ?? null,
    spoken: [
      name,
      stage === null ? label : say(`stage.${stage}`),
      say('score.of', { count: score }),
      due === null ? '' : say(`clock.${due.state}`, { what: say(`clock.${due.kind}`), when }),
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}
