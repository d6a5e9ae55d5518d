import { browser } from 'wxt/browser';
import type { PolicySource } from '../../lib/app/ports';

export const policy: PolicySource = {
  agreement: async () => {
    // Without a policy, some browsers return an empty object and others throw.
    const stored: Record<string, unknown> = await browser.storage.managed
      .get('agreement')
      .catch(() => ({}));
    return stored['agreement'];
  },
  lists: () =>
    browser.storage.managed.get(['mailboxes', 'neverAsk', 'ownAddresses']).catch(() => ({})),
};

/** Called while the worker starts: a later listener misses the change that started it. */
export function listenToPolicy(run: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') run();
  });
}
