/** An element of Relevo in a page, without name, id or class, and its closed shadow root. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
}

/**
 * Resets the host against the page's normal styles. Not `!important`: if a page insists on changing
 * the host, the change must take effect, so that the guard sees it.
 */
const RESET = 'all:initial;';

const hosts = new WeakSet<Node>();

/** Whether a node is a host of Relevo. */
export function isHost(node: Node): boolean {
  return hosts.has(node);
}

/**
 * Creates a host that the page cannot distinguish from other elements, with styles that its sheets
 * cannot change. LinkedIn searches its pages for extensions
 * (https://github.com/mdp/linkedin-extension-fingerprinting). The closed root hides the tree, but
 * not its text (see `Say`).
 * @param style declarations for the host, each with `!important`
 */
export function createHost(
  document: Document,
  sheets: readonly CSSStyleSheet[],
  style: string,
): Host {
  const element = document.createElement('span');
  hosts.add(element);
  styleHost(element, style);
  const root = element.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [...sheets];
  return { element, root };
}

/**
 * Sets the styles of a host: the whole text at once, and only if it differs, because browsers
 * expand `all` into hundreds of declarations when a single property is set.
 * @param style declarations for the host, each with `!important`
 */
export function styleHost(element: HTMLElement, style: string): void {
  const text = RESET + style;
  if (element.getAttribute('style') !== text) element.setAttribute('style', text);
}
