import { knownMailbox } from './known-mailbox';
import { GMAIL, inbox, pause } from './load';
import { readMainThread } from './parts-of-trace';
import { setStage } from './stage';
import { record, traceTime } from './trace';

const ELEMENTS = 8_871;
const ROWS = 50;

/** What a storm of mutations cost us and the page. */
export interface Storm {
  /**
   * Part of the time that was ours, 0–1: thread time of our functions over the length of the storm.
   */
  readonly share: number;
  /** Mutations that the page made a second. */
  readonly made: number;
}

export interface Stormed {
  /** Calls of ours while nothing happened, before the storms, and while the page loaded. */
  readonly idleCalls: number;
  readonly loadCalls: number;
  readonly byRate: ReadonlyMap<number, Storm>;
}

const IDLE_MS = 5_000;
const SETTLED_MS = 3_000;

/**
 * An idle while, and then storms at several rates, one after the other on one page, `seconds` each.
 */
export async function storms(
  extension: string | null,
  rates: readonly number[],
  seconds: number,
): Promise<Stormed> {
  const stage = await setStage({ extension, mailbox: knownMailbox(ROWS) });
  try {
    const page = await stage.browser.page();
    await page.send('Performance.enable');
    // An extension that is new may open a page of its own in front of ours.
    await pause(1_000);
    let loaded = 0;
    let idle: [number, number] = [0, 0];
    const spans = new Map<number, { span: [number, number]; made: number }>();
    const events = await record(stage.browser, async () => {
      loaded = await traceTime(page);
      await page.goto(inbox({ padTo: ELEMENTS, pageSize: ROWS }));
      await page.send('Page.bringToFront');
      await pause(SETTLED_MS);
      const calm = await traceTime(page);
      await pause(IDLE_MS);
      idle = [calm, await traceTime(page)];
      for (const perSecond of rates) {
        const from = await traceTime(page);
        await page.eval(`__sim.startStorm('mutations', { perSecond: ${perSecond} })`);
        await pause(seconds * 1_000);
        const made = await page.eval<number>('__sim.stopStorms()');
        spans.set(perSecond, { span: [from, await traceTime(page)], made });
        await pause(500);
      }
    });
    // The page's own script runs while it loads: its thread is found from there.
    const callsUntil = (end: number) => readMainThread(events, GMAIL, [loaded, end]).ours.callCount;
    const byRate = new Map(
      [...spans].map(([rate, { span, made }]) => {
        const lengthMs = (span[1] - span[0]) / 1_000;
        const { ours } = readMainThread(events, GMAIL, span);
        return [
          rate,
          { share: (ours.calls + ours.evaluation) / lengthMs, made: (made / lengthMs) * 1_000 },
        ];
      }),
    );
    return {
      loadCalls: callsUntil(idle[0]),
      idleCalls: callsUntil(idle[1]) - callsUntil(idle[0]),
      byRate,
    };
  } finally {
    await stage.close();
  }
}
