import type { Contact } from '../../domain/contact';
import { identityKeys } from '../../domain/identity';
import type { LocalContact } from './db';

/** Words of a text as search compares them: lower case, without accents. */
export function searchWords(...texts: readonly (string | null)[]): string[] {
  const plain = texts.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))];
}

/** A contact with what it is found by. */
export function toLocal(contact: Contact, changedAt: number): LocalContact {
  const keys = contact.emails.flatMap((email) => identityKeys({ email }));
  const profile = contact.linkedinSlug === null ? [] : identityKeys({ linkedinSlug: contact.linkedinSlug });
  return {
    ...contact,
    revision: String(changedAt),
    keys: [...new Set<string>([...keys, ...profile])],
    words: searchWords(contact.name, contact.company, ...contact.emails),
    changedAt,
  };
}

/** The contact alone, as the port has it. */
export function fromLocal({ keys: _, words: __, changedAt: ___, ...contact }: LocalContact): Contact {
  return contact;
}
