import { normaliseEmail } from '../../domain/person/identity';
import type { PersonRole, PlacedPerson } from '../site';

/** A person from a node that carries their address, or null when it carries none that is one. */
export function personAt(node: Element, role: PersonRole, evidence: string, threadId?: string): PlacedPerson | null {
  const raw = node.getAttribute('email') ?? node.getAttribute('data-hovercard-id') ?? '';
  const email = normaliseEmail(raw);
  if (email === null) return null;
  const name = (node.getAttribute('name') ?? node.getAttribute('data-name') ?? '').trim();
  const evidences = [
    evidence,
    ...(normaliseEmail(node.getAttribute('data-hovercard-id') ?? '') === email ? ['hovercard'] : []),
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

/** Each address once, the first time it is met. */
export function onceEach(people: readonly PlacedPerson[]): PlacedPerson[] {
  const met = new Set<string>();
  return people.filter(({ email = '' }) => !met.has(email) && met.add(email));
}

/** Whether two addresses are of one organisation by their domain. */
function sameDomain(a: string, b: string): boolean {
  return a.slice(a.lastIndexOf('@')) === b.slice(b.lastIndexOf('@'));
}

/** Of several people the one it is about: not me, and rather somebody outside my organisation than a colleague. */
export function notMe(people: readonly PlacedPerson[], own: ReadonlySet<string>): PlacedPerson | null {
  const others = people.filter(({ email = '' }) => !own.has(email));
  const outside = others.find(({ email = '' }) => ![...own].some((mine) => sameDomain(mine, email)));
  return outside ?? others[0] ?? null;
}
