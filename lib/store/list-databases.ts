import { RelevoError } from '../domain/base/failure';

const ASK_AGAIN_MS = 1_000;
const MOST_QUESTIONS = 10;

/**
 * Lists the databases of this origin. Chromium never answers the question when it is asked while
 * the browser takes the data away, but it answers the next one (measured with Chromium 156 by
 * `test/faults/damage.spec.ts`), so a question without an answer is repeated.
 * @throws RelevoError `store/unavailable` after ten seconds without an answer; what the browser
 * throws otherwise
 */
export function listDatabases(
  indexedDB: Pick<IDBFactory, 'databases'>,
  timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>,
): Promise<IDBDatabaseInfo[]> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => timers.clearTimeout(timer);
    const ask = (left: number) => {
      if (left === 0) {
        reject(new RelevoError({ code: 'store/unavailable', detail: 'databases' }));
        return;
      }
      indexedDB.databases().then(resolve, reject).finally(stop);
      timer = timers.setTimeout(() => ask(left - 1), ASK_AGAIN_MS);
    };
    ask(MOST_QUESTIONS);
  });
}
