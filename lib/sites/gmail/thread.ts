import { isVisible } from '../finder';
import type { OpenThread, PlacedPerson } from '../site';
import type { Account } from './account';
import type { Finder } from './find';
import { legacyId } from './ids';
import { notMe, onceEach, personAt } from './people';

/**
 * The open thread of the visible view, or null: none is open, it is not rendered yet, or address and page disagree about
 * which it is. A wrong person is worse than none.
 * @param urlThread the thread of the address, null on a list
 * @param beside whether a list is on the screen too (the preview pane), so that a list's address may show a thread
 */
export function readThread(
  view: ParentNode,
  urlThread: string | null,
  beside: boolean,
  account: Account,
  finder: Finder,
): OpenThread | null {
  const onPage = (node: Element) => isVisible(node) && !finder.within(node, 'body');
  const subject = finder.all(view, 'subject', onPage)[0];
  if (subject === undefined) return null;
  const id = threadId(subject);
  finder.expect('subject', id !== null);
  if (!agree(urlThread, id, beside, view)) return null;
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
    focus: focusOf(messages, account),
  };
}

interface Message {
  readonly senders: readonly PlacedPerson[];
  readonly recipients: readonly PlacedPerson[];
}

/** The messages of a view from top to bottom; those folded away and what stands in bodies are not read. */
export function readMessages(view: ParentNode, id: string | undefined, finder: Finder): Message[] {
  const onScreen = (node: Element) => !finder.within(node, 'body') && isVisible(node);
  const isMessage = (node: Element) =>
    onScreen(node) && !finder.within(node, 'folded') && node.querySelector('[email], [data-hovercard-id]') !== null;
  const nodes = finder.all(view, 'message', isMessage);
  const outermost = nodes.filter((node, index) => index === 0 || !nodes[index - 1]?.contains(node));
  return outermost.map((message) => {
    const read = (fact: 'sender' | 'recipient' | 'details') =>
      finder
        .all(message, fact, onScreen)
        .flatMap((node) => personAt(node, fact === 'sender' ? fact : 'recipient', `message-${fact}`, id) ?? []);
    const senders = read('sender').slice(0, 1);
    const details = read('details').filter(({ email }) => email !== senders[0]?.email);
    return { senders, recipients: onceEach([...read('recipient'), ...details]) };
  });
}

/** Senders first, then recipients, each once; never the account itself. */
export function ordered(messages: readonly Message[], account: Account): PlacedPerson[] {
  const all = [...messages.flatMap((message) => message.senders), ...messages.flatMap((message) => message.recipients)];
  return onceEach(all).filter(({ email = '' }) => !account.own.has(email));
}

/** Who wrote last, me apart; where only I wrote, the first whom I wrote to. */
export function focusOf(messages: readonly Message[], account: Account): string | null {
  const senders = messages.flatMap((message) => message.senders).reverse();
  const wrote = notMe(senders, account.own);
  const asked = notMe(
    messages.flatMap((message) => message.recipients),
    account.own,
  );
  return (wrote ?? asked)?.email ?? null;
}

function threadId(subject: Element): string | null {
  const legacy = legacyId(subject.getAttribute('data-legacy-thread-id'));
  if (legacy !== null) return legacy;
  // Since November 2025 this one may be missing or the word "undefined".
  const lasting = subject.getAttribute('data-thread-perm-id') ?? '';
  return /^#?thread-[af]:[\w:-]+$/.test(lasting) ? lasting : null;
}

/** Whether the address and the page speak of the same thread, as far as they can be compared. */
function agree(urlThread: string | null, id: string | null, beside: boolean, view: ParentNode): boolean {
  if (urlThread === null) return beside;
  // Only the old form of the address names the thread as the page does; the new one cannot be converted.
  const named = legacyId(urlThread);
  if (named === null || id === null || legacyId(id) === null || named === id) return true;
  // Without conversations the address names the message.
  return view.querySelector(`[data-legacy-message-id="${named}"]`) !== null;
}

/** The subject as text; an emoji is a picture with its character as `alt`. */
function subjectText(subject: Element): string {
  return [...subject.childNodes]
    .map((node) =>
      node instanceof Element && node.matches('img[alt]') ? (node.getAttribute('alt') ?? '') : (node.textContent ?? ''),
    )
    .join('')
    .trim();
}
