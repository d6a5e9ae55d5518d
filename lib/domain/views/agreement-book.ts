import type { AgreementDraft } from '../agreement/document';
import type { AgreementConflict } from '../agreement/merge';
import type { AgreementProblem, AgreementRefusal } from '../agreement/schema';
import type { AgreementStanding } from '../agreement/sign';
import type { Agreement } from '../base/agreement-model';
import type { Failure } from '../base/failure';

/** Where the team's agreement is kept. */
export type AgreementPlace =
  /** In the CRM, where everybody of the team reads it; `where` says it in the CRM's own words. */
  | { readonly kind: 'crm'; readonly where: string; readonly mayWrite: boolean | null }
  /** On this device alone: it is passed on as a file. */
  | { readonly kind: 'device' }
  /** Pinned by the company's policy: nobody changes it here. */
  | { readonly kind: 'policy' };

/** A version as it is kept, with where it stands now. */
export interface AgreementVersion {
  readonly agreement: Agreement;
  /** `agreementDigest`: what tells one version from another, also two that share a number. */
  readonly digest: string;
  readonly standing: AgreementStanding;
  readonly inForce: boolean;
  /** Who put it there and when, as the CRM says; null where nobody knows. */
  readonly by: string | null;
  readonly at: number | null;
}

/** Everything that the Agreement view shows. JSON only. */
export interface AgreementBook {
  readonly inForce: Agreement;
  /**
   * Newest first; the product's own standard is last, and alone where nobody has agreed on anything
   * yet.
   */
  readonly versions: readonly AgreementVersion[];
  /**
   * Two or more newest versions that share a number: two people published at once, and somebody
   * must merge.
   */
  readonly rivals: readonly string[];
  readonly draft: AgreementDraft | null;
  /** Why a draft on this device cannot be read; it is kept. Null where there is none of the kind. */
  readonly unreadableDraft: AgreementRefusal | null;
  readonly place: AgreementPlace;
  /**
   * Documents in the CRM that are no readable agreement: shown as what they are, never lost, never
   * a crash.
   */
  readonly unreadable: readonly {
    readonly reason: AgreementRefusal;
    readonly problems: readonly AgreementProblem[];
    readonly at: number | null;
  }[];
  /** When the CRM was last asked, epoch ms. */
  readonly asOf: number | null;
  readonly failure: Failure | null;
  /** Who would sign, as the connection knows them; null where nobody has said who they are. */
  readonly me: string | null;
}

/** What became of publishing. Nothing is ever written over: in a conflict nothing was written. */
export type Published =
  | { readonly kind: 'published'; readonly digest: string }
  /**
   * Somebody published since the draft began: both are shown, with every place where they differ.
   */
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
