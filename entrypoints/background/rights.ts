import { browser } from 'wxt/browser';
import { crmOrigin, hostPattern } from '../../lib/domain/views/origins';
import type { Connection } from '../../lib/store/connection';

/** Whether the person lets Relevo reach a connection's CRM; they may take that back at any time. */
export async function hostPermitted({ kind, account }: Pick<Connection, 'kind' | 'account'>): Promise<boolean> {
  const origin = crmOrigin(kind, account);
  return origin === null || browser.permissions.contains({ origins: [hostPattern(origin)] });
}

/** Gives back every right to reach a CRM; those to the sites are born with the extension and stay. */
export async function forgetHosts(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const own = browser.runtime.getManifest().host_permissions ?? [];
  const given = origins.filter((origin) => !own.includes(origin));
  if (given.length > 0) await browser.permissions.remove({ origins: given }).catch(() => false);
}
