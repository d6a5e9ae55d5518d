import { parseUrl } from '../base/url';
import type { CrmAccount } from './admin';

const THIS_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The origin of an address as a person types or copies it: `acme.odoo.com`,
 * `https://acme.odoo.com/odoo/crm`. What it returns is an origin in the browser's own spelling,
 * which `isOrigin` holds true of; `createHttp` takes no other.
 * @returns null for what is no address, and for plain http to anywhere but this machine
 */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const here = THIS_MACHINE.some((name) => text.startsWith(name));
  const address = named ? text : `${here ? 'http' : 'https'}://${text}`;
  // Something before an @ makes one host look like another.
  const match = /^(https?):\/\/([^\s/?#@\\]+)(?:[/?#][^\s]*)?$/i.exec(address);
  const [, scheme = '', host = ''] = match ?? [];
  const [, name = '', port = ''] =
    /^(\[[0-9a-f:]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(host.toLowerCase()) ?? [];
  if (!/^(\[[0-9a-f:]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*)$/.test(name)) return null;
  const local = THIS_MACHINE.includes(name);
  if (!local && (!name.includes('.') || scheme.toLowerCase() === 'http')) return null;
  const usual = scheme.toLowerCase() === 'http' ? '80' : '443';
  const origin = `${scheme.toLowerCase()}://${name}${port === '' || port === usual ? '' : `:${port}`}`;
  // A port beyond 65535, or numbers that the browser reads as another address.
  return parseUrl(origin)?.origin === origin ? origin : null;
}

/**
 * Returns whether an address is an origin and nothing more, of https, or of plain http on this
 * machine.
 */
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

/** The pattern by which browsers grant the right to reach an origin; they know no ports. */
export function hostPattern(origin: string): string {
  return `${origin.replace(/:\d+$/, '')}/*`;
}
