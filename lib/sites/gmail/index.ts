import type { Site, Snapshot } from '../site';
import { readAccount } from './account';
import { readAddress } from './address';
import { readComposes } from './composes';
import { createFinder, type Finder, isVisible } from './find';
import { isDark } from './looks';
import { readRows } from './rows';
import { readMessages, readThread } from './thread';

/** Gmail, as far as the screen shows it. */
export const gmail: Site = {
  id: 'gmail',
  matches: (url) => url.protocol === 'https:' && url.hostname === 'mail.google.com',
  read,
  watch: {
    attributes: ['data-legacy-thread-id', 'data-hovercard-id', 'email', 'style', 'role', 'dir'],
  },
};

function read(document: Document, url: URL): Snapshot {
  const finder = createFinder();
  const address = readAddress(url);
  const account = readAccount(document, finder);
  const view = visibleView(document, finder);
  const rows = view === null ? [] : readRows(view, account, finder);
  const beside = rows.length > 0 || address.popout;
  const thread =
    view === null
      ? null
      : (readThread(view, address.thread, beside, account, finder) ?? fragment(document, view, finder));
  const composes = readComposes(document, finder);
  return {
    page: pageKind(address.popout, rows.length, thread !== null, composes.length),
    account: account.mailbox,
    rows,
    thread,
    composes,
    dark: isDark(document, finder),
    rtl: document.documentElement.dir === 'rtl' || document.body?.dir === 'rtl',
    health: finder.health(),
  };
}

/** The view on the screen. Several may say that they are the main one, and the first is often the one that was left. */
function visibleView(document: Document, finder: Finder): ParentNode | null {
  const views = finder.all(document, 'view');
  if (views.length === 0) return document.body;
  return views.find((view) => isVisible(view)) ?? null;
}

/** A part of a thread without a page around it, as somebody may save it: only where the page has no views at all. */
function fragment(document: Document, view: ParentNode, finder: Finder): Snapshot['thread'] {
  if (view !== document.body || document.querySelector('h2.hP, [role="main"]') !== null) return null;
  const messages = readMessages(view, undefined, finder);
  const people = messages.flatMap((message) => [...message.senders, ...message.recipients]);
  const [first] = people;
  if (first === undefined) return null;
  return { id: '', subject: '', header: first.anchor, people, focus: first.email ?? null };
}

function pageKind(popout: boolean, rows: number, thread: boolean, composes: number): Snapshot['page'] {
  if (popout) return 'popout';
  if (thread) return composes > 0 ? 'thread+compose' : 'thread';
  if (rows > 0) return 'list';
  return composes > 0 ? 'compose' : 'other';
}
