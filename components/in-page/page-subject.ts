import type { Bus } from '../../lib/bus/client';
import type { PageAnswer } from '../../lib/bus/wire';
import type { Snapshot } from '../../lib/sites/site';
import { pageAnswer } from './page-people';

/** What a content script tells our own surfaces of its page, and when. */
export interface Here {
  /** The answer to the background's question; whoever asked hears of the next change. */
  answer(): PageAnswer;
  /** The page was looked at. */
  see(snapshot: Snapshot): void;
}

const NOBODY: PageAnswer = { mailbox: null, people: [], focus: [], company: null, writing: false };

/**
 * Tells once for each question, when the answer to it has changed: while no panel is open a page
 * says nothing at all, and a page that changes every moment says it no more often than it is asked.
 */
export function createHere(bus: Bus): Here {
  let last = NOBODY;
  let asked: string | null = null;
  return {
    answer() {
      asked = JSON.stringify(last);
      return last;
    },
    see(snapshot) {
      last = pageAnswer(snapshot);
      if (asked === null || asked === JSON.stringify(last)) return;
      asked = null;
      void bus.call('site.subjectChanged', {}).catch(() => undefined);
    },
  };
}
