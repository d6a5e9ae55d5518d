import type { Bus } from '../../lib/bus/client';
import type { PageAnswer } from '../../lib/bus/wire';
import type { Snapshot } from '../../lib/sites/site';
import { pageAnswer } from './page-people';

/** Answers the background's questions about the page, and reports when the answer changes. */
export interface PageReporter {
  /** Returns the answer; the next change is reported to the background. */
  answer(): PageAnswer;
  /** Takes a new snapshot of the page. */
  see(snapshot: Snapshot): void;
}

const EMPTY: PageAnswer = {
  mailbox: null,
  people: [],
  focus: [],
  company: null,
  writing: false,
  answered: [],
};

/**
 * Reports a change once per question. A page is silent while no panel is open, and a page that
 * changes constantly reports no more often than it is asked.
 */
export function createPageReporter(bus: Bus): PageReporter {
  let last = EMPTY;
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
