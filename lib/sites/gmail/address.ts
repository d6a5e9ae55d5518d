/** What the URL of a Gmail page says. A hint, because the page may show something else. */
export interface GmailAddress {
  /** The thread in the URL, in either form; null for a list. */
  readonly thread: string | null;
  readonly popout: boolean;
  /** Whether the mailbox belongs to another user, who lets this account use it. */
  readonly delegated: boolean;
}

const LEGACY = /^[0-9a-f]{16}$/i;
/**
 * `FMfcgz…`, `KtbxL…`, `QgrcJ…`: at least 16 letters and digits, with a capital, unlike most
 * labels.
 */
const MODERN = /^(?=.*[A-Z])[A-Za-z0-9]{16,}$/;

/**
 * Reads `#inbox/FMfcgz…?compose=new`, `#search/words/16f4…`, `?view=btop&th=16f4…` and similar
 * URLs.
 */
export function readAddress(url: URL): GmailAddress {
  // `/mail/u/0/d/…`, and `/mail/b/…/u/0/` before.
  const delegated = /^\/mail\/(u\/\d+\/d|b)\//.test(url.pathname);
  const params = url.searchParams;
  const th = params.get('th');
  if (params.get('view') !== null || th !== null) {
    return {
      thread: th !== null && LEGACY.test(th) ? th.toLowerCase() : null,
      popout: true,
      delegated,
    };
  }
  const [path = ''] = url.hash.replace(/^#/, '').split('?');
  const segments = path.split('/').filter((segment) => segment !== '');
  const last = segments.length > 1 ? (segments.at(-1) ?? '') : '';
  const thread = LEGACY.test(last) || MODERN.test(last) ? last : null;
  return { thread, popout: false, delegated };
}
