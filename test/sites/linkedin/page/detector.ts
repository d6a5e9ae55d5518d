/** Something by which a page could find out that an extension is there. */
export interface Finding {
  readonly kind:
    | 'file'
    | 'answer'
    | 'address'
    | 'global'
    | 'storage'
    | 'call'
    | 'event'
    | 'resource'
    | 'policy'
    | 'name';
  /** What was found, cut to 200 characters. */
  readonly what: string;
}

/** Which people and what to look for. */
export interface Wanted {
  /** Ids of extensions, as LinkedIn has thousands of them. */
  readonly ids: readonly string[];
  /** Files that an extension may have made reachable. */
  readonly files: readonly string[];
  /** Words that name the extension: its name, its ids, classes and test ids. */
  readonly words: readonly string[];
}

/**
 * A page's own look for extensions, after what is known of LinkedIn's: messages to ids, fetches of
 * files, and a walk through texts and attributes for addresses of extensions; and what a more
 * curious page could do besides.
 */
export interface Detector {
  /** Everything that was found until now; probing takes as long as the fetches. */
  report(wanted: Wanted): Promise<Finding[]>;
}

const EXTENSION = /(?:chrome|moz|safari-web|ms-browser)-extension:/i;
/** Names under which an extension could speak to a page, or be spoken to. */
const EVENT_NAMES = [
  'extension',
  'extensionReady',
  'relevo',
  'relevo:ready',
  'content-script',
  '__ext__',
  'beforeinstallprompt',
];

const cut = (text: string): string => text.slice(0, 200);

/** What Playwright itself listens with, in the page's own world. */
const TOOL = /_hitTargetInterceptor|__playwright/;

/**
 * Whether the function that patched code runs for was called by something other than the page's own
 * script.
 */
function calledFromOutside(): boolean {
  const lines = (new Error().stack ?? '').split('\n').slice(1);
  return !lines.slice(2, 4).some((line) => line.includes('/_/page.js'));
}

/** Replaces a method by one that reports calls which are not the page's. */
function patch(holder: object | undefined, name: string, tell: (name: string) => void): void {
  const before: unknown = holder && Reflect.get(holder, name);
  if (holder === undefined || typeof before !== 'function') return;
  Reflect.set(holder, name, function (this: unknown, ...given: unknown[]): unknown {
    const told = `${name}(${given.map((one) => cut(String(one))).join(', ')})`;
    if (calledFromOutside() && !TOOL.test(told)) tell(told);
    return Reflect.apply(before, this, given);
  });
}

/** Every text and attribute of a tree, through open shadow roots too, with the values of fields. */
function* readable(root: Node): Generator<string> {
  if (root instanceof Element) {
    for (const { name, value } of root.attributes) yield `${name}="${value}"`;
    if (root instanceof HTMLInputElement || root instanceof HTMLTextAreaElement) yield root.value;
    if (root.shadowRoot) yield* readable(root.shadowRoot);
    yield root.localName;
  } else if (root instanceof Text || root instanceof Comment) yield root.data;
  for (const child of root.childNodes) yield* readable(child);
}

/**
 * What scripts of this origin could have left behind: a content script that keeps a database keeps
 * it here.
 */
async function stored(): Promise<string[]> {
  // At once, so that nothing that is stored while the browser answers counts as there before.
  const keys = [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
  ];
  const cookies = document.cookie.split('; ').filter((each) => each !== '');
  const databases = await indexedDB.databases();
  const caches = await globalThis.caches.keys();
  return [
    ...keys,
    ...databases.map(({ name }) => `indexedDB ${name}`),
    ...caches.map((key) => `cache ${key}`),
    ...cookies,
  ];
}

function messenger():
  | ((id: string, message: unknown, answered: (answer: unknown) => void) => void)
  | undefined {
  const chrome: unknown = Reflect.get(globalThis, 'chrome');
  const runtime: unknown =
    typeof chrome === 'object' && chrome !== null ? Reflect.get(chrome, 'runtime') : undefined;
  const send: unknown =
    typeof runtime === 'object' && runtime !== null
      ? Reflect.get(runtime, 'sendMessage')
      : undefined;
  return typeof send === 'function'
    ? (id, message, answered) => Reflect.apply(send, runtime, [id, message, answered])
    : undefined;
}

