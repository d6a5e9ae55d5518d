import type { Caller, Handlers } from '../bus/server';
import { nameMailbox, needMailbox } from './mailboxes';

/** The handlers of the routes for content scripts. */
export type SiteHandlers = Pick<Handlers, Extract<keyof Handlers, `site.${string}`>>;

/** What a script in a mailbox may ask before the rep has said yes to that. */
const BEFORE_YES = [
  'site.appearance',
  'site.assets',
  'site.mailbox',
  'site.dock',
  'site.subjectChanged',
  'site.broken',
];

/** Returns the same routes, closed to a script in a mailbox without a yes. */
export function inMailboxes(
  services: Parameters<typeof needMailbox>[0],
  open: SiteHandlers,
): SiteHandlers {
  const closed = Object.entries(open).map(([name, handler]) => {
    if (BEFORE_YES.includes(name)) return [name, handler];
    const answer = handler as (input: { mailbox?: string }, caller: Caller) => Promise<unknown>;
    return [
      name,
      async (input: { mailbox?: string }, caller: Caller) => {
        if (caller.trust === 'site' && input.mailbox !== undefined)
          await nameMailbox(services, input.mailbox, caller);
        await needMailbox(services, caller);
        return answer(input, caller);
      },
    ];
  });
  return Object.fromEntries(closed) as SiteHandlers;
}
