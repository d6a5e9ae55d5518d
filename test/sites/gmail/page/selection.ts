import {
  legacyId,
  type Mailbox,
  type Message,
  type Party,
  type Thread,
  threadTime,
} from '../model';
import type { Route } from './route';

/** One line of a list: a thread, or with conversations off one of its messages. */
export interface Entry {
  readonly thread: Thread;
  readonly only: Message | undefined;
}

function words(thread: Thread): string {
  const people = thread.messages.flatMap((message) =>
    [message.from, ...message.to].map((one) => `${one.name} ${one.email}`),
  );
  return [thread.subject, ...people, ...thread.messages.flatMap((message) => message.text)]
    .join(' ')
    .toLowerCase();
}

function isSent(thread: Thread, account: Party): boolean {
  return thread.messages.some((message) => message.from.email === account.email && !message.draft);
}

const TESTS: Readonly<Record<string, (thread: Thread, route: Route, account: Party) => boolean>> = {
  inbox: (thread) =>
    thread.folder === 'inbox' && !thread.messages.every((message) => message.draft),
  all: (thread) => thread.folder === 'inbox' || thread.folder === 'archive',
  imp: (thread) => thread.important && thread.folder === 'inbox',
  section_query: (thread) => thread.important,
  starred: (thread) => thread.starred,
  snoozed: () => false,
  scheduled: () => false,
  sent: (thread, _route, account) => isSent(thread, account) && thread.folder !== 'trash',
  drafts: (thread) => thread.messages.some((message) => message.draft),
  trash: (thread) => thread.folder === 'trash',
  spam: (thread) => thread.folder === 'spam',
  label: (thread, route) => thread.labels.includes(route.args[0] ?? ''),
  category: (thread, route) => thread.category === route.args[0] && thread.folder === 'inbox',
  search: (thread, route) => words(thread).includes((route.args[0] ?? '').toLowerCase()),
  'advanced-search': (thread, route) => words(thread).includes((route.args[0] ?? '').toLowerCase()),
};

/** The whole list behind a route, newest first. */
export function entriesOf(mailbox: Mailbox, route: Route, conversation: boolean): Entry[] {
  const test = TESTS[route.view] ?? (() => false);
  const found = mailbox.threads.filter((thread) => test(thread, route, mailbox.account));
  found.sort((a, b) => threadTime(b) - threadTime(a));
  if (conversation) return found.map((thread) => ({ thread, only: undefined }));
  const single = found.flatMap((thread) => thread.messages.map((only) => ({ thread, only })));
  return single.sort((a, b) => b.only.at - a.only.at);
}

/** What the address bar calls an entry. */
export function addressOf(entry: Entry): string {
  const own = entry.only?.id;
  return own === undefined ? entry.thread.urlId : legacyId(own);
}

/** The entry that an id of the address bar, a legacy thread id or a legacy message id names. */
export function findEntry(mailbox: Mailbox, id: string, conversation: boolean): Entry | undefined {
  for (const thread of mailbox.threads) {
    if (thread.urlId === id || (thread.id !== undefined && legacyId(thread.id) === id)) {
      return { thread, only: conversation ? undefined : thread.messages.at(-1) };
    }
    const only = thread.messages.find(
      (message) => message.id !== undefined && legacyId(message.id) === id,
    );
    if (only) return { thread, only: conversation ? undefined : only };
  }
  return undefined;
}
