import type { Stage } from '../base/stage';
import type { Signal } from '../base/touch';

/**
 * A person in the CRM, as far as Relevo shows them. Times are epoch ms. Null means that the CRM has
 * no value.
 */
export interface Contact {
  /** The CRM's own id, unique within one connection. */
  readonly id: string;
  readonly name: string;
  /** All addresses, normalised (see `normaliseEmail`), the main one first. */
  readonly emails: readonly string[];
  /** LinkedIn slug, normalised, when the CRM knows the profile. */
  readonly linkedinSlug: string | null;
  readonly company: string | null;
  readonly jobTitle: string | null;
  /**
   * Null when the CRM holds no stage, or one that the administrator has not mapped (then
   * `nativeStage` tells it).
   */
  readonly stage: Stage | null;
  /**
   * The CRM's own value and label of the stage, shown when it is not mapped and compared before a
   * write.
   */
  readonly nativeStage: { readonly id: string; readonly label: string } | null;
  /** When the contact entered each stage, where the CRM knows. */
  readonly stageDates: Readonly<Partial<Record<Stage, number>>>;
  /**
   * The mapped score field of the CRM, 0–100, or null where none is mapped or filled: then the
   * agreement's model scores.
   */
  readonly crmScore: number | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  /** Campaign that first brought the person, where known. */
  readonly campaign: string | null;
  /** Traits for fit rules: property name of the agreement's rules → value as text. */
  readonly traits: Readonly<Record<string, string>>;
  /**
   * The newest touches of each kind as the score needs them (kind and time), at most ten of a kind
   * (see `signalsOf`).
   */
  readonly signals: readonly Signal[];
  /** When the CRM says that the record last changed; compared before and after a write. */
  readonly revision: string | null;
  /** Address of the record in the CRM's own interface, https only. */
  readonly url: string | null;
  /** Set by an honest connector where the CRM hides a part: shown, never guessed. */
  readonly gaps: readonly Gap[];
}

/** Something that the CRM would not tell, and why; shown instead of an empty list. */
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
    /** The record that would hold the stage: there is none, or it is somebody else's. */
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
    /**
     * It failed this time; asking again may help, and until then what is known is not the whole.
     */
    | 'failed';
  /**
   * The scope, plan or field concerned, in the CRM's own words; what stands there, where it cannot
   * be read.
   */
  readonly detail: string;
}
