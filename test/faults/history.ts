import type { Stage } from '../../lib/domain/base/stage';
import type { IntentAction } from '../../lib/domain/changes/intent';

/** What a rep asked for. */
export type Asked =
  | { readonly kind: 'move'; readonly from: Stage | null; readonly to: Stage }
  | { readonly kind: 'profile'; readonly from: string | null; readonly to: string | null }
  | {
      readonly kind: 'note';
      /** Whether a further note takes it back, as that of a contested touch. */
      readonly reversible?: boolean;
    };

/** One thing that the client said or the CRM did. The checker sees nothing else. */
export type Event =
  /** The client said that it is saved. */
  | {
      readonly kind: 'acknowledged';
      readonly intentId: string;
      readonly who: string;
      readonly asked: Asked;
    }
  /** The client said that it is not. */
  | {
      readonly kind: 'refused';
      readonly intentId: string;
      readonly who: string;
      readonly asked: Asked;
    }
  /** The client died before it said anything. */
  | {
      readonly kind: 'unanswered';
      readonly intentId: string;
      readonly who: string;
      readonly asked: Asked;
    }
  | {
      readonly kind: 'undone';
      readonly intentId: string;
      readonly result: 'removed' | 'reversing' | 'unanswered';
    }
  | { readonly kind: 'discarded'; readonly intentId: string; readonly who: string }
  /** The rep insisted on a move although the CRM holds something else. */
  | {
      readonly kind: 'insisted';
      readonly intentId: string;
      readonly who: string;
      readonly from: Stage | null;
      readonly to: Stage;
    }
  /** The CRM changed a stage, for us or for another person. */
  | {
      readonly kind: 'moved';
      readonly at: number;
      readonly who: string;
      readonly before: Stage | null;
      readonly after: Stage | null;
      readonly ours: boolean;
    }
  /** The CRM changed a LinkedIn profile, for us or for another person. */
  | {
      readonly kind: 'linked';
      readonly at: number;
      readonly who: string;
      readonly before: string | null;
      readonly after: string | null;
      readonly ours: boolean;
    }
  /** The CRM stored a note of ours. */
  | { readonly kind: 'noted'; readonly at: number; readonly who: string; readonly intentId: string }
  /** The client's worker ended before it had finished. */
  | { readonly kind: 'died' }
  /** A store was lost. */
  | { readonly kind: 'lost' }
  /** The client tried to reach the CRM, and what came back. Times are the CRM's. */
  | {
      readonly kind: 'tried';
      /** Whose CRM it was. */
      readonly account: string;
      readonly at: number;
      readonly answer: 'well' | 'wide';
      readonly retryAfterMs: number;
    };

/** How things stand when the faults are over and everything had its time. */
export interface End {
  readonly people: readonly {
    readonly who: string;
    /** What the rep sees. */
    readonly shown: Stage | null;
    /** What the CRM holds. */
    readonly held: Stage | null;
    /** The same two of the LinkedIn profile. */
    readonly shownProfile: string | null;
    readonly heldProfile: string | null;
    /** Changes that wait for the CRM, and those shown for a decision. */
    readonly waiting: readonly string[];
    readonly parked: readonly string[];
  }[];
  /** From the end of the faults until nothing waited any more, ms. */
  readonly settledMs: number;
}

export interface History {
  readonly events: Event[];
  /** What stood in the cache of one connection and had been answered over another, in words. */
  readonly foreign: string[];
  end: End;
}

export const emptyHistory = (): History => ({
  events: [],
  foreign: [],
  end: { people: [], settledMs: 0 },
});

/** What a rep asks for by an action. */
export function askedBy(action: IntentAction): Asked {
  switch (action.kind) {
    case 'move':
      return { kind: 'move', from: action.from, to: action.to };
    case 'profile':
      return { kind: 'profile', from: action.from, to: action.to };
    case 'note':
      return { kind: 'note', ...(action.undone === undefined ? {} : { reversible: true }) };
    case 'add':
      return { kind: 'note' };
  }
}
