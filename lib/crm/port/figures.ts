import type {
  CountAnswer,
  CountFilter,
  CountQuestion,
} from '../../domain/figures/counting/question';
import type { ContactRead } from './contact-read';

export type {
  CountAnswer,
  CountFilter,
  CountGap,
  CountQuestion,
  Span,
} from '../../domain/figures/counting/question';

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
  /**
   * Questions that one call of `count` answers about as cheaply as one: 1 where each is a request.
   */
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
   * The people that a question counts; `cursor` null starts. Null where the CRM can count but not
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
