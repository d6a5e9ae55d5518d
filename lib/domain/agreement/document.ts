import type { Agreement, Signature } from '../base/agreement-model';
import { fieldOf, treeOf } from '../base/json-tree';
import { type CampaignCostNote, readCost } from './campaign-cost-schema';
import { agreementDigest } from './canonical';
import { outOfBounds, SKEW_MS } from './order';
import { type AgreementProblem, type AgreementRefusal, readAgreement } from './schema';
import { standingOf, validSignatures } from './sign';
import { readVisitors, type VisitorsNote } from './visitors-schema';
import { readWithdrawal, type Withdrawal } from './withdrawal-schema';

/** A document in the agreement store. Documents are only added; together they make the versions. */
export interface FoundDocument {
  readonly id: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    /**
     * The text could not be read because the notes that carry it were changed; `what` says how, in
     * English.
     */
    | { readonly kind: 'damaged'; readonly reason: AgreementRefusal; readonly what: string };
  /**
   * Whether the readable words around the document were edited; the document itself is complete.
   */
  readonly edited: boolean;
  /** Who added it and when (epoch ms), according to the CRM. */
  readonly author: string | null;
  readonly at: number | null;
  /** False where the author is what anybody may have written; otherwise the CRM itself says so. */
  readonly confirmed?: boolean | undefined;
}

/** A version, with the user who added it first. */
export interface KnownVersion {
  readonly agreement: Agreement;
  readonly digest: string;
  readonly by: string | null;
  readonly at: number | null;
  readonly confirmed?: boolean | undefined;
}

/** A document that is not an agreement, or is incomplete, with the user who added it. */
export interface UnreadableDocument {
  readonly id: string;
  readonly by: string | null;
  readonly confirmed?: boolean | undefined;
  readonly reason: AgreementRefusal;
  readonly problems: readonly AgreementProblem[];
  readonly at: number | null;
}

/** A document of the weekly review on the same shelf, not parsed here. */
export interface WeeklyDocument {
  readonly value: unknown;
  /** Who added it and when, according to the CRM. */
  readonly by: string | null;
  readonly at: number | null;
  readonly confirmed?: boolean | undefined;
}

type ReadDocument =
  | { readonly kind: 'agreement'; readonly agreement: Agreement }
  | { readonly kind: 'withdrawal'; readonly withdrawal: Withdrawal }
  | { readonly kind: 'visitors'; readonly note: VisitorsNote }
  | { readonly kind: 'cost'; readonly note: CampaignCostNote }
  | { readonly kind: 'weekly'; readonly value: unknown }
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
  const note = readVisitors(value);
  if (note !== null) return { kind: 'visitors', note };
  const cost = readCost(value);
  if (cost !== null) return { kind: 'cost', note: cost };
  if (isWeekly(value)) return { kind: 'weekly', value };
  const read = readAgreement(value);
  if (read.ok) return { kind: 'agreement', agreement: read.agreement };
  return { kind: 'unreadable', reason: read.reason, problems: read.problems };
}

/**
 * Whether a document belongs to the weekly review. One that cannot be read there, or that a newer
 * Relevo wrote, must not stand in the way of a new agreement.
 */
function isWeekly(value: unknown): boolean {
  const fields = treeOf(value);
  return fieldOf(fields, 'weekly') !== undefined && fieldOf(fields, 'version') === undefined;
}

/**
 * Returns the versions that the documents make together, newest first. Documents with equal content
 * are one version with the signatures of all. Unreadable documents are returned separately. Never
 * throws.
 */
export function versionsOf(documents: readonly FoundDocument[]): {
  readonly versions: readonly KnownVersion[];
  readonly unreadable: readonly UnreadableDocument[];
  /** Visitors of months, as they were typed, each time. */
  readonly visitors: readonly VisitorsNote[];
  /** Costs of campaigns, as they were typed, each time. */
  readonly costs: readonly CampaignCostNote[];
  /** What the weekly reviews left, oldest first. */
  readonly weekly: readonly WeeklyDocument[];
} {
  const groups = new Map<
    string,
    { first: FoundDocument; agreement: Agreement; signed: Signature[] }
  >();
  const withdrawals: Withdrawal[] = [];
  const unreadable: UnreadableDocument[] = [];
  const visitors: VisitorsNote[] = [];
  const costs: CampaignCostNote[] = [];
  const weekly: WeeklyDocument[] = [];
  let newest = 0;
  const refuse = (
    { id, author: by, at, confirmed }: FoundDocument,
    reason: AgreementRefusal,
    problems: readonly AgreementProblem[],
  ) => unreadable.push({ id, by, at, reason, problems, ...saidOf(confirmed) });
  for (const found of documents.toSorted(byTime)) {
    const read = readDocument(found);
    if (found.edited) refuse(found, 'invalid', [EDITED]);
    if (read.kind === 'unreadable') refuse(found, read.reason, read.problems);
    if (read.kind === 'withdrawal')
      withdrawals.push({ ...read.withdrawal, at: cameAt(read.withdrawal, found) });
    if (read.kind === 'visitors') visitors.push(read.note);
    if (read.kind === 'cost') costs.push(read.note);
    if (read.kind === 'weekly') {
      const { author: by, at, confirmed } = found;
      weekly.push({ value: read.value, by, at, ...saidOf(confirmed) });
    }
    if (read.kind !== 'agreement') continue;
    const { agreement } = read;
    const problem = outOfBounds(agreement, newest, found.at);
    if (problem !== null) {
      refuse(found, 'invalid', [problem]);
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
      ...saidOf(first.confirmed),
    };
  });
  return { versions: versions.sort(newestFirst), unreadable, visitors, costs, weekly };
}

function saidOf(confirmed: boolean | undefined): { readonly confirmed?: false } {
  return confirmed === false ? { confirmed } : {};
}

const EDITED: AgreementProblem = {
  where: 'words',
  what: 'were changed in the CRM by hand; what counts is the part for machines, which is whole',
  rule: 'edited',
  limit: null,
};

/**
 * Returns the signatures that remain after withdrawals, applied in the order of time. Once a
 * version has begun with both signatures, none can be withdrawn: it has governed work already, and
 * the team publishes a new version instead.
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
 * Returns when a signature was withdrawn. The CRM's date counts if it is later, because a
 * withdrawal written by hand could be dated before the version began.
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

/** A change in progress, stored on this device until it is published or discarded. */
export interface AgreementDraft {
  /** The version that it started from, used to compare and merge. */
  readonly base: Agreement;
  readonly agreement: Agreement;
  readonly savedAt: number;
}
