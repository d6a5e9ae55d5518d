import { browser } from 'wxt/browser';

const KEY = 'ticket-secret';
const BYTES = 32;

/** The secret that tickets are signed with: lives as long as the browser runs, in memory that no content script can read. */
export async function ticketSecret(): Promise<Uint8Array<ArrayBuffer>> {
  const stored: unknown = (await browser.storage.session.get(KEY))[KEY];
  if (Array.isArray(stored) && stored.length === BYTES) return Uint8Array.from(stored.map(Number));
  const secret = crypto.getRandomValues(new Uint8Array(BYTES));
  await browser.storage.session.set({ [KEY]: [...secret] });
  return secret;
}
