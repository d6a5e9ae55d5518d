import { GMAIL, inbox, pause } from './load';
import { readMainThread } from './parts-of-trace';
import { setStage } from './stage';
import { knownMailbox } from './known-mailbox';
import { record, traceTime } from './trace';

const ELEMENTS = 8_871;
const ROWS = 50;

/** What a storm of mutations cost us and the page. */
export interface Storm {
  /** Part of the time that was ours, 0–1: thread time of our functions over the length of the storm. */
  readonly share: number;
  /** Mutations that the page made a second. */
  readonly made: number;
}

/** Storms at several rates, one after the other on one page, `seconds` each. */
export async function storms(
  extension: string | null,
  rates: readonly number[],
  seconds: number,
): Promise<ReadonlyMap<number, Storm>> {
  const stage = await setStage({ extension, mailbox: knownMailbox(ROWS) });
  try {
    const page = await stage.browser.page();
    await page.send('Performance.enable');
    await page.goto(inbox({ padTo: ELEMENTS, pageSize: ROWS }));
    await pause(1_500);
    await page.send('Page.bringToFront');
    await pause(1_500);
    const spans = new Map<number, { span: [number, number]; made: number }>();
    const events = await record(stage.browser, async () => {
      for (const perSecond of rates) {
        const from = await traceTime(page);
        await page.eval(`__sim.startStorm('mutations', { perSecond: ${perSecond} })`);
        await pause(seconds * 1_000);
        const made = await page.eval<number>('__sim.stopStorms()');
        spans.set(perSecond, { span: [from, await traceTime(page)], made });
        await pause(500);
      }
    });
    return new Map(
      [...spans].map(([rate, { span, made }]) => {
        const lengthMs = (span[1] - span[0]) / 1_000;
        const { ours } = readMainThread(events, GMAIL, span);
        return [rate, { share: (ours.calls + ours.evaluation) / lengthMs, made: (made / lengthMs) * 1_000 }];
      }),
    );
  } finally {
    await stage.close();
  }
}
