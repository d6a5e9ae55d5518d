/** What a token may do. */
export interface Credential {
  scopes: Set<string>;
  expired: boolean;
}

/** Every scope that an endpoint of this server asks for. */
export const ALL_SCOPES = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.objects.marketing_events.read',
  'crm.lists.read',
  'marketing.campaigns.read',
  'sales-email-read',
] as const;

/** The tokens of the account. */
export class Tokens {
  readonly #held = new Map<string, Credential>();

  add(token: string, scopes: readonly string[] = ALL_SCOPES): void {
    this.#held.set(token, { scopes: new Set(scopes), expired: false });
  }

  /** A rotated-out token: 401 with another category than an unknown one. */
  expire(token: string): void {
    const credential = this.#held.get(token);
    if (credential) credential.expired = true;
  }

  remove(token: string): void {
    this.#held.delete(token);
  }

  /** The credential behind an `Authorization` header, or null. */
  find(header: string | null): Credential | null {
    const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
    return token === undefined ? null : (this.#held.get(token) ?? null);
  }
}
