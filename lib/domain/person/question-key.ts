import { type Identity, type IdentityKey, identityKeys } from './identity';
import { comparableCompany, comparableName } from './namesake';

/**
 * Returns the key of a name with a company, however both are written; null where either is missing.
 */
export function questionKey({
  name,
  company,
}: Pick<Identity, 'name' | 'company'>): `n:${string}` | null {
  const [who, where] = [comparableName(name), comparableCompany(company)];
  return who === '' || where === '' ? null : `n:${who}|${where}`;
}

/**
 * Returns the key under which an identity is asked for: its first certain one, else its name with
 * its company.
 */
export function lookupKey(identity: Identity): IdentityKey | null {
  return identityKeys(identity)[0] ?? questionKey(identity);
}
