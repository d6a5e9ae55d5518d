import {
  type CertainKey,
  type Identity,
  type IdentityKey,
  identityKeys,
  linkedinMemberId,
} from '../domain/person/identity';
import { questionKey } from '../domain/person/question-key';
import type { ContactRow, MatchAnswerRow } from '../store/rows';

/**
 * The keys of an identity: certain ones, and the name with company that the rep can be asked about.
 */
export interface Keys {
  readonly certain: readonly CertainKey[];
  /**
   * Null if name or company is missing, and if there is an address: a contact with another address
   * is another person.
   */
  readonly question: `n:${string}` | null;
}

/** All rows of the store that may concern an identity; it can hold more. */
export interface Known {
  readonly byKey: ReadonlyMap<IdentityKey, readonly ContactRow[]>;
  readonly byId: ReadonlyMap<string, ContactRow>;
  /** Answers about the keys, and about the contacts that the keys lead to. */
  readonly answers: readonly MatchAnswerRow[];
}

/** Who an identity is, according to the store. */
export interface Recognised {
  /** Certain contacts: found by a key that the CRM has, or confirmed by the rep. */
  readonly rows: readonly ContactRow[];
  /** Contacts that the rep confirmed and that are not cached. */
  readonly absent: readonly string[];
  /** Whether the contact is known only through an answer, which the rep can take back. */
  readonly answered: boolean;
  /** Profile keys of the page that do not lead to the contact yet. */
  readonly unbound: readonly CertainKey[];
  /**
   * Set if no contact is certain: contacts of this name and company that the rep has not rejected.
   */
  readonly candidates: readonly ContactRow[];
  /** Contacts that the rep rejected for this identity. */
  readonly refused: readonly ContactRow[];
}

/** Returns the keys of an identity. */
export function keysOf(identity: Identity): Keys {
  const keyed = identity.email !== undefined;
  return { certain: identityKeys(identity), question: keyed ? null : questionKey(identity) };
}

/**
 * Returns the keys that an answer about an identity is stored under: its profile keys, else name
 * with company.
 */
export function matchAnswerKeys({ certain, question }: Keys): IdentityKey[] {
  const profiles = certain.filter((key) => !key.startsWith('e:'));
  return profiles.length > 0 ? profiles : question === null ? [] : [question];
}

/**
 * Decides who an identity is. Keys of the CRM and answers of the rep are certain; name with company
 * never is. If the slug of a profile is known but its member id has changed, another person has
 * taken the slug over, and the rep is asked.
 */
export function recognise(identity: Identity, { byKey, byId, answers }: Known): Recognised {
  const keys = keysOf(identity);
  const about = matchAnswerKeys(keys);
  const said = answers.filter(({ key }) => about.includes(key));
  const yes = new Set(said.filter(({ same }) => same).map(({ contactId }) => contactId));
  const no = new Set(said.filter(({ same }) => !same).map(({ contactId }) => contactId));
  const byCrm = unique(keys.certain.flatMap((key) => byKey.get(key) ?? []));
  const byRep = [...yes].flatMap((id) => byId.get(id) ?? []);
  const called = keys.question === null ? [] : (byKey.get(keys.question) ?? []);
  const member = linkedinMemberId(identity.linkedinId ?? '');
  const all = unique([...byCrm, ...byRep]);
  // Keys that lead to several contacts: all are shown, Relevo chooses none.
  const sure =
    all.length > 1 ? all : all.filter((row) => !isTakenOver(row, keys.certain, member, answers));
  // An answer for a name without any key holds only while no other contact has that name and
  // company.
  const alone = keys.certain.length > 0 || called.every(({ id }) => yes.has(id) || no.has(id));
  const rows = alone ? sure : [];
  const [one] = rows.length === 1 ? rows : [];
  const absent = [...yes].filter((id) => !byId.has(id));
  const others = unique([...called, ...(alone ? all.filter((row) => !sure.includes(row)) : [])]);
  return {
    rows,
    absent,
    answered: one !== undefined && !byCrm.some(({ id }) => id === one.id),
    unbound:
      one === undefined ? [] : about.filter(isProfile).filter((key) => !leadsTo(key, one, answers)),
    candidates: rows.length + absent.length > 0 ? [] : others.filter(({ id }) => !no.has(id)),
    refused: rows.length + absent.length > 0 ? [] : others.filter(({ id }) => no.has(id)),
  };
}

function isTakenOver(
  row: ContactRow,
  certain: readonly CertainKey[],
  member: string | null,
  answers: readonly MatchAnswerRow[],
): boolean {
  const met = membersOf(row.id, answers);
  if (member === null || met.length === 0 || met.includes(member)) return false;
  return !certain.some((key) => key.startsWith('e:') && row.keys.includes(key));
}

/** Returns the LinkedIn member ids that a contact was seen with. */
export function membersOf(contactId: string, answers: readonly MatchAnswerRow[]): string[] {
  return answers
    .filter(({ key, same, contactId: id }) => same && id === contactId && key.startsWith('m:'))
    .map(({ key }) => key.slice('m:'.length));
}

function isProfile(key: IdentityKey): key is CertainKey {
  return key.startsWith('l:') || key.startsWith('m:');
}

function leadsTo(key: IdentityKey, row: ContactRow, answers: readonly MatchAnswerRow[]): boolean {
  return (
    row.keys.includes(key) ||
    answers.some((answer) => answer.same && answer.key === key && answer.contactId === row.id)
  );
}

function unique(rows: readonly ContactRow[]): ContactRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
