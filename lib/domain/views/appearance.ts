import type { Reason } from '../base/agreement-model';
import type { Language } from '../base/text';
import type { MailboxView } from './mailbox';
import type { LinkedInMode, Theme } from './settings';

/** What a content script needs to draw itself. */
export interface Appearance {
  readonly language: Language;
  readonly theme: Theme;
  readonly gmail: boolean;
  /** What is decided of the mailbox that was named; null where none was. */
  readonly mailbox: MailboxView | null;
  readonly linkedin: LinkedInMode;
  readonly chips: boolean;
  readonly linkedinSearch: boolean;
  /**
   * Whether the sample workspace is connected: said in the card, so that nobody takes it for their
   * own data.
   */
  readonly sample: boolean;
  /** Stages at which the agreement says not to write. */
  readonly doNotContact: readonly string[];
  readonly reasons: ReasonChoices;
}

/** Reasons by what they are given for, in one language. */
export type ReasonChoices = Readonly<
  Record<
    'rejected' | 'recycled' | 'returned',
    readonly { readonly id: Reason['id']; readonly label: string }[]
  >
>;
