import type { AgreementDraft, UnreadableDocument } from '../agreement/document';
import type { AgreementConflict } from '../agreement/merge';
import type { AgreementProblem, AgreementRefusal } from '../agreement/schema';
import type { AgreementStanding } from '../agreement/sign';
import type { Agreement } from '../base/agreement-model';
import type { Failure } from '../base/failure';

/** Where the team's agreement is stored. */
export type AgreementPlace =
  /** In the CRM, where the whole team reads it; `where` describes the place in the CRM's words. */
  | { readonly kind: 'crm'; readonly where: string; readonly mayWrite: boolean | null }
  /** On this device only; it is shared as a file. */
  | { readonly kind: 'device' }
  /** Set by the company's policy; it cannot be changed here. */
  | { readonly kind: 'policy' };

/** A stored version with its current standing. */
export interface AgreementVersion {
  readonly agreement: Agreement;
  /** `agreementDigest`: distinguishes versions, even if two have the same number. */
  readonly digest: string;
  readonly standing: AgreementStanding;
  readonly inForce: boolean;
  /** Who added it and when, according to the CRM; null if not known. */
  readonly by: string | null;
  readonly at: number | null;
  /** False where the CRM does not confirm who it was. */
  readonly confirmed?: boolean | undefined;
}

/** Everything that the Agreement view shows. JSON only. */
export interface AgreementOverview {
  readonly inForce: Agreement;
  /** Newest first. The product's default agreement is last, or alone if the team has none yet. */
  readonly versions: readonly AgreementVersion[];
  /**
   * Digests of newest versions with the same number: two users published at the same time, and the
   * versions must be merged.
   */
  readonly rivals: readonly string[];
  readonly draft: AgreementDraft | null;
  /** Why a draft on this device cannot be read; it is kept. Null where there is none of the kind. */
  readonly unreadableDraft: AgreementRefusal | null;
  readonly place: AgreementPlace;
  /** Documents in the CRM that are not readable agreements; shown with the reason. */
  readonly unreadable: readonly UnreadableDocument[];
  /** Ids of unreadable documents that the rep goes on without. */
  readonly leftOut: readonly string[];
  /** When the CRM was last read, epoch ms. */
  readonly asOf: number | null;
  readonly failure: Failure | null;
  /** Name of the user who would sign; null if not known. */
  readonly me: string | null;
}

/** The result of publishing. Nothing is overwritten; in a conflict nothing was written. */
export type Published =
  | { readonly kind: 'published'; readonly digest: string }
  /** Another version was published after the draft began: both are shown with their differences. */
  | {
      readonly kind: 'conflict';
      readonly theirs: Agreement;
      readonly conflicts: readonly AgreementConflict[];
    }
  | { readonly kind: 'impossible'; readonly problems: readonly AgreementProblem[] };

export type Imported =
  | { readonly kind: 'read'; readonly agreement: Agreement }
  | {
      readonly kind: 'refused';
      readonly reason: AgreementRefusal;
      readonly problems: readonly AgreementProblem[];
    };
