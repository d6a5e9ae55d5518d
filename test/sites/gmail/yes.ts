import type { Settings } from '../../../lib/domain/views/settings';
import type { Mailbox } from './model';
import { demoAccount } from './people';

/**
 * What `settings.change` takes so that Relevo is used in a mailbox, as if its owner had been asked
 * and had said yes; in the demo's where none is given.
 */
export function yesTo(mailbox?: Mailbox): { change: Pick<Settings, 'mailboxes'> } {
  return { change: { mailboxes: { [(mailbox?.account ?? demoAccount).email]: true } } };
}
