import { normaliseEmail } from '../../domain/person/identity';
import type { Finder } from './find';

/** Whose mailbox is on the screen, and who looks at it: they differ when a mailbox is delegated. */
export interface Account {
  readonly mailbox: string | null;
  /** False where the page contradicts itself about whose mailbox it is. */
  readonly isSure: boolean;
  /** Addresses that are "me" in lists and messages: the account's, and those that it sends as. */
  readonly own: ReadonlySet<string>;
  /**
   * What Gmail calls the rep in this page's language; where nothing tells, the words for it that
   * were seen in Gmail.
   */
  readonly me: ReadonlySet<string>;
  /** Whether a domain is of the rep's own organisation: whoever has an address there comes last. */
  readonly isOurs: (domain: string) => boolean;
}

/** What an adapter is told of the rep, asked for at each look. */
export interface Rep {
  /** Addresses that the rep says are theirs too, as they are compared. */
  aliases(): Iterable<string>;
  /** @param own every address that is the rep's on this page */
  isOurs(domain: string, own: ReadonlySet<string>): boolean;
}

/**
 * Seen in saved pages of Gmail, where they stand for the account: English, Spanish, French, German,
 * Portuguese, Russian, Chinese, Japanese.
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
  // Who types an address into a draft names it too.
  const byGmail = ({ node }: { node: Element }) => !finder.within(node, 'compose');
  // At the account's own address Gmail writes one word for "me", where a message of somebody else's
  // has the rep's name.
  const inLabel = new Set(label.split(/[^\p{L}\p{M}]+/u));
  const mine = named.filter(
    ({ email, name }) => email === mailbox && !/\s/.test(name) && !inLabel.has(name),
  );
  const me = new Set(mine.filter(byGmail).map(({ name }) => name));
  // The same word at another address says that the rep sends as that one.
  for (const each of named)
    if (each.email !== '' && me.has(each.name) && byGmail(each)) own.add(each.email);
  return { mailbox, own, me, isOurs, isSure };
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

/**
 * `Inbox (3) - me@x - Gmail`: the last part but one. A subject may hold addresses too, and stands
 * before it.
 */
function addressOfTitle(title: string): string | null {
  return splitTitle(title)?.[1] ?? null;
}

/**
 * What stands in the title before the account's address, and the address; null where the title has
 * none.
 */
export function splitTitle(title: string): [before: string, address: string] | null {
  const parts = title.split(' - ');
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const address = normaliseEmail(parts[at] ?? '');
    if (address !== null) return [parts.slice(0, at).join(' - '), address];
  }
  return null;
}
