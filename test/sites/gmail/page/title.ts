import { text } from '../../page/dom';
import type { Context } from './context';
import type { Route } from './route';
import { entriesOf } from './selection';
import type { Words } from './words';

const NAMES: Readonly<Record<string, keyof Words>> = {
  inbox: 'inbox',
  starred: 'starred',
  snoozed: 'snoozed',
  sent: 'sent',
  drafts: 'drafts',
  all: 'all',
  spam: 'spam',
  trash: 'trash',
  imp: 'important',
  scheduled: 'scheduled',
  settings: 'settings',
};

/** Unread threads in the inbox. */
export function unreadCount(context: Context): number {
  const inbox = entriesOf(
    context.mailbox,
    { view: 'inbox', args: [], page: 1, thread: undefined },
    true,
  );
  return inbox.filter((entry) => entry.thread.unread).length;
}

/** The title of the document: what is shown, whose mailbox, which product. */
export function titleOf(context: Context, route: Route, subject: string | undefined): string {
  const word = NAMES[route.view];
  const unread = unreadCount(context);
  const view = word === undefined ? (route.args[0] ?? route.view) : context.words[word];
  const shown = subject ?? (route.view === 'inbox' && unread > 0 ? `${view} (${unread})` : view);
  const address = context.options.titleAddress ? [context.mailbox.account.email] : [];
  return [shown, ...address, `${context.mailbox.account.company} Mail`].join(' - ');
}

/** Writes the title with a text node of the page's own. */
export function writeTitle(title: string): void {
  document.head.querySelector('title')?.replaceChildren(text(title));
}
