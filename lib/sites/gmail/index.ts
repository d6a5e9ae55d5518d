import { isDark } from '../looks';
import type { Site, Snapshot } from '../site';
import { type Account, type Rep, readAccount } from './account';
import { readAddress } from './address';
import { readComposes } from './composes';
import { createFinder, type Finder } from './find';
import { readRows } from './rows';
import { SELECTORS } from './selectors';
import { focusOf, ordered, readMessages, readThread } from './thread';
import { subjectOfTitle } from './title';
import { visibleView } from './view';

/** Gmail, as far as the screen shows it. */
export function gmailWith(rep: Rep): Site {
  return {
    id: 'gmail',
    read: (document, url) => read(document, url, rep),
    watch: {
      attributes: [
        'data-legacy-thread-id',
        'data-hovercard-id',
        'email',
        'style',
        'role',
        'dir',
        'inert',
        'aria-hidden',
      ],
    },
  };
}

function read(document: Document, url: URL, rep: Rep): Snapshot {
  const finder = createFinder();
  const address = readAddress(url);
  const account = readAccount(document, rep, address.delegated, finder);
  const part = isPart(document);
  const titled = subjectOfTitle(document, finder);
  const view = visibleView(document, titled, finder);
  finder.expect('view', view !== null || document.querySelector('[role="banner"]') === null);
  // If only views that were left are present, the page is read as empty.
  const around = view === 'left' ? document.createDocumentFragment() : (view ?? document);
  const rows = readRows(around, part, address.thread === null && !address.popout, account, finder);
  const beside = rows.length > 0 || address.popout;
  const thread =
    readThread(around, { thread: address.thread, titled, beside }, account, finder) ??
    (part && !hasView(document) ? fragment(document, account, finder) : null);
  const composes = readComposes(document, account, finder);
  return {
    page: pageKind(address.popout, rows.length, thread !== null, composes.length),
    account: account.mailbox,
    ...(account.isSure ? {} : { unsure: true }),
    rows,
    thread,
    composes,
    subject: null,
    company: null,
    room: roomOf(thread, finder),
    dark: isDark(document, finder.first(document, 'navigation')),
    rtl: document.documentElement?.dir === 'rtl' || document.body?.dir === 'rtl',
    health: finder.health(),
  };
}

/**
 * Whether the document is a saved part of a page (a list, a row, a message) without Gmail's frame.
 */
function isPart(document: Document): boolean {
  return document.querySelector('[role="banner"], [role="navigation"], header, #loading') === null;
}

/**
 * Whether the document has a view or a subject. Then it is read as a thread, and not as a saved
 * part.
 */
function hasView(document: Document): boolean {
  return document.querySelector('[role="main"], .aeF, h2.hP') !== null;
}

/**
 * Returns the container of the thread, which is block-level in each of its forms, so that a margin
 * makes it narrower.
 */
function roomOf(thread: Snapshot['thread'], finder: Finder): Snapshot['room'] {
  for (const element of SELECTORS.room) {
    const room = thread?.header.closest(element);
    if (room) return { element: room, narrow: { element, wide: SELECTORS.body[0] } };
  }
  finder.expect('room', thread === null);
  return undefined;
}

/** Reads messages of a saved part of a page. */
function fragment(document: Document, account: Account, finder: Finder): Snapshot['thread'] {
  const messages = readMessages(document, undefined, finder);
  const people = ordered(messages, account);
  const [first] = people;
  if (first === undefined) return null;
  return {
    id: '',
    subject: '',
    header: first.anchor,
    people,
    candidates: focusOf(messages, account),
  };
}

function pageKind(
  popout: boolean,
  rows: number,
  thread: boolean,
  composes: number,
): Snapshot['page'] {
  if (popout) return 'popout';
  if (thread) return composes > 0 ? 'thread+compose' : 'thread';
  if (rows > 0) return 'list';
  return composes > 0 ? 'compose' : 'other';
}
