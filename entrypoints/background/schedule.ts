import { browser } from 'wxt/browser';
import type { Schedule } from '../../lib/app/ports';

const FLUSH = 'relevo-flush';
const TICK = 'relevo-tick';
const CLOCK = 'relevo-clock';
const TICK_MINUTES = 10;
/**
 * Shortest alarm of a packed extension (developer.chrome.com/docs/extensions/reference/api/alarms,
 * "30 seconds"). Unpacked extensions accept less, which would hide the difference.
 */
const SHORTEST_ALARM_MS = 30_000;
/** Longest wait for which a worker uses a timer, ms. */
const LONGEST_AWAKE_MS = 20_000;

/**
 * Creates the periodic alarm at every start of the worker, because alarms can be lost when the
 * browser restarts (developer.chrome.com/docs/extensions/reference/api/alarms).
 */
export async function ensureAlarms(): Promise<void> {
  if ((await browser.alarms.get(TICK)) === undefined) {
    await browser.alarms.create(TICK, { periodInMinutes: TICK_MINUTES });
  }
}

/** Called while the worker starts: later listeners miss the alarm that started it. */
export function listenToAlarms(run: { flush(): void; tick(): void; clock(): void }): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === FLUSH) run.flush();
    if (name === TICK) run.tick();
    if (name === CLOCK) run.clock();
  });
}

/** Creates the schedule port. @param flush called directly if the worker is still awake */
export function createSchedule(flush: () => void, clock: () => number): Schedule {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    async wakeAt(at) {
      const wait = Math.max(0, at - clock());
      if (wait <= LONGEST_AWAKE_MS) {
        clearTimeout(timer);
        timer = setTimeout(flush, wait);
      }
      // The alarm is set in addition to the timer, in case the worker ends first. A second flush
      // costs nothing.
      await browser.alarms.create(FLUSH, { when: clock() + Math.max(wait, SHORTEST_ALARM_MS) });
    },
    clockAt: (at) =>
      browser.alarms.create(CLOCK, { when: Math.max(at, clock() + SHORTEST_ALARM_MS) }),
    async clear() {
      await browser.alarms.clearAll();
    },
  };
}
