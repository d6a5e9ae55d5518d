/** What the hash of the address says. `page` counts from 1. */
export interface Route {
  readonly view: string;
  readonly args: readonly string[];
  readonly page: number;
  /** Id of the address bar or legacy id, when a thread is named. */
  readonly thread: string | undefined;
}

/** Views whose first argument names what is listed. */
const WITH_ARGUMENT = new Set([
  'label',
  'category',
  'search',
  'advanced-search',
  'create-filter',
  'settings',
  'chat',
  'section_query',
]);

/** Views that list threads; the others show something else. */
export const LIST_VIEWS: ReadonlySet<string> = new Set([
  'inbox',
  'section_query',
  'all',
  'imp',
  'starred',
  'snoozed',
  'sent',
  'scheduled',
  'drafts',
  'label',
  'category',
  'search',
  'advanced-search',
  'trash',
  'spam',
]);

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function isThreadId(part: string | undefined): part is string {
  return part !== undefined && /^(?:[0-9a-f]{16}|[A-Za-z0-9]{16,})$/.test(part);
}

/** Reads a hash; an empty one is the inbox. */
export function parseHash(hash: string): Route {
  const parts = (hash.replace(/^#/, '').split('?')[0] ?? '')
    .split('/')
    .filter((part) => part !== '');
  const view = decode(parts.shift() ?? 'inbox');
  const args: string[] = [];
  while (
    WITH_ARGUMENT.has(view) &&
    parts.length > 0 &&
    (args.length === 0 || view === 'chat') &&
    !/^p\d+$/.test(parts[0] ?? '')
  ) {
    args.push(decode(parts.shift() ?? ''));
  }
  const page = /^p(\d+)$/.exec(parts[0] ?? '');
  if (page) parts.shift();
  const last = parts.at(-1);
  return {
    view,
    args,
    page: page ? Number(page[1]) : 1,
    thread: isThreadId(last) ? last : undefined,
  };
}

/** Writes a route as a hash. */
export function formatHash(route: Route): string {
  const args = route.args.map((arg) => encodeURIComponent(arg).replaceAll('%20', '+'));
  const page = route.page > 1 ? [`p${route.page}`] : [];
  return `#${[route.view, ...args, ...page, ...(route.thread === undefined ? [] : [route.thread])].join('/')}`;
}
