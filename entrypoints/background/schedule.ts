import { browser } from 'wxt/browser';
import type { Schedule } from '../../lib/app/ports';

const FLUSH = 'relevo-flush';
const TICK = 'relevo-tick';
const CLOCK = 'relevo-clock';
const TICK_MINUTES = 10;
/**
 * The shortest alarm of a packed extension; unpacked ones would accept less and hide the
 * difference.
 */
const SHORTEST_ALARM_MS = 30_000;
/** The longest wait that a worker may sit out awake. */
const LONGEST_AWAKE_MS = 20_000;

/**
 * Alarms may vanish with a restart of the browser, so they are made again at every start of the
 * worker.
 */
export async function ensureAlarms(): Promise<void> {
  if ((await browser.alarms.get(TICK)) === undefined) {
    await browser.alarms.create(TICK, { periodInMinutes: TICK_MINUTES });
  }
}

/**
 * Must be called while the worker starts: listeners that come later miss the alarm that started it.
 */
export function listenToAlarms(run: { flush(): void; tick(): void; clock(): void }): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === FLUSH) run.flush();
    if (name === TICK) run.tick();
    if (name === CLOCK) run.clock();
  });
}

/** The alarms as a port. @param flush what is due while the worker is awake */
export function createSchedule(flush: () => void, clock: () => number): Schedule {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    async wakeAt(at) {
      const wait = Math.max(0, at - clock());
      if (wait <= LONGEST_AWAKE_MS) {
        clearTimeout(timer);
        timer = setTimeout(flush, wait);
      }
      // The alarm stands even when a timer does: it fires if the worker dies first, and an empty
      // flush costs nothing.
      await browser.alarms.create(FLUSH, { when: clock() + Math.max(wait, SHORTEST_ALARM_MS) });
    },
    clockAt: (at) =>
      browser.alarms.create(CLOCK, { when: Math.max(at, clock() + SHORTEST_ALARM_MS) }),
    async clear() {
      await browser.alarms.clearAll();
    },
  };
}
