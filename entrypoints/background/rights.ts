import { browser } from 'wxt/browser';
import type { Rights } from '../../lib/app/ports';

export const rights: Rights = {
  mayReach: async (pattern) => {
    try {
      return await browser.permissions.contains({ origins: [pattern] });
    } catch {
      // An address stored by an older version may not be a valid match pattern.
      return false;
    }
  },
  mayNotify: () => browser.permissions.contains({ permissions: ['notifications'] }),
  giveBack: async (pattern) => {
    await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
  },
  giveBackAll: async () => {
    const { origins = [] } = await browser.permissions.getAll();
    const own = browser.runtime.getManifest().host_permissions ?? [];
    const given = origins.filter((origin) => !own.includes(origin));
    if (given.length > 0) await browser.permissions.remove({ origins: given }).catch(() => false);
  },
};
