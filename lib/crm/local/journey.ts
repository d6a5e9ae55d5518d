import type { Stage } from '../../domain/base/stage';

/**
 * A business day of the agreement's hours, in minutes. All times of a journey are business minutes
 * ago.
 */
export const DAY = 540;
/**
 * How far back sales' notes are read, with a margin: the product reads a hundred days. Of a
 * hand-off that began earlier only a part of the notes would be read, and its clocks would look
 * broken.
 */
const NOTES_READ = 67 * DAY;
/** From here on no note is read. */
const NOT_READ = 76 * DAY;

/**
 * A verdict of a rep on a person; the reason, the words and the answer come later (see
 * `sayings.ts`).
 */
export interface Said {
  readonly verdict:
    | 'accepted'
    | 'rejected'
    | 'recycled'
    | 'decided-sql'
    | 'returned'
    | 'ask-marketing';
  readonly ago: number;
  /** Since when the hand-off waited, where this is the first word on it. */
  readonly pendingAgo: number | null;
  /** Until when recycled, or when to look again; below 0 it is to come. */
  readonly dateAgo: number | null;
  /** When this hand-off began. */
  readonly beganAgo: number;
}

/** A deal as it follows from the way to it. */
export interface Dealing {
  readonly openedAgo: number;
  /** Null while it is open. */
  readonly closedAgo: number | null;
  readonly won: boolean;
}

/** What a person of the sample has lived through, each list in the order in which it happened. */
export interface Journey {
  readonly stops: readonly { readonly stage: Stage; readonly ago: number }[];
  /** By the letters of `HAPPENINGS`; `cc` is how their campaign brought them. */
  readonly touches: readonly { readonly code: string; readonly ago: number }[];
  readonly said: readonly Said[];
  readonly deals: readonly Dealing[];
}

/** A journey as it is written. What would lie in the future has not happened. */
export interface Teller {
  readonly journey: Journey;
  stage(): Stage | null;
  move(stage: Stage, ago: number): void;
  touch(code: string, ago: number): void;
  say(said: Omit<Said, 'pendingAgo' | 'dateAgo'> & Partial<Said>): void;
  deal(dealing: Dealing): void;
}

/** Verdicts that are kept for the whole year: a review looks back on why people went. */
const LEAVING: readonly Said['verdict'][] = ['rejected', 'recycled', 'returned'];

export function createTeller(): Teller {
  const stops: { stage: Stage; ago: number }[] = [];
  const touches: { code: string; ago: number }[] = [];
  const said: Said[] = [];
  const deals: Dealing[] = [];
  return {
    journey: { stops, touches, said, deals },
    stage: () => stops.at(-1)?.stage ?? null,
    move: (stage, ago) => void stops.push({ stage, ago }),
    touch(code, ago) {
      if (ago > 0) touches.push({ code, ago });
    },
    say(one) {
      const whole = { pendingAgo: null, dateAgo: null, ...one };
      const told =
        whole.beganAgo <= NOTES_READ || (whole.ago > NOT_READ && LEAVING.includes(whole.verdict));
      if (whole.ago > 0 && told) said.push(whole);
    },
    deal: (dealing) => void deals.push(dealing),
  };
}
