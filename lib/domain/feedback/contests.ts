import type { Localized } from '../base/text';
import type { SaidTouch } from './feedback';
import { type FeedbackThread, speakerOf, trustedFeedbackOf } from './threads';

/**
 * Why a touch that is credited had nothing to do with it. Fixed, not agreed: each names another
 * explanation of the sale, so that they can be counted over all teams.
 */
export const CONTEST_REASONS = [
  { id: 'were-referred', label: { en: 'They were referred', es: 'Llegó por recomendación' } },
  { id: 'knew-us', label: { en: 'They knew us before', es: 'Ya nos conocía' } },
  { id: 'sales-found', label: { en: 'Sales found them', es: 'Lo encontró ventas' } },
  { id: 'decided-before', label: { en: 'They had decided before', es: 'Ya había decidido' } },
  { id: 'not-them', label: { en: 'It was not them', es: 'No fue esta persona' } },
  { id: 'other', label: { en: 'Another reason', es: 'Otro motivo' } },
] as const satisfies readonly { id: string; label: Localized }[];

/** What a rep said of touches that are credited. Only words whose author the CRM confirms. */
export interface TouchWord {
  /** Id of the thread, in which marketing answers. */
  readonly threadId: string;
  readonly contactId: string;
  readonly touch: SaidTouch;
  readonly word: 'contested' | 'confirmed';
  readonly reasonId: string | null;
  readonly text: string;
  /** The author according to the CRM. */
  readonly who: string | null;
  /** Epoch ms. */
  readonly at: number;
  /** The newest answer of a colleague. */
  readonly answer: { readonly who: string | null; readonly text: string } | null;
  readonly dealtWith: boolean;
}

/** Returns what reps said of touches and did not take back, newest first. */
export function touchWords(threads: readonly FeedbackThread[]): TouchWord[] {
  return threads
    .flatMap(({ first, answers, undone, dealtWith }): TouchWord[] => {
      const said = trustedFeedbackOf(first);
      if (said?.touch === undefined || undone) return [];
      if (said.verdict !== 'contested' && said.verdict !== 'confirmed') return [];
      const last = answers.findLast((each) => trustedFeedbackOf(each)?.verdict === 'comment');
      return [
        {
          threadId: first.id,
          contactId: first.contactId,
          touch: said.touch,
          word: said.verdict,
          reasonId: said.reasonId,
          text: said.text,
          who: speakerOf(first),
          at: first.at,
          answer:
            last === undefined
              ? null
              : { who: speakerOf(last), text: trustedFeedbackOf(last)?.text ?? '' },
          dealtWith: dealtWith !== null,
        },
      ];
    })
    .sort((a, b) => b.at - a.at || (a.threadId < b.threadId ? 1 : -1));
}

/** How touches stand by what reps said of them. */
export interface Contests {
  /** The last word of each author on a touch in a deal, newest first. */
  readonly lastWords: (touchId: string, dealId: string | null) => readonly TouchWord[];
  /** Whether the last word of any author on a touch in a deal contests it. */
  readonly isContested: (touchId: string, dealId: string | null) => boolean;
}

/**
 * Returns how touches stand. Of each author the latest word counts, so that a confirmation withdraws
 * their contest; it does not withdraw that of another author. A word without a deal holds for every
 * deal.
 * @param words see `touchWords`
 */
export function contestsOf(words: readonly TouchWord[]): Contests {
  const byTouch = new Map<string, TouchWord[]>();
  for (const word of words) {
    for (const id of new Set(word.touch.ids)) {
      const known = byTouch.get(id) ?? [];
      known.push(word);
      byTouch.set(id, known);
    }
  }
  const lastWords = (touchId: string, dealId: string | null) => {
    const last = new Map<string | null, TouchWord>();
    for (const word of byTouch.get(touchId) ?? []) {
      const isMeant = word.touch.dealId === null || word.touch.dealId === dealId;
      if (isMeant && !last.has(word.who)) last.set(word.who, word);
    }
    return [...last.values()];
  };
  return {
    lastWords,
    isContested: (touchId, dealId) =>
      lastWords(touchId, dealId).some(({ word }) => word === 'contested'),
  };
}
