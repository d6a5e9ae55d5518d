import { notAPerson } from '../../domain/base/not-a-person';
import { domainOf } from '../../domain/person/address-list';
import { normaliseEmail } from '../../domain/person/identity';
import type { PersonRole, PlacedPerson } from '../site';
import type { Account } from './account';

/** Returns the person of a node with an address; null without a valid address. */
export function personAt(
  node: Element,
  role: PersonRole,
  evidence: string,
  threadId?: string,
): PlacedPerson | null {
  const raw = node.getAttribute('email') ?? node.getAttribute('data-hovercard-id') ?? '';
  const email = normaliseEmail(raw);
  if (email === null) return null;
  const name = (node.getAttribute('name') ?? node.getAttribute('data-name') ?? '').trim();
  const evidences = [
    evidence,
    ...(normaliseEmail(node.getAttribute('data-hovercard-id') ?? '') === email
      ? ['hovercard']
      : []),
  ];
  return {
    role,
    email,
    ...(name === '' || name === raw ? {} : { name }),
    ...(threadId === undefined ? {} : { threadId }),
    evidence: evidences,
    anchor: node,
  };
}

/** Returns each address once, in order of appearance. */
export function onceEach(people: readonly PlacedPerson[]): PlacedPerson[] {
  const met = new Set<string>();
  return people.filter(({ email = '' }) => !met.has(email) && met.add(email));
}

/** Returns the same people, each with the reason why they are not looked up, if there is one. */
export function sorted(
  people: readonly PlacedPerson[],
  { own, me, mailbox, isOurs }: Account,
): PlacedPerson[] {
  return people.map((person) => {
    const { email = '', name = '' } = person;
    const isMe = own.has(email) || (mailbox === null && me.has(name));
    const why = isMe ? 'me' : notAPerson(email, name, isOurs(domainOf(email)));
    return why === null ? person : { ...person, notAPerson: why };
  });
}

/**
 * Returns the people that a row or thread may be about, in order: those outside the rep's
 * organisation, then shared mailboxes; colleagues only if there are no others. The rep, automatic
 * senders and groups are never included.
 */
export function candidatesOf(people: readonly PlacedPerson[], { isOurs }: Account): PlacedPerson[] {
  const isOutside = ({ email }: PlacedPerson) => !isOurs(domainOf(email ?? ''));
  const once = onceEach(people);
  const persons = once.filter((person) => person.notAPerson === undefined);
  const outside = [
    ...persons.filter(isOutside),
    ...once.filter((person) => person.notAPerson === 'shared'),
  ];
  return outside.length > 0 ? outside : persons;
}
