import { parseUrl } from '../base/url';
import type { CrmAccount } from './admin';

const THIS_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Returns the origin of an address as people type or copy it: `acme.odoo.com`,
 * `https://acme.odoo.com/odoo/crm`. It is in the browser's spelling, for which `isOrigin` is true;
 * `createHttp` accepts no other.
 * @returns null if it is not an address, or if it uses http on another machine
 */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const here = THIS_MACHINE.some((name) => text.startsWith(name));
  const address = named ? text : `${here ? 'http' : 'https'}://${text}`;
  // User info before an @ would make one host look like another.
  const match = /^(https?):\/\/([^\s/?#@\\]+)(?:[/?#][^\s]*)?$/i.exec(address);
  const [, scheme = '', host = ''] = match ?? [];
  const [, name = '', port = ''] =
    /^(\[[0-9a-f:]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(host.toLowerCase()) ?? [];
  if (!/^(\[[0-9a-f:]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*)$/.test(name)) return null;
  const local = THIS_MACHINE.includes(name);
  if (!local && (!name.includes('.') || scheme.toLowerCase() === 'http')) return null;
  const usual = scheme.toLowerCase() === 'http' ? '80' : '443';
  const origin = `${scheme.toLowerCase()}://${name}${port === '' || port === usual ? '' : `:${port}`}`;
  // Rejects ports beyond 65535, and numbers that the browser reads as another address.
  return parseUrl(origin)?.origin === origin ? origin : null;
}

/** Whether an address is only an origin, with https, or with http on this machine. */
export function isOrigin(address: string): boolean {
  return originOf(address) === address;
}

/**
 * Where a CRM is asked.
 * @param origin of its definition, with `{name}` for a value of the account
 * @returns null for one that is asked nowhere, and where the account lacks a value
 */
export function crmOrigin(origin: string | null, account: CrmAccount | null): string | null {
  let lacks = origin === null;
  const filled = origin?.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = account?.[name] ?? '';
    lacks ||= value.trim() === '';
    return value;
  });
  return lacks ? null : (filled ?? null);
}

/**
 * Returns the match pattern for the permission to reach an origin. Match patterns have no ports
 * (developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns).
 */
export function hostPattern(origin: string): string {
  return `${origin.replace(/:\d+$/, '')}/*`;
}
