import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/domain/base/text';
import { GOALS } from '../../../lib/i18n/dashboard-texts';
import type { goalsEn } from '../../../lib/i18n/en/goals';
import { goalLineWords } from '../../../lib/i18n/goal-line';
import type { PagesKey } from '../../../lib/i18n/page-translator';
import type { Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';
import { useT } from '../kit/use-t';

/** What the sentences about goals are made with. */
export interface GoalSpeech {
  readonly t: Translate<keyof typeof goalsEn | PagesKey>;
  /** So many of what a goal counts: "40 MQLs". */
  readonly of: ReturnType<typeof goalLineWords>;
  readonly language: Language;
}

/** The texts of Goals and of all pages, with their language. */
export function useGoalsT(): GoalSpeech {
  const { language } = usePages();
  const t = useT(GOALS);
  return useMemo(() => ({ t, of: goalLineWords(language), language }), [t, language]);
}
