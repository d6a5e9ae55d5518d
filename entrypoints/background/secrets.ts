import { browser } from 'wxt/browser';
import type { Secrets } from '../../lib/app/ports';

const KEY = 'ticket-secret';
const BYTES = 32;

export const secrets: Secrets = {
  ticketSecret: async () => {
    const stored: unknown = (await browser.storage.session.get(KEY))[KEY];
    if (Array.isArray(stored) && stored.length === BYTES)
      return Uint8Array.from(stored.map(Number));
    const secret = crypto.getRandomValues(new Uint8Array(BYTES));
    await browser.storage.session.set({ [KEY]: [...secret] });
    return secret;
  },
};
