import type { CrmKind } from '../domain/views/admin';
import type { CrmChoice } from '../domain/views/crm-choice';
import { crmOrigin } from '../domain/views/origins';
import { hubspot } from './hubspot';
import { local, ownList } from './local';
import { odoo } from './odoo';
import type { CrmDefinition } from './port/definition';

/** Every CRM that Relevo speaks to, in the order in which the options offer them. */
const CRMS: readonly CrmDefinition[] = [hubspot, odoo, ownList, local];

/** What the options need to offer each CRM. */
export const CRM_CHOICES: readonly CrmChoice[] = CRMS.map(({ choice }) => choice);

/**
 * The definition of a kind; undefined for a kind that this version does not know, which a newer one
 * may have stored.
 */
export function crmOf(kind: CrmKind): CrmDefinition | undefined {
  return CRMS.find(({ choice }) => choice.kind === kind);
}

/** Whether a CRM is used without a key, so that there is one account of it alone. */
export function isKeyless(kind: CrmKind): boolean {
  return crmOf(kind)?.choice.auth === 'none';
}

/** Where a connection's CRM is asked; null for one that is asked nowhere. */
export function originOfConnection({
  kind,
  account,
}: {
  readonly kind: CrmKind;
  readonly account: Parameters<typeof crmOrigin>[1];
}): string | null {
  return crmOrigin(crmOf(kind)?.choice.origin ?? null, account);
}
