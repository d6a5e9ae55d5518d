import { browser } from 'wxt/browser';
import type { PolicySource } from '../../lib/app/ports';

export const policy: PolicySource = {
  agreement: async () => {
    // Where none is set, one browser answers with nothing and another one throws.
    const stored: Record<string, unknown> = await browser.storage.managed
      .get('agreement')
      .catch(() => ({}));
    return stored['agreement'];
  },
  lists: () =>
    browser.storage.managed.get(['mailboxes', 'neverAsk', 'ownAddresses']).catch(() => ({})),
};

/**
 * Must be called while the worker starts: a listener that comes later misses the change that
 * started it.
 */
export function listenToPolicy(run: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') run();
  });
}
