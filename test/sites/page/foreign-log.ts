/** Something in the document that the page itself did not write. */
export interface ForeignEntry {
  readonly kind: 'node' | 'attribute' | 'text' | 'removed';
  /** Node name, or the attribute's name. */
  readonly name: string;
  /** Where it happened: the path of element names from the root. */
  readonly where: string;
  /** The opening tag, or the text, cut to 200 characters. */
  readonly shown: string;
  /** Milliseconds since the page was opened. */
  readonly at: number;
}

const own = new WeakSet<Node>();

/** Registers a node that the page made. */
export function claim<T extends Node>(node: T): T {
  own.add(node);
  return node;
}

function describe(node: Node): string {
  const shallow =
    node instanceof Element
      ? (node.cloneNode(false) as Element).outerHTML
      : (node.textContent ?? '');
  return shallow.slice(0, 200);
}

function pathOf(node: Node | null): string {
  const names: string[] = [];
  for (let at = node; at !== null; at = at.parentNode) names.unshift(at.nodeName.toLowerCase());
  return names.join('>');
}

/** Text that the browser makes while a person types into one of our own editors. */
function isTyping(target: Node): boolean {
  const element = target instanceof Element ? target : target.parentElement;
  return element?.closest('[contenteditable]') != null;
}

const entries: ForeignEntry[] = [];
const elements: Element[] = [];

function note(kind: ForeignEntry['kind'], name: string, node: Node, where: Node): void {
  entries.push({ kind, name, where: pathOf(where), shown: describe(node), at: performance.now() });
}

function noteAdded(node: Node, parent: Node): void {
  if (own.has(node)) return;
  note('node', node.nodeName.toLowerCase(), node, parent);
  if (node instanceof Element) {
    elements.push(node);
    for (const child of node.childNodes) noteAdded(child, node);
  }
}

function read(records: readonly MutationRecord[], ours: boolean): void {
  for (const record of records) {
    if (isTyping(record.target)) continue;
    for (const node of record.addedNodes) noteAdded(node, record.target);
    if (ours) continue;
    if (record.type === 'attributes')
      note('attribute', record.attributeName ?? '', record.target, record.target);
    if (record.type === 'characterData') note('text', '#text', record.target, record.target);
    for (const node of record.removedNodes)
      if (own.has(node)) note('removed', node.nodeName.toLowerCase(), node, record.target);
  }
}

const observer = new MutationObserver((records) => read(records, false));
let depth = 0;

/**
 * Runs a change and takes whatever it adds for the page's own: how an attack by the page stays out
 * of the log.
 */
export function asPage<T>(change: () => T): T {
  return write(() => {
    const result = change();
    for (const record of observer.takeRecords()) record.addedNodes.forEach(claimTree);
    return result;
  });
}

function claimTree(node: Node): void {
  claim(node);
  node.childNodes.forEach(claimTree);
}

/**
 * Runs what the page itself writes; whatever changes outside of such a call is another person's.
 */
export function write<T>(change: () => T): T {
  if (depth === 0) read(observer.takeRecords(), false);
  depth += 1;
  try {
    return change();
  } finally {
    depth -= 1;
    if (depth === 0) read(observer.takeRecords(), true);
  }
}

/** What the server of every site sends. */
const SERVED =
  'meta[charset], title, link[rel="icon"], link[href="/_/style.css"], script[src^="/_/page.js"], #loading, #loading *';

/**
 * Starts watching. Claims what the server sent; what stands there already and was not sent is
 * logged as foreign.
 * @param served what this site's server sends besides, as a selector
 */
export function watchForeign(served?: string): void {
  const root = document.documentElement;
  for (const node of [root, document.head, document.body]) own.add(node);
  const sent = served === undefined ? SERVED : `${SERVED}, ${served}`;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentNode;
    const served =
      node instanceof Element
        ? node.matches(sent)
        : parent !== null && own.has(parent) && parent !== root;
    if (served) own.add(node);
  }
  for (const parent of [root, document.head, document.body])
    for (const node of parent.childNodes) noteAdded(node, parent);
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/** Watches an open shadow root of the page's own too. */
export function watchForeignIn(root: ShadowRoot): void {
  claim(root);
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** Everything that is not the page's own so far, oldest first. */
export function foreignNodes(): readonly ForeignEntry[] {
  read(observer.takeRecords(), false);
  return [...entries];
}

/** The foreign elements that are still in the document. */
export function foreignElements(): readonly Element[] {
  read(observer.takeRecords(), false);
  return elements.filter((element) => element.isConnected);
}

/** Forgets what was logged. */
export function clearForeign(): void {
  read(observer.takeRecords(), false);
  entries.length = 0;
  elements.length = 0;
}
