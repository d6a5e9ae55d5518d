import type { Stage } from '../../base/stage';

/**
 * Half-open span of time, epoch ms: `from` is in it, `until` is not. Months are cut in the
 * agreement's time zone before they come here. Spans whose ends are midnights of one zone cost a
 * CRM that groups by days one call together.
 */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * A question whose answer is one number of people. "Came to a stage" means the first time at this
 * stage or any later one, so people who passed a stage over are included. "Went on" means came to
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
  /** As `Contact.campaign` names it. */
  readonly campaign?: string | undefined;
}

/** Why a question has no number: the reason stands where the number would. */
export type CountGap =
  /** No stage of the CRM is mapped to the asked stage. */
  | 'not-mapped'
  /**
   * The CRM does not keep the day on which people came to the stage. Of visitors none does: most of
   * them are never in a CRM.
   */
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

/** The same text for the same question, for looking its answer up. */
export function questionKey(question: CountQuestion): string {
  const { kind, stage } = question;
  if (kind === 'stands') return `${kind}|${stage}`;
  const span = `${question.span.from}-${question.span.until}`;
  if (kind !== 'went-on') return `${kind}|${stage}|${span}`;
  return `${kind}|${stage}|${span}|${question.next}|${question.withinDays ?? 'ever'}`;
}

/** The same text for the same filter; empty where nothing is narrowed. */
export function filterKey({ ownerId, campaign }: CountFilter): string {
  return ownerId === undefined && campaign === undefined
    ? ''
    : JSON.stringify([ownerId ?? null, campaign ?? null]);
}
