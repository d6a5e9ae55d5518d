import type { Stage } from '../../domain/base/stage';
import type { ContactRead } from './contact-read';

/**
 * Half-open span of time, epoch ms: `from` is in it, `until` is not. Months are cut in the
 * agreement's time zone before they come here.
 */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * A question whose answer is one number of people. "Came to a stage" means the first time at this
 * stage or any later one, so people who passed a stage over are not missing. "Went on" means came to
 * the next mapped stage or any later one.
 */
export type CountQuestion =
  /** People who stand at the stage now. */
  | { readonly kind: 'stands'; readonly stage: Stage }
  /** People who came to the stage in the span. */
  | { readonly kind: 'came'; readonly stage: Stage; readonly span: Span }
  /**
   * Of the people who came to the stage in the span, those who went on to `next` or beyond; with
   * `withinDays` those who did so at most that many days of 24 hours after they came.
   */
  | {
      readonly kind: 'went-on';
      readonly stage: Stage;
      readonly next: Stage;
      readonly span: Span;
      readonly withinDays: number | null;
    }
  /** People who stand at the stage now and came to it in the span: those on the way, by age. */
  | { readonly kind: 'in-flight'; readonly stage: Stage; readonly span: Span };

/** Narrows every question to a part of the people. An absent field does not narrow. */
export interface CountFilter {
  readonly ownerId?: string | undefined;
  readonly campaign?: string | undefined;
}

/** Why a question has no number: the reason stands where the number would. */
export type CountGap =
  /** No stage of the CRM is mapped to the asked stage. */
  | 'not-mapped'
  /** The CRM does not keep the day on which people came to the stage. */
  | 'not-dated'
  /** The CRM does not keep how long people took, or not in a form that can be counted. */
  | 'no-durations'
  /** The CRM cannot narrow the count by what the filter names. */
  | 'not-filtered'
  /** The key may not read it. */
  | 'not-allowed';

export type CountAnswer =
  | {
      readonly kind: 'count';
      readonly count: number;
      /** `at-least` where the CRM ends counting and the span cannot be cut any further. */
      readonly exact: 'exact' | 'at-least';
    }
  | { readonly kind: 'gap'; readonly gap: CountGap };

/** People behind a number, a page at a time. */
export interface CountedPeople {
  readonly reads: readonly ContactRead[];
  readonly next: string | null;
}

/**
 * Counting by the CRM's own engine. A browser never downloads the CRM to count: what its engine
 * cannot count is a gap.
 */
export interface FiguresEngine {
  /** Questions that one call of `count` answers about as cheaply as one: 1 where each is a request. */
  readonly batch: number;
  /**
   * Answers each question, in the order asked. Works in the background lane: people who wait for
   * a card go first.
   * @throws RelevoError where the CRM does not answer, asks to wait or refuses the key; nothing of
   * the batch counts then
   */
  count(
    questions: readonly CountQuestion[],
    filter: CountFilter,
    signal: AbortSignal,
  ): Promise<CountAnswer[]>;
  /**
   * The people whom a question counts; `cursor` null starts. Null where the CRM can count but not
   * list them.
   * @throws RelevoError
   */
  people(
    question: CountQuestion,
    filter: CountFilter,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<CountedPeople | null>;
}
