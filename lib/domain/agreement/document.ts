import type { Agreement, Signature } from '../base/agreement-model';
import { agreementDigest } from './canonical';
import { outOfBounds, SKEW_MS } from './order';
import { type AgreementProblem, type AgreementRefusal, readAgreement } from './schema';
import { standingOf, validSignatures } from './sign';
import { readWithdrawal, type Withdrawal } from './withdrawal-schema';

/**
 * One document as it stands where the team keeps them. Documents are only ever added: a version is
 * what they say together.
 */
export interface FoundDocument {
  readonly id: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    /**
     * What carries it was changed, so that not even its text is whole; `what` says how, in English.
     */
    | { readonly kind: 'damaged'; readonly reason: AgreementRefusal; readonly what: string };
  /**
   * Whether somebody changed the words around it, which people read there; the document itself is
   * whole.
   */
  readonly edited: boolean;
  /** Who put it there and when (epoch ms), as the CRM says. */
  readonly author: string | null;
  readonly at: number | null;
}

/** A version with who put it there first. */
export interface KnownVersion {
  readonly agreement: Agreement;
  readonly digest: string;
  readonly by: string | null;
  readonly at: number | null;
}

/** A document that is none, or not whole. */
export interface UnreadableDocument {
  readonly reason: AgreementRefusal;
  readonly problems: readonly AgreementProblem[];
  readonly at: number | null;
}

type ReadDocument =
  | { readonly kind: 'agreement'; readonly agreement: Agreement }
  | { readonly kind: 'withdrawal'; readonly withdrawal: Withdrawal }
  | {
      readonly kind: 'unreadable';
      readonly reason: AgreementRefusal;
      readonly problems: readonly AgreementProblem[];
    };

function readDocument({ content }: FoundDocument): ReadDocument {
  if (content.kind === 'damaged') {
    const problem: AgreementProblem = {
      where: '',
      what: content.what,
      rule: 'damaged',
      limit: null,
    };
    return { kind: 'unreadable', reason: content.reason, problems: [problem] };
  }
  let value: unknown;
  try {
    value = JSON.parse(content.text);
  } catch {
    const problem: AgreementProblem = { where: '', what: 'is not JSON', rule: 'json', limit: null };
    return { kind: 'unreadable', reason: 'unreadable', problems: [problem] };
  }
  const withdrawal = readWithdrawal(value);
  if (withdrawal !== null) return { kind: 'withdrawal', withdrawal };
  const read = readAgreement(value);
  if (read.ok) return { kind: 'agreement', agreement: read.agreement };
  return { kind: 'unreadable', reason: read.reason, problems: read.problems };
}

/**
 * The versions that some documents make together, newest first: documents of equal content are one
 * version with the signatures of all. What is no readable document is told beside them. Never
 * throws.
 */
export function versionsOf(documents: readonly FoundDocument[]): {
  readonly versions: readonly KnownVersion[];
  readonly unreadable: readonly UnreadableDocument[];
} {
  const groups = new Map<
    string,
    { first: FoundDocument; agreement: Agreement; signed: Signature[] }
  >();
  const withdrawals: Withdrawal[] = [];
  const unreadable: UnreadableDocument[] = [];
  let newest = 0;
  for (const found of documents.toSorted(byTime)) {
    const read = readDocument(found);
    if (found.edited) unreadable.push({ reason: 'invalid', problems: [EDITED], at: found.at });
    if (read.kind === 'unreadable')
      unreadable.push({ reason: read.reason, problems: read.problems, at: found.at });
    if (read.kind === 'withdrawal')
      withdrawals.push({ ...read.withdrawal, at: cameAt(read.withdrawal, found) });
    if (read.kind !== 'agreement') continue;
    const { agreement } = read;
    const problem = outOfBounds(agreement, newest, found.at);
    if (problem !== null) {
      unreadable.push({ reason: 'invalid', problems: [problem], at: found.at });
      continue;
    }
    newest = Math.max(newest, agreement.version);
    const digest = agreementDigest(agreement);
    const group = groups.get(digest);
    if (group === undefined)
      groups.set(digest, { first: found, agreement, signed: [...agreement.signed] });
    else group.signed.push(...agreement.signed);
  }
  const versions = [...groups].map(([digest, { first, agreement, signed }]): KnownVersion => {
    const own = withdrawals.filter(({ content }) => content === digest);
    const standing = standingSignatures(agreement, signed, own);
    return {
      agreement: { ...agreement, signed: standing },
      digest,
      by: first.author,
      at: first.at,
    };
  });
  return { versions: versions.sort(newestFirst), unreadable };
}

const EDITED: AgreementProblem = {
  where: 'words',
  what: 'were changed in the CRM by hand; what counts is the part for machines, which is whole',
  rule: 'edited',
  limit: null,
};

/**
 * The signatures that stand after what was taken back, told in the order of time. Once a version
 * has begun with both of them, nobody takes one back: whoever worked under it did so rightly, and a
 * new version is the way out.
 */
function standingSignatures(
  agreement: Agreement,
  signed: readonly Signature[],
  withdrawals: readonly Withdrawal[],
): Signature[] {
  let standing: Signature[] = [];
  const steps = [
    ...signed.map((signature) => ({ at: signature.at, signature, withdrawal: null })),
    ...withdrawals.map((withdrawal) => ({ at: withdrawal.at, signature: null, withdrawal })),
  ].sort((a, b) => a.at - b.at);
  for (const { at, signature, withdrawal } of steps) {
    if (signature !== null) standing.push(signature);
    else if (standingOf({ ...agreement, signed: standing }, at).kind !== 'begun')
      standing = standing.filter(({ department }) => department !== withdrawal.department);
  }
  return validSignatures({ ...agreement, signed: standing });
}

/**
 * When a signature was taken back: who writes a withdrawal by hand can date it before the moment
 * from which nobody takes one back.
 */
function cameAt({ at }: Withdrawal, found: FoundDocument): number {
  return found.at !== null && found.at - at > SKEW_MS ? found.at : at;
}

function byTime(a: FoundDocument, b: FoundDocument): number {
  return (a.at ?? 0) - (b.at ?? 0);
}

function newestFirst(a: KnownVersion, b: KnownVersion): number {
  return (
    b.agreement.version - a.agreement.version ||
    (b.at ?? 0) - (a.at ?? 0) ||
    (a.digest < b.digest ? -1 : 1)
  );
}

/** A change that somebody works on, kept on this device until it is published or thrown away. */
export interface AgreementDraft {
  /** The version that it began with: what it is compared and merged against. */
  readonly base: Agreement;
  readonly agreement: Agreement;
  readonly savedAt: number;
}
