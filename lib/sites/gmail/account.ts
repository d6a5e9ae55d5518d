import { normaliseEmail } from '../../domain/person/identity';
import type { Finder } from './find';

/** Whose mailbox is on the screen, and who looks at it: they differ when a mailbox is delegated. */
export interface Account {
  readonly mailbox: string | null;
  /** Addresses that are "me" in lists and messages. */
  readonly own: ReadonlySet<string>;
}

/** Reads the account from the bar's label and from the title; the language of either does not matter. */
export function readAccount(document: Document, finder: Finder): Account {
  const inFrame = (node: Element) => !finder.within(node, 'view') && !finder.within(node, 'body');
  const bar = addressIn(finder.all(document, 'accountBar', inFrame)[0]?.getAttribute('aria-label') ?? '');
  finder.expect('accountBar', bar !== null || document.querySelector('header, [role="banner"]') === null);
  const title = addressOfTitle(document.title);
  const loading = bar ?? title ?? addressIn(finder.first(document, 'loadingLine')?.textContent ?? '');
  const mailbox = title ?? loading;
  return { mailbox, own: new Set([bar, title, mailbox].filter((each): each is string => each !== null)) };
}

const LONGEST_LABEL = 1000;

/** The address in the last brackets, else the last address at all. */
function addressIn(text: string): string | null {
  if (text.length > LONGEST_LABEL) return null;
  const bracketed = [...text.matchAll(/\(([^()\s]+@[^()\s]+)\)/g)].at(-1)?.[1];
  const plain = text.match(/[^\s()<>]+@[^\s()<>]+/g)?.at(-1);
  const found = bracketed ?? plain;
  return found === undefined ? null : normaliseEmail(found);
}

/** `Inbox (3) - me@x - Gmail`: the last part but one. A subject may hold addresses too, and stands before it. */
function addressOfTitle(title: string): string | null {
  const parts = title.split(' - ');
  for (const part of parts.slice(1).reverse()) {
    const address = normaliseEmail(part);
    if (address !== null) return address;
  }
  return null;
}
