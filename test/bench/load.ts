import type { Mailbox } from '../sites/gmail/model';
import { type MainThread, readMainThread } from './parts-of-trace';
import { setStage } from './stage';
import { record, traceTime } from './trace';

export const GMAIL = 'https://mail.google.com/';
/** As many elements as a mailbox has that was open for a while. */
const ELEMENTS = 8_871;

/** The first load only warms the browser up; the worker comes to rest in the meantime, ms. */
const WARM_UP_MS = 2_500;

export interface LoadPlan {
  readonly extension: string | null;
  readonly mailbox: Mailbox;
  readonly loads: number;
  /** How long the page is watched after it has loaded, ms. */
  readonly watchedMs: number;
  /** Rows of the list. */
  readonly rows: number;
}

export function inbox(options: Record<string, unknown>): string {
  return `${GMAIL}mail/u/0/?sim=${encodeURIComponent(JSON.stringify(options))}#inbox`;
}

export const pause = (wait: number) => new Promise<void>((resolve) => setTimeout(resolve, wait));

/** Loads the page several times in a fresh profile and reads what its main thread did. */
export async function loadPages({
  extension,
  mailbox,
  loads,
  watchedMs,
  rows,
}: LoadPlan): Promise<MainThread[]> {
  const stage = await setStage({ extension, mailbox });
  try {
    const page = await stage.browser.page();
    await page.send('Performance.enable');
    const address = inbox({ padTo: ELEMENTS, pageSize: rows });
    const spans: [number, number][] = [];
    await page.goto(address);
    // An extension that is new may open a page of its own in front of it.
    await pause(WARM_UP_MS / 2);
    await page.send('Page.bringToFront');
    await pause(WARM_UP_MS / 2);
    // One recording for all: ending one may take seconds.
    const events = await record(stage.browser, async () => {
      for (let load = 0; load < loads; load++) {
        await page.goto('about:blank');
        await page.send('Page.bringToFront');
        const from = await traceTime(page);
        await page.goto(address);
        await pause(watchedMs);
        spans.push([from, await traceTime(page)]);
      }
    });
    return spans.map((span) => readMainThread(events, GMAIL, span));
  } finally {
    await stage.close();
  }
}
