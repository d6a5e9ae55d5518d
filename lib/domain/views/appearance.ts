import type { Reason } from '../base/agreement-model';
import type { Language } from '../base/text';
import type { MailboxView } from './mailbox';
import type { SiteModes, Theme } from './settings';

/** What a content script needs to draw its parts. */
export interface Appearance {
  readonly language: Language;
  readonly theme: Theme;
  /** How Relevo may be on each site now. */
  readonly sites: SiteModes;
  /** What is decided of the mailbox that was named; null where none was. */
  readonly mailbox: MailboxView | null;
  readonly chips: boolean;
  readonly linkedinSearch: boolean;
  /**
   * Whether the sample workspace is connected; the card says so, so that its contacts are not taken
   * for real ones.
   */
  readonly sample: boolean;
  /** Stages at which the agreement forbids contact. */
  readonly doNotContact: readonly string[];
  readonly reasons: ReasonChoices;
}

/** Reasons by the verdict that they are for, in one language. */
export type ReasonChoices = Readonly<
  Record<
    'rejected' | 'recycled' | 'returned',
    readonly { readonly id: Reason['id']; readonly label: string }[]
  >
>;
