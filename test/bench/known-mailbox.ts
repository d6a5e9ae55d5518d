import { makeMailbox } from '../sites/gmail/mailbox';
import type { Mailbox } from '../sites/gmail/model';
import { demoPeople } from '../sites/gmail/people';

/**
 * A mailbox in which everybody who writes is known to the sample workspace, so that each row gets
 * its chip.
 */
export function knownMailbox(threads: number): Mailbox {
  const made = makeMailbox({ seed: threads, threads, messages: 1, now: Date.now() });
  return {
    ...made,
    threads: made.threads.map((thread, index) => {
      const who = demoPeople[index % demoPeople.length];
      if (who === undefined) throw new Error('nobody is known');
      const from = { email: who.email, name: who.name };
      return {
        ...thread,
        category: 'primary',
        folder: 'inbox',
        messages: thread.messages.map((message) => ({ ...message, from, cc: [] })),
      };
    }),
  };
}
