import { browser } from 'wxt/browser';

/** Hosts that Relevo asks for only when somebody connects their CRM. */
export const OPTIONAL_HOSTS = ['https://api.hubapi.com/*'] as const;

/** Whether the person lets Relevo reach them; they may take that back at any time. */
export function hostsPermitted(): Promise<boolean> {
  return browser.permissions.contains({ origins: [...OPTIONAL_HOSTS] });
}
