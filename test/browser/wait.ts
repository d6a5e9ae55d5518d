import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 100;

/**
 * What was waited for did not come; the message says what, and what stood there instead, in words
 * for a newcomer.
 */
export class DidNotCome extends Error {}

/**
 * Resolves as the work does.
 * @param what a sentence's object: "the picture of the inbox"
 * @throws DidNotCome after `ms`; the work itself is not ended
 */
export async function within<Value>(
  ms: number,
  what: string,
  work: Promise<Value>,
): Promise<Value> {
  const end = new AbortController();
  const late = sleep(ms, undefined, { signal: end.signal }).then(() => {
    throw new DidNotCome(`${what} did not come in ${Math.round(ms / 1000)} s`);
  });
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => end.abort());
}

/**
 * Looks again and again until there is something: neither null nor undefined nor false. A look that
 * fails is one that found nothing.
 * @throws DidNotCome after `ms`, with the last look's own reason
 */
export async function until<Value>(
  ms: number,
  what: string,
  look: () => Promise<Value | null | undefined | false>,
): Promise<Value> {
  const end = Date.now() + ms;
  let why = '';
  do {
    try {
      const found = await within(Math.max(1_000, end - Date.now()), what, look());
      if (found !== null && found !== undefined && found !== false) return found;
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
    }
    await sleep(LOOK_AGAIN_MS);
  } while (Date.now() < end);
  throw new DidNotCome(
    `${what} did not come in ${Math.round(ms / 1000)} s${why === '' ? '' : ` (${why})`}`,
  );
}
