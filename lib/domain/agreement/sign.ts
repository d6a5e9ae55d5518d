import type { Agreement, Signature } from '../base/agreement-model';
import type { Department } from '../base/stage';
import { localDayStart } from '../clocks/business-time';
import { agreementDigest } from './canonical';

const DEPARTMENTS: readonly Department[] = ['marketing', 'sales'];

/**
 * The signatures that stand: those given for the content as it is, the first of each department,
 * marketing first. A document that was changed after somebody signed it has lost their signature,
 * however it was changed.
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
 * The agreement with one more signature. Who signed again for their department changes nothing;
 * signatures that no longer stand are left out.
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

/**
 * Where a version stands: a draft, waiting for one department, signed and still to come, or in its
 * time.
 */
export type AgreementStanding =
  | { readonly kind: 'draft' }
  | { readonly kind: 'waiting'; readonly missing: Department }
  | { readonly kind: 'signed'; readonly from: number }
  | { readonly kind: 'begun'; readonly from: number };

/**
 * Where a version stands at a moment. Whether a later one has replaced it is for `createTerms` (in-
 * force.ts) to say.
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
 * Each version with the moment from which it held, oldest first; the first is the standard, from
 * the beginning of time.
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
 * A version begins on its date, and not before the second department has signed it: nobody is bound
 * backwards.
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
