import { type Identity, type IdentityKey, identityKeys } from './identity';
import { comparableCompany, comparableName } from './namesake';

/** Returns the key of a name with a company, independent of spelling; null if either is missing. */
export function questionKey({
  name,
  company,
}: Pick<Identity, 'name' | 'company'>): `n:${string}` | null {
  const [who, where] = [comparableName(name), comparableCompany(company)];
  return who === '' || where === '' ? null : `n:${who}|${where}`;
}

/**
 * Returns the key that an identity is looked up by: its first certain one, else name with company.
 */
export function lookupKey(identity: Identity): IdentityKey | null {
  return identityKeys(identity)[0] ?? questionKey(identity);
}
