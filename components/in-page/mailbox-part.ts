import type { MailboxView } from '../../lib/domain/views/mailbox';
import type { MailboxQuestion } from './MailboxQuestion';

/** What a site with mailboxes adds to its overlay: nothing is drawn before there is a yes. */
export interface MailboxPart {
  readonly gate: {
    /** The mailbox of the last look; null where the page does not say. */
    named(): string | null;
    /** Takes the decision on that mailbox. @returns whether the page must be read again */
    take(named: string | null, view: MailboxView | null): boolean;
  };
  readonly Question: typeof MailboxQuestion;
}
