/** A piece of ours in a page: an element without name, id or class, and its closed root. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
}

/**
 * How a host stands against the page's ordinary styles. Not `!important`: a page that insists on
 * restyling us shall succeed visibly, so that the guard sees it, rather than be told apart from
 * nobody.
 */
const RESET = 'all:initial;';

const hosts = new WeakSet<Node>();

/** Whether a node is a host that was made here. */
export function isHost(node: Node): boolean {
  return hosts.has(node);
}

/**
 * Makes a host that nothing in the page can tell from any other element, with styles that the page
 * cannot restyle through its sheets. The root is closed: that hides the tree, not its text (see
 * `Say`).
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
 * Gives a host other styles. The whole text at once, and only when it differs: browsers write out
 * what `all` stands for, hundreds of lines, when one property of it is set alone.
 * @param style declarations for the host, each with `!important`
 */
export function styleHost(element: HTMLElement, style: string): void {
  const text = RESET + style;
  if (element.getAttribute('style') !== text) element.setAttribute('style', text);
}
