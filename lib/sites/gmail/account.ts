import { normaliseEmail } from '../../domain/person/identity';
import type { Finder } from './find';

/** The mailbox on the screen and its user; they differ for a delegated mailbox. */
export interface Account {
  readonly mailbox: string | null;
  /** False where the page contradicts itself about whose mailbox it is. */
  readonly isSure: boolean;
  /** The user's addresses: those of the account and those that they send as. */
  readonly own: ReadonlySet<string>;
  /**
   * Gmail's word for "me" in the language of the page; if it cannot be determined, the known words.
   */
  readonly me: ReadonlySet<string>;
  /** Whether a domain is of the rep's own organisation: people with an address there come last. */
  readonly isOurs: (domain: string) => boolean;
}

/** What an adapter knows of the rep; read at each look. */
export interface Rep {
  /** Addresses that the rep says are theirs too, as they are compared. */
  aliases(): Iterable<string>;
  /** @param own every address that is the rep's on this page */
  isOurs(domain: string, own: ReadonlySet<string>): boolean;
}

/**
 * Gmail's words for "me" in saved pages: English, Spanish, French, German, Portuguese, Russian,
 * Chinese, Japanese.
 */
const ME = ['me', 'yo', 'moi', 'ich', 'eu', 'мне', '我', '自分'];

/**
 * Reads the account from the bar's label and from the title; the language of either does not
 * matter. Where the two differ the mailbox is delegated: the title has it, the bar who looks at it.
 * A subject of the same form may stand in a title without address, so that this is sure only where
 * the page's address says that the mailbox is delegated; there the title alone counts.
 */
export function readAccount(
  document: Document,
  rep: Rep,
  delegated: boolean,
  finder: Finder,
): Account {
  const inFrame = (node: Element) => !finder.within(node, 'view') && !finder.within(node, 'body');
  const label = finder.all(document, 'accountBar', inFrame)[0]?.getAttribute('aria-label') ?? '';
  const bar = addressIn(label);
  finder.expect(
    'accountBar',
    bar !== null || document.querySelector('header, [role="banner"]') === null,
  );
  const title = addressOfTitle(document.title);
  const loading = () => addressIn(finder.first(document, 'loadingLine')?.textContent ?? '');
  const mailbox = title ?? (delegated ? null : (bar ?? loading()));
  const isSure = delegated || bar === null || bar === mailbox;
  const own = new Set([...rep.aliases(), ...[bar, title, mailbox].flatMap((each) => each ?? [])]);
  const isOurs = (domain: string) => rep.isOurs(domain, own);
  if (mailbox === null) return { mailbox, own, me: new Set(ME), isOurs, isSure };
  const named = finder
    .all(document, 'named', (node) => !finder.within(node, 'body'))
    .map((node) => {
      const email =
        normaliseEmail(
          node.getAttribute('email') ?? node.getAttribute('data-hovercard-id') ?? '',
        ) ?? '';
      return { node, email, name: node.getAttribute('name') ?? '' };
    });
  // In a draft, the user may have typed the name.
  const byGmail = ({ node }: { node: Element }) => !finder.within(node, 'compose');
  // For the account's own address Gmail writes a single word meaning "me"; messages of others
  // contain the rep's name.
  const inLabel = new Set(label.split(/[^\p{L}\p{M}]+/u));
  const mine = named.filter(
    ({ email, name }) => email === mailbox && !/\s/.test(name) && !inLabel.has(name),
  );
  const me = new Set(mine.filter(byGmail).map(({ name }) => name));
  // The same word at another address means that the rep sends as that address.
  for (const each of named)
    if (each.email !== '' && me.has(each.name) && byGmail(each)) own.add(each.email);
  return { mailbox, own, me, isOurs, isSure };
}

const LONGEST_LABEL = 1000;

/** Returns the address in the last parentheses, else the last address. */
function addressIn(text: string): string | null {
  if (text.length > LONGEST_LABEL) return null;
  const bracketed = [...text.matchAll(/\(([^()\s]+@[^()\s]+)\)/g)].at(-1)?.[1];
  const plain = text.match(/[^\s()<>]+@[^\s()<>]+/g)?.at(-1);
  const found = bracketed ?? plain;
  return found === undefined ? null : normaliseEmail(found);
}

/**
 * Returns the last part but one of a title such as `Inbox (3) - me@x - Gmail`. The subject before
 * it may contain addresses too.
 */
function addressOfTitle(title: string): string | null {
  return splitTitle(title)?.[1] ?? null;
}

/** Splits a title into the part before the account's address, and the address; null without one. */
export function splitTitle(title: string): [before: string, address: string] | null {
  const parts = title.split(' - ');
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const address = normaliseEmail(parts[at] ?? '');
    if (address !== null) return [parts.slice(0, at).join(' - '), address];
  }
  return null;
}
