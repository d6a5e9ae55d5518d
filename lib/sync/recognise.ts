import {
  type CertainKey,
  type Identity,
  type IdentityKey,
  identityKeys,
  linkedinMemberId,
  normaliseEmail,
} from '../domain/person/identity';
import { questionKey } from '../domain/person/question-key';
import type { AnswerRow, ContactRow } from '../store/rows';

/**
 * The keys of an identity: those that are certain, and the one under which it may be asked about.
 */
export interface Keys {
  readonly certain: readonly CertainKey[];
  /**
   * Null where name or company is missing, and where there is an address: whoever has another one
   * is somebody else.
   */
  readonly question: `n:${string}` | null;
}

/** Everything in the store that an identity may depend on; more may be in it. */
export interface Known {
  readonly byKey: ReadonlyMap<IdentityKey, readonly ContactRow[]>;
  readonly byId: ReadonlyMap<string, ContactRow>;
  /** Answers of the keys, and of the contacts that the keys lead to. */
  readonly answers: readonly AnswerRow[];
}

/** Who an identity is, as far as the store tells. */
export interface Recognised {
  /** Certain: by a key of the CRM, or by an answer of the rep's. */
  readonly rows: readonly ContactRow[];
  /** Contacts that an answer leads to and that are not cached. */
  readonly absent: readonly string[];
  /** Whether the one known is known by an answer alone, which can be taken back. */
  readonly answered: boolean;
  /** Profile keys of the page that do not lead to the one known yet. */
  readonly unbound: readonly CertainKey[];
  /** Nobody is certain: these are called so at that company, and the rep has not said no. */
  readonly candidates: readonly ContactRow[];
  /** Those to whom the rep has said no. */
  readonly refused: readonly ContactRow[];
}

/** The keys of an identity. */
export function keysOf(identity: Identity): Keys {
  const keyed = normaliseEmail(identity.email ?? '') !== null;
  return { certain: identityKeys(identity), question: keyed ? null : questionKey(identity) };
}

/**
 * The keys that an answer about an identity is about: certain ones where there are any, else the
 * question itself.
 */
export function answerKeys({ certain, question }: Keys): IdentityKey[] {
  const profiles = certain.filter((key) => !key.startsWith('e:'));
  return profiles.length > 0 ? profiles : question === null ? [] : [question];
}

/**
 * Who an identity is. Keys of the CRM and answers of the rep are certain; a name with a company
 * never is. A profile whose slug is known and whose id is another than the one met there before has
 * been taken over by somebody else, and is asked about.
 */
export function recognise(identity: Identity, { byKey, byId, answers }: Known): Recognised {
  const keys = keysOf(identity);
  const about = answerKeys(keys);
  const said = answers.filter(({ key }) => about.includes(key));
  const yes = new Set(said.filter(({ same }) => same).map(({ contactId }) => contactId));
  const no = new Set(said.filter(({ same }) => !same).map(({ contactId }) => contactId));
  const byCrm = unique(keys.certain.flatMap((key) => byKey.get(key) ?? []));
  const byRep = [...yes].flatMap((id) => byId.get(id) ?? []);
  const called = keys.question === null ? [] : (byKey.get(keys.question) ?? []);
  const member = linkedinMemberId(identity.linkedinId ?? '');
  const all = unique([...byCrm, ...byRep]);
  // Keys that lead to several are shown as they are, never chosen between.
  const sure =
    all.length > 1 ? all : all.filter((row) => !isTakenOver(row, keys.certain, member, answers));
  // Without a key of the page's an answer holds only as long as nobody else is called so.
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
  answers: readonly AnswerRow[],
): boolean {
  const met = membersOf(row.id, answers);
  if (member === null || met.length === 0 || met.includes(member)) return false;
  return !certain.some((key) => key.startsWith('e:') && row.keys.includes(key));
}

/** LinkedIn's ids under which a contact was met. */
export function membersOf(contactId: string, answers: readonly AnswerRow[]): string[] {
  return answers
    .filter(({ key, same, contactId: id }) => same && id === contactId && key.startsWith('m:'))
    .map(({ key }) => key.slice('m:'.length));
}

function isProfile(key: IdentityKey): key is CertainKey {
  return key.startsWith('l:') || key.startsWith('m:');
}

function leadsTo(key: IdentityKey, row: ContactRow, answers: readonly AnswerRow[]): boolean {
  return (
    row.keys.includes(key) ||
    answers.some((answer) => answer.same && answer.key === key && answer.contactId === row.id)
  );
}

function unique(rows: readonly ContactRow[]): ContactRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
