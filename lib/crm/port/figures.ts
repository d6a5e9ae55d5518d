import type {
  CountAnswer,
  CountNarrowing,
  CountQuestion,
} from '../../domain/figures/counting/question';
import type { ContactRead } from './contact-read';

export type {
  CountAnswer,
  CountFilter,
  CountGap,
  CountNarrowing,
  CountQuestion,
  Span,
} from '../../domain/figures/counting/question';

/** People behind a number, a page at a time. */
export interface CountedPeople {
  readonly reads: readonly ContactRead[];
  readonly next: string | null;
}

/** A part of the people that a count can be narrowed to. */
export interface CountPart {
  /** As a filter has it. */
  readonly id: string;
  readonly name: string;
}

/** The parts into which an engine can split people, beside owner and campaign. */
export interface CountParts {
  /** `agreed`: it compares people with the personas of the agreement; null: it has none. */
  readonly personas: readonly CountPart[] | 'agreed' | null;
  /** What first brought people; null where the CRM does not keep it. */
  readonly sources: readonly CountPart[] | null;
  /** Whether the key sees everybody; false: only its own people. Null where that is not known. */
  readonly seesAll: boolean | null;
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
  /** Whether it keeps every move of people, and so how they left a stage and came again. */
  readonly keepsMoves: boolean;
  /** @throws RelevoError */
  parts(signal: AbortSignal): Promise<CountParts>;
  /**
   * Answers each question, in the order asked. Works in the background lane: people who wait for
   * a card go first.
   * @throws RelevoError where the CRM does not answer, asks to wait or refuses the key; nothing of
   * the batch counts then
   */
  count(
    questions: readonly CountQuestion[],
    filter: CountNarrowing,
    signal: AbortSignal,
  ): Promise<CountAnswer[]>;
  /**
   * The people that a question counts; `cursor` null starts. Null where the CRM can count but not
   * list them.
   * @throws RelevoError
   */
  people(
    question: CountQuestion,
    filter: CountNarrowing,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<CountedPeople | null>;
}
