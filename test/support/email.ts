import { type Email, normaliseEmail } from '../../lib/domain/person/identity';

/** A test's address in normal form. @throws Error if it is none */
export function email(raw: string): Email {
  const address = normaliseEmail(raw);
  if (address === null) throw new Error(`not an address: ${raw}`);
  return address;
}
