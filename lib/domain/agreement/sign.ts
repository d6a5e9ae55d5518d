import type { Agreement, Signature } from '../base/agreement-model';
import type { Department } from '../base/stage';
import { localDayStart } from '../clocks/business-time';
import { agreementDigest } from './canonical';

const DEPARTMENTS: readonly Department[] = ['marketing', 'sales'];

/**
 * Returns the valid signatures: those given for the current content, the first of each department,
 * marketing first. Any change of a document invalidates its signatures.
 */
export function validSignatures(agreement: Agreement): Signature[] {
  if (agreement.signed.length === 0) return [];
  const digest = agreementDigest(agreement);
  const standing = agreement.signed.filter(({ content }) => content === digest).sort(byTime);
  return DEPARTMENTS.flatMap(
    (department) => standing.find((each) => each.department === department) ?? [],
  );
}

/**
 * Returns the agreement with one more signature. Signing twice for a department has no effect;
 * invalid signatures are left out.
 * @param at epoch ms
 */
export function signAgreement(
  agreement: Agreement,
  by: string,
  department: Department,
  at: number,
): Agreement {
  const signed = validSignatures(agreement);
  if (signed.some((each) => each.department === department)) return { ...agreement, signed };
  const all = [...signed, { by, department, at, content: agreementDigest(agreement) }];
  return { ...agreement, signed: validSignatures({ ...agreement, signed: all }) };
}

/** The standing of a version: draft, waiting for one department, signed but not begun, or begun. */
export type AgreementStanding =
  | { readonly kind: 'draft' }
  | { readonly kind: 'waiting'; readonly missing: Department }
  | { readonly kind: 'signed'; readonly from: number }
  | { readonly kind: 'begun'; readonly from: number };

/**
 * Returns the standing of a version at a moment. Whether a later version has replaced it is decided
 * by `createTerms` (in-force.ts).
 */
export function standingOf(agreement: Agreement, now: number): AgreementStanding {
  const signed = validSignatures(agreement);
  const missing = DEPARTMENTS.filter(
    (department) => !signed.some((each) => each.department === department),
  );
  if (missing.length === DEPARTMENTS.length) return { kind: 'draft' };
  const [first] = missing;
  if (first !== undefined) return { kind: 'waiting', missing: first };
  const from = beginOf(agreement, signed);
  return now >= from ? { kind: 'begun', from } : { kind: 'signed', from };
}

/**
 * Returns each version with the moment from which it applied, oldest first; the first is the
 * default agreement, from the beginning of time.
 */
export function agreementTimeline(
  versions: readonly Agreement[],
  standard: Agreement,
): { readonly from: number; readonly agreement: Agreement }[] {
  const signed = versions.flatMap((agreement) => {
    const signatures = validSignatures(agreement);
    return signatures.length === DEPARTMENTS.length
      ? [{ agreement, from: beginOf(agreement, signatures) }]
      : [];
  });
  signed.sort(
    (a, b) =>
      a.from - b.from ||
      a.agreement.version - b.agreement.version ||
      compare(digestOf(a), digestOf(b)),
  );
  const timeline: { from: number; agreement: Agreement }[] = [
    { from: Number.NEGATIVE_INFINITY, agreement: standard },
  ];
  for (const next of signed) {
    const last = timeline.at(-1);
    const newer =
      timeline.length === 1 ||
      last === undefined ||
      next.agreement.version >= last.agreement.version;
    if (newer) timeline.push(next);
  }
  return timeline;
}

/**
 * A version begins on its date, but not before both departments have signed it, so that it does not
 * apply retroactively.
 */
function beginOf(agreement: Agreement, signed: readonly Signature[]): number {
  const date = localDayStart(agreement.validFrom, agreement.hours.timeZone);
  return Math.max(date, ...signed.map(({ at }) => at));
}

function digestOf({ agreement }: { agreement: Agreement }): string {
  return agreementDigest(agreement);
}

function byTime(a: Signature, b: Signature): number {
  return a.at - b.at || compare(a.by, b.by);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
