import type { Agreement } from '../base/agreement-model';
import { agreementDigest } from './canonical';
import type { AgreementDraft, KnownVersion } from './document';
import { type AgreementConflict, type MergeChoices, mergeAgreements } from './merge';
import { isInOrder } from './order';
import { type AgreementProblem, readAgreement } from './schema';
import { validSignatures } from './sign';

/** The result of planning a publication. */
export type Publication =
  /** Add it as the next version. */
  | { readonly kind: 'add'; readonly agreement: Agreement }
  /** It is published already. */
  | { readonly kind: 'there'; readonly digest: string }
  | {
      readonly kind: 'conflict';
      readonly theirs: Agreement;
      readonly conflicts: readonly AgreementConflict[];
    }
  | { readonly kind: 'impossible'; readonly problems: readonly AgreementProblem[] };

/**
 * Plans the publication of a draft among the published versions: a three-way merge with every
 * newest version that the draft does not derive from. If two newest versions have the same number
 * (rivals), the one that the draft started from is merged with the other.
 * @param known newest first
 * @param standard the product's default agreement, the start of every history
 * @param choices for conflicts; one choice per path, also with several newest versions
 */
export function planPublication(
  draft: Pick<AgreementDraft, 'base' | 'agreement'>,
  known: readonly KnownVersion[],
  standard: Agreement,
  choices: MergeChoices,
): Publication {
  const same = known.find(({ digest }) => digest === agreementDigest(draft.agreement));
  if (same !== undefined) return withNewSignatures(same, draft.agreement);
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
  return asNextVersion(
    mine,
    Math.max(standard.version, ...known.map(({ agreement }) => agreement.version)),
  );
}

/**
 * Returns the version that a draft and another version both derive from; null if the draft derives
 * from the other version.
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
 * An imported version keeps its number, and so its signatures, if no other version has taken the
 * number and it is close enough to the last one.
 */
function asNextVersion(mine: Agreement, last: number): Publication {
  const version = mine.version > last && isInOrder(mine.version, last) ? mine.version : last + 1;
  const read = readAgreement({ ...mine, version, signed: [] });
  if (!read.ok) return { kind: 'impossible', problems: read.problems };
  return {
    kind: 'add',
    agreement: { ...read.agreement, signed: validSignatures({ ...mine, version }) },
  };
}

/** The same content again: only its signatures can be new. */
function withNewSignatures({ agreement, digest }: KnownVersion, again: Agreement): Publication {
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
 * Returns the version that an imported document is based on: the newest one before it, so that a
 * merge loses no changes of the team.
 */
export function baseOfImport(
  agreement: Agreement,
  known: readonly KnownVersion[],
  standard: Agreement,
): Agreement {
  return known.find((each) => each.agreement.version < agreement.version)?.agreement ?? standard;
}

/** Whether a version already has the content of a draft, so that nothing is left to publish. */
export function isPublished(
  { base, agreement }: Pick<AgreementDraft, 'base' | 'agreement'>,
  known: readonly KnownVersion[],
): boolean {
  const changed = digestAs(agreement, base) !== agreementDigest(base);
  return changed && known.some((each) => each.digest === digestAs(agreement, each.agreement));
}
