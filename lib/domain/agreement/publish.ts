import type { Agreement } from '../base/agreement-model';
import { agreementDigest } from './canonical';
import type { AgreementDraft, KnownVersion } from './document';
import { type AgreementConflict, type MergeChoices, mergeAgreements } from './merge';
import { isInOrder } from './order';
import { type AgreementProblem, readAgreement } from './schema';
import { validSignatures } from './sign';

/** What publishing a draft comes to. */
export type Publication =
  /** To be added, as the next version. */
  | { readonly kind: 'add'; readonly agreement: Agreement }
  /** It stands there already, whoever put it there. */
  | { readonly kind: 'there'; readonly digest: string }
  | {
      readonly kind: 'conflict';
      readonly theirs: Agreement;
      readonly conflicts: readonly AgreementConflict[];
    }
  | { readonly kind: 'impossible'; readonly problems: readonly AgreementProblem[] };

/**
 * What a draft becomes beside the versions that are there: merged three ways with every newest
 * version that it does not come from. Of two newest ones that share a number (rivals), the one that
 * the draft was begun on is merged with the other.
 * @param known newest first
 * @param standard the product's own agreement, where every history begins
 * @param choices for conflicts; one place has one choice, also where there are several newest
 * versions
 */
export function planPublication(
  draft: Pick<AgreementDraft, 'base' | 'agreement'>,
  known: readonly KnownVersion[],
  standard: Agreement,
  choices: MergeChoices,
): Publication {
  const same = known.find(({ digest }) => digest === agreementDigest(draft.agreement));
  if (same !== undefined) return joined(same, draft.agreement);
  const newest = known.filter(({ agreement }) => agreement.version === known[0]?.agreement.version);
  const baseDigest = agreementDigest(draft.base);
  let mine = draft.agreement;
  for (const { agreement: theirs, digest } of newest) {
    const base = commonBase(draft.base, theirs, known, standard);
    if (base === null || digest === baseDigest) continue;
    const merge = mergeAgreements(base, mine, theirs, choices);
    if (merge.kind === 'conflict') return { kind: 'conflict', theirs, conflicts: merge.conflicts };
    if (merge.kind === 'impossible') return { kind: 'impossible', problems: merge.problems };
    mine = merge.agreement;
  }
  const there = newest.find(({ agreement, digest }) => digest === digestAs(mine, agreement));
  if (there !== undefined) return { kind: 'there', digest: there.digest };
  return asNext(
    mine,
    Math.max(standard.version, ...known.map(({ agreement }) => agreement.version)),
  );
}

/**
 * The version that a draft and another version both come from; null where the draft comes after it.
 */
function commonBase(
  base: Agreement,
  theirs: Agreement,
  known: readonly KnownVersion[],
  standard: Agreement,
): Agreement | null {
  if (theirs.version > base.version) return base;
  if (theirs.version < base.version) return null;
  return known.find(({ agreement }) => agreement.version < base.version)?.agreement ?? standard;
}

/**
 * A version that came as a file keeps its number, and with it its signatures, where nobody else has
 * taken that number and it is near enough to the last to be read.
 */
function asNext(mine: Agreement, last: number): Publication {
  const version = mine.version > last && isInOrder(mine.version, last) ? mine.version : last + 1;
  const read = readAgreement({ ...mine, version, signed: [] });
  if (!read.ok) return { kind: 'impossible', problems: read.problems };
  return {
    kind: 'add',
    agreement: { ...read.agreement, signed: validSignatures({ ...mine, version }) },
  };
}

/** The same content again: only signatures can be new in it. */
function joined({ agreement, digest }: KnownVersion, again: Agreement): Publication {
  const signed = validSignatures({ ...agreement, signed: [...agreement.signed, ...again.signed] });
  return signed.length > agreement.signed.length
    ? { kind: 'add', agreement: { ...agreement, signed } }
    : { kind: 'there', digest };
}

/**
 * The digest of a content under the number and in the format of a version: the same edit made in an
 * earlier format is the same version. What that format cannot say keeps them apart.
 */
function digestAs(
  agreement: Agreement,
  { version, format }: Pick<Agreement, 'version' | 'format'>,
): string {
  return agreementDigest({ ...agreement, version, format });
}

/**
 * Where a document that came as a file begins: the newest version before it, from which nothing of
 * ours is lost in a merge.
 */
export function baseOfImport(
  agreement: Agreement,
  known: readonly KnownVersion[],
  standard: Agreement,
): Agreement {
  return known.find((each) => each.agreement.version < agreement.version)?.agreement ?? standard;
}

/** Whether a draft says what a version says already: then nothing of it is left to publish. */
export function isPublished(
  { base, agreement }: Pick<AgreementDraft, 'base' | 'agreement'>,
  known: readonly KnownVersion[],
): boolean {
  const changed = digestAs(agreement, base) !== agreementDigest(base);
  return changed && known.some((each) => each.digest === digestAs(agreement, each.agreement));
}
