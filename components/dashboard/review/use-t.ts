import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/domain/base/text';
import { REVIEW } from '../../../lib/i18n/dashboard-texts';
import type { reviewEn } from '../../../lib/i18n/en/review';
import type { PagesKey } from '../../../lib/i18n/page-translator';
import type { Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';
import { type GoalSpeech, useGoalsT } from '../goals/use-t';
import { useT } from '../kit/use-t';

/** What the sentences of a review are made with. */
export interface ReviewSpeech {
  readonly t: Translate<keyof typeof reviewEn | PagesKey>;
  /** The words of the goals: a verdict and a reason are called the same on both pages. */
  readonly goals: GoalSpeech;
  readonly language: Language;
}

/** The texts of the review, of the goals and of all pages, with their language. */
export function useReviewT(): ReviewSpeech {
  const { language } = usePages();
  const t = useT(REVIEW);
  const goals = useGoalsT();
  return useMemo(() => ({ t, goals, language }), [t, goals, language]);
}
