import type { Sliced } from '../../../lib/domain/import/model';

/** How long the page may be busy before it draws and answers, ms: half a frame. */
const BUSY_MS = 8;

/**
 * Runs sliced work so that the page goes on answering.
 * @param progress is given how much is done, from 0 to 1
 * @returns null when `signal` aborted it
 */
export async function runSliced<Value>(
  work: Sliced<Value>,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<Value | null> {
  for (let began = performance.now(); ; ) {
    if (signal.aborted) return null;
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < BUSY_MS) continue;
    progress(step.value);
    await turn();
    began = performance.now();
  }
}

/** One turn of the page; by a message, since timers of a page in the background wait a second. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
