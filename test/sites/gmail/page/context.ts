import type { Clock } from '../../page/clock';
import type { Random } from '../../random';
import type { Mailbox, Party } from '../model';
import type { SimOptions } from './options';
import type { Words } from './words';

/** What every part of the page needs to know. */
export interface Context {
  readonly mailbox: Mailbox;
  readonly random: Random;
  readonly clock: Clock;
  options: SimOptions;
  words: Words;
}

/** The name as Gmail shows it: `me` in the language of the interface for oneself. */
export function shownName(context: Context, party: Party): string {
  return isMe(context, party) ? context.words.me : party.name;
}

/** Whether it is the owner of the mailbox, who in a delegated one is not the user. */
function isMe(context: Context, party: Party): boolean {
  return party.email === context.mailbox.account.email;
}
