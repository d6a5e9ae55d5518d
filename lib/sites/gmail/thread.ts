import type { OpenThread, PlacedPerson } from '../site';
import type { Account } from './account';
import { type Finder, isVisible } from './find';
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
  const subject = finder.all(view, 'subject').find(isVisible);
  if (subject === undefined) return null;
  const id = threadId(subject);
  finder.expect('subject', id !== null);
  if (!agree(urlThread, id, beside)) return null;
  const messages = readMessages(view, id ?? undefined, finder);
  const people = messages.flatMap((message) => [...message.senders, ...message.recipients]);
  finder.expect('sender', messages.length === 0 || people.length > 0);
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
  const inBody = (node: Element) => finder.within(node, 'body');
  return finder
    .all(view, 'message')
    .filter((message) => !finder.within(message, 'folded') && !inBody(message) && isVisible(message))
    .map((message) => {
      const read = (fact: 'sender' | 'recipient') =>
        finder
          .all(message, fact)
          .filter((node) => !inBody(node))
          .flatMap((node) => personAt(node, fact, `message-${fact}`, id) ?? []);
      const senders = read('sender');
      return { senders: senders.slice(0, 1), recipients: onceEach(read('recipient')) };
    });
}

/** Senders first, then recipients, each once; never the account itself. */
function ordered(messages: readonly Message[], account: Account): PlacedPerson[] {
  const all = [...messages.flatMap((message) => message.senders), ...messages.flatMap((message) => message.recipients)];
  return onceEach(all).filter(({ email = '' }) => !account.own.has(email));
}

/** Who wrote last, me apart; where only I wrote, the first whom I wrote to. */
function focusOf(messages: readonly Message[], account: Account): string | null {
  const senders = messages.flatMap((message) => message.senders).reverse();
  const wrote = notMe(senders, account.own);
  const asked = notMe(
    messages.flatMap((message) => message.recipients),
    account.own,
  );
  return (wrote ?? asked)?.email ?? null;
}

function threadId(subject: Element): string | null {
  const legacy = subject.getAttribute('data-legacy-thread-id');
  if (legacy !== null && /^[0-9a-f]{10,20}$/i.test(legacy)) return legacy.toLowerCase();
  // Since November 2025 this one may be missing or the word "undefined".
  const lasting = subject.getAttribute('data-thread-perm-id') ?? '';
  return /^thread-[af]:[\w-]+$/.test(lasting) ? lasting : null;
}

/** Whether the address and the page speak of the same thread, as far as they can be compared. */
function agree(urlThread: string | null, id: string | null, beside: boolean): boolean {
  if (urlThread === null) return beside;
  // Only the old form of the address names the thread as the page does; the new one cannot be converted.
  const comparable = /^[0-9a-f]{16}$/i.test(urlThread) && id !== null && /^[0-9a-f]+$/i.test(id);
  return !comparable || urlThread.toLowerCase() === id;
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
