import type { Stage } from '../base/stage';
import type { Signal } from '../base/touch';

/**
 * A contact in the CRM, with the fields that Relevo uses. Times are epoch ms. Null means that the
 * CRM has no value.
 */
export interface Contact {
  /** The CRM's id, unique within one connection. */
  readonly id: string;
  readonly name: string;
  /** All addresses, normalised (see `normaliseEmail`), primary first. */
  readonly emails: readonly string[];
  /** LinkedIn slug, normalised; null if the CRM has no profile. */
  readonly linkedinSlug: string | null;
  readonly company: string | null;
  readonly jobTitle: string | null;
  /**
   * Null if the CRM has no stage, or one that the administrator has not mapped (see `nativeStage`).
   */
  readonly stage: Stage | null;
  /**
   * The CRM's value and label of the stage, shown if it is not mapped, and compared before a write.
   */
  readonly nativeStage: { readonly id: string; readonly label: string } | null;
  /** When the contact entered each stage, if the CRM has the dates. */
  readonly stageDates: Readonly<Partial<Record<Stage, number>>>;
  /**
   * Value of the mapped score field, 0–100; null if none is mapped or it is empty. Then the
   * agreement's model computes the score.
   */
  readonly crmScore: number | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  /** Campaign that first brought the contact, if known. */
  readonly campaign: string | null;
  /** Traits for fit rules: name of the trait → value as text. */
  readonly traits: Readonly<Record<string, string>>;
  /**
   * Kind and time of the newest touches, which the score needs; at most ten of each kind (see
   * `signalsOf`).
   */
  readonly signals: readonly Signal[];
  /** When the record last changed, according to the CRM; compared before and after a write. */
  readonly revision: string | null;
  /** Address of the record in the CRM's interface, https only. */
  readonly url: string | null;
  /** Data that the connector could not read; shown as missing rather than guessed. */
  readonly gaps: readonly Gap[];
}

/** Data that could not be read from the CRM, and why; shown instead of an empty list. */
export interface Gap {
  readonly what:
    | 'touches'
    | 'email-events'
    | 'events'
    | 'campaigns'
    | 'notes'
    | 'meetings'
    | 'owner'
    | 'score'
    | 'pages'
    | 'deals'
    /** The record that holds the stage: it does not exist, or it belongs to another contact. */
    | 'stage';
  readonly why:
    | 'scope'
    | 'plan'
    | 'rights'
    | 'not-mapped'
    | 'unsupported'
    | 'unreadable'
    /** There is none of it, though there could be. */
    | 'absent'
    /** There is more of it than is read. */
    | 'newest'
    /** The read failed this time. A retry may help; until then the data is incomplete. */
    | 'failed';
  /** The scope, plan or field in the CRM's own words; for unreadable data, the value itself. */
  readonly detail: string;
}