const ANSWER_MS = 500;

/**
 * Asks every id. Without any extension that may be asked, the browser gives the page no way to ask.
 */
async function answers(ids: readonly string[]): Promise<Finding[]> {
  const send = messenger();
  if (send === undefined) return [];
  const asked = ids.map((id) =>
    new Promise<Finding[]>((resolve) => {
      setTimeout(() => resolve([]), ANSWER_MS);
      send(id, { type: 'ping' }, (answer) =>
        resolve([{ kind: 'answer', what: cut(`${id}: ${JSON.stringify(answer)}`) }]),
      );
    }).catch(() => []),
  );
  return (await Promise.all(asked)).flat();
}

async function files({ ids, files: names }: Wanted): Promise<Finding[]> {
  const tries = ids.flatMap((id) =>
    names.map(async (name): Promise<Finding[]> => {
      const address = `chrome-extension://${id}/${name}`;
      try {
        await fetch(address);
        return [{ kind: 'file', what: address }];
      } catch {
        return [];
      }
    }),
  );
  return (await Promise.all(tries)).flat();
}

/**
 * Starts looking, before anything else runs in the page. `foreign` says what was put into the
 * document by others.
 */
export function startDetector(foreign: () => readonly string[]): Detector {
  const globals = new Set(Object.getOwnPropertyNames(globalThis));
  const heard: Finding[] = [];
  const tell = (kind: Finding['kind']) => (what: string) =>
    void heard.push({ kind, what: cut(what) });
  const before = stored();

  patch(Element.prototype, 'attachShadow', tell('call'));
  patch(customElements, 'define', tell('call'));
  patch(Reflect.get(globalThis, 'trustedTypes'), 'createPolicy', tell('policy'));
  patch(EventTarget.prototype, 'addEventListener', tell('call'));
  patch(EventTarget.prototype, 'dispatchEvent', tell('call'));
  patch(globalThis, 'fetch', tell('call'));
  patch(globalThis, 'postMessage', tell('call'));
  addEventListener('message', (event) => tell('event')(`message ${JSON.stringify(event.data)}`));
  for (const name of EVENT_NAMES)
    for (const target of [document, globalThis])
      target.addEventListener(name, (event) => tell('event')(event.type));

  return {
    async report(wanted) {
      const [past, now] = await Promise.all([before, stored()]);
      const words = wanted.words.map((word) => word.toLowerCase());
      const texts = [...readable(document), ...foreign()];
      // The probes below are fetches of the page itself, and would be heard as another person's.
      const noted = [...heard];
      const probed = [...(await answers(wanted.ids)), ...(await files(wanted))];
      return [
        ...noted,
        ...probed,
        ...texts
          .filter((text) => EXTENSION.test(text))
          .map((text): Finding => ({ kind: 'address', what: cut(text) })),
        ...texts
          .filter((text) => words.some((word) => text.toLowerCase().includes(word)))
          .map((text): Finding => ({ kind: 'name', what: cut(text) })),
        ...Object.getOwnPropertyNames(globalThis)
          .filter((name) => !globals.has(name) && !OWN_GLOBALS.has(name) && !FRAME.test(name))
          .map((name): Finding => ({ kind: 'global', what: name })),
        ...now
          .filter((each) => !past.includes(each))
          .map((what): Finding => ({ kind: 'storage', what: cut(what) })),
        ...performance
          .getEntries()
          .filter(({ name }) => EXTENSION.test(name) && !wanted.ids.some((id) => name.includes(id)))
          .map(({ name }): Finding => ({ kind: 'resource', what: cut(name) })),
      ];
    },
  };
}

/** Frames of the page are its properties, by number. */
const FRAME = /^\d+$/;

/** What this page itself adds after the detector has started, for tests. */
const OWN_GLOBALS: ReadonlySet<string> = new Set(['__sim']);
