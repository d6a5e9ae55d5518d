import { isVisible } from '../finder';
import type { OpenThread, PlacedPerson } from '../site';
import type { Account } from './account';
import type { Finder } from './find';
import { legacyId } from './ids';
import { candidatesOf, onceEach, personAt, sorted } from './people';
import { isOtherSubject } from './title';

/** What URL and title say about the open thread. */
interface PageHints {
  /** The thread in the URL; null for a list. */
  readonly thread: string | null;
  /** The subject in the title; null if it has none. */
  readonly titled: string | null;
  /**
   * Whether a list is on the screen too (the preview pane): then the URL of a list can show a
   * thread.
   */
  readonly beside: boolean;
}

/**
 * Reads the open thread of the visible view. Null if no thread is open or rendered, or if URL and
 * page disagree: showing a wrong person would be worse than showing none.
 */
export function readThread(
  view: ParentNode,
  hints: PageHints,
  account: Account,
  finder: Finder,
): OpenThread | null {
  const onPage = (node: Element) => isVisible(node) && !finder.within(node, 'body');
  const subject = finder.all(view, 'subject', onPage)[0];
  if (subject === undefined) return null;
  const id = threadId(subject);
  finder.expect('subject', id !== null);
  if (!agree(hints, id, subjectText(subject), view)) return null;
  const messages = readMessages(view, id ?? undefined, finder);
  finder.expect('message', messages.length > 0);
  finder.expect(
    'sender',
    messages.some((message) => message.senders.length > 0),
  );
  finder.expect(
    'recipient',
    messages.some((message) => message.recipients.length > 0),
  );
  return {
    id: id ?? '',
    subject: subjectText(subject),
    header: subject,
    people: ordered(messages, account),
    candidates: focusOf(messages, account),
  };
}

interface Message {
  readonly senders: readonly PlacedPerson[];
  readonly recipients: readonly PlacedPerson[];
}

/** Reads the messages of a view from top to bottom, without hidden messages and quoted ones. */
export function readMessages(view: ParentNode, id: string | undefined, finder: Finder): Message[] {
  const onScreen = (node: Element) => !finder.within(node, 'body') && isVisible(node);
  const isMessage = (node: Element) =>
    onScreen(node) &&
    !finder.within(node, 'folded') &&
    node.querySelector('[email], [data-hovercard-id]') !== null;
  const nodes = finder.all(view, 'message', isMessage);
  const outermost = nodes.filter((node, index) => index === 0 || !nodes[index - 1]?.contains(node));
  return outermost.map((message) => {
    const read = (fact: 'sender' | 'recipient' | 'details') =>
      finder
        .all(message, fact, onScreen)
        .flatMap(
          (node) =>
            personAt(node, fact === 'sender' ? fact : 'recipient', `message-${fact}`, id) ?? [],
        );
    const senders = read('sender').slice(0, 1);
    const details = read('details').filter(({ email }) => email !== senders[0]?.email);
    return { senders, recipients: onceEach([...read('recipient'), ...details]) };
  });
}

/** Returns senders, then recipients, each once, without the account itself. */
export function ordered(messages: readonly Message[], account: Account): PlacedPerson[] {
  const all = [
    ...messages.flatMap((message) => message.senders),
    ...messages.flatMap((message) => message.recipients),
  ];
  return sorted(onceEach(all), account).filter(({ email = '' }) => !account.own.has(email));
}

/** Returns the people to focus on: writers, last first, then recipients. */
export function focusOf(messages: readonly Message[], account: Account): PlacedPerson[] {
  const wrote = messages.flatMap((message) => message.senders).reverse();
  const asked = messages.flatMap((message) => message.recipients);
  return candidatesOf(sorted([...wrote, ...asked], account), account);
}

function threadId(subject: Element): string | null {
  const legacy = legacyId(subject.getAttribute('data-legacy-thread-id'));
  if (legacy !== null) return legacy;
  // Since November 2025 this attribute can be missing or the word "undefined" (fixed in InboxSDK on
  // 25 November 2025, https://github.com/InboxSDK/InboxSDK).
  const lasting = subject.getAttribute('data-thread-perm-id') ?? '';
  return /^#?thread-[af]:[\w:-]+$/.test(lasting) ? lasting : null;
}

/** Whether URL, title and page agree on the thread, as far as they can be compared. */
function agree(
  { thread, titled, beside }: PageHints,
  id: string | null,
  subject: string,
  view: ParentNode,
): boolean {
  if (thread === null) return beside;
  // Only the old form of the URL has the id that the page has; the new form cannot be converted.
  const named = legacyId(thread);
  if (named === null || id === null || legacyId(id) === null)
    return !isOtherSubject(titled, subject);
  if (named === id) return true;
  // Without conversation view, the URL has the id of the message.
  return view.querySelector(`[data-legacy-message-id="${named}"]`) !== null;
}

/** Returns the subject as text; an emoji is an image with the character as `alt`. */
export function subjectText(subject: Element): string {
  return [...subject.childNodes]
    .map((node) =>
      node instanceof Element && node.matches('img[alt]')
        ? (node.getAttribute('alt') ?? '')
        : (node.textContent ?? ''),
    )
    .join('')
    .trim();
}
