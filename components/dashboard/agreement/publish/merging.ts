import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import type { AgreementOverview, Published } from '../../../../lib/domain/views/agreement-overview';
import type { Draft } from '../use-draft';
import { newerThan } from './newer';

/** Two versions that are to become one, and the version that both began with. */
export interface Pair {
  readonly kind: 'draft' | 'rivals';
  readonly base: Agreement;
  readonly mine: Agreement;
  readonly theirs: Agreement;
  /** Who made each, where it is known; null for the reader and where unknown. */
  readonly by: { readonly mine: string | null; readonly theirs: string | null };
}

/**
 * What is to be merged: the draft with what was published since it began, else two newest versions
 * that share a number. Null where nothing is.
 */
export function pairOf(
  overview: AgreementOverview,
  draft: Draft,
  conflict: Extract<Published, { kind: 'conflict' }> | null,
): Pair | null {
  const { base, agreement: mine } = draft;
  const newer = newerThan(overview, base);
  const theirs = conflict?.theirs ?? newer?.agreement;
  if (draft.changed && theirs !== undefined) {
    const from = theirs.version > base.version ? base : baseOf(overview, theirs);
    return {
      kind: 'draft',
      base: from,
      mine,
      theirs,
      by: { mine: null, theirs: newer?.by ?? null },
    };
  }
  const [one, other] = overview.rivals.map((digest) =>
    overview.versions.find((each) => each.digest === digest),
  );
  if (one === undefined || other === undefined) return null;
  return {
    kind: 'rivals',
    base: baseOf(overview, one.agreement),
    mine: one.agreement,
    theirs: other.agreement,
    by: { mine: one.by, theirs: other.by },
  };
}

/** The newest version before one. */
function baseOf(overview: AgreementOverview, agreement: Agreement): Agreement {
  return (
    overview.versions.find((each) => each.agreement.version < agreement.version)?.agreement ??
    overview.inForce
  );
}
