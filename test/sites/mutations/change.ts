/**
 * One plausible change of a site's page: what a release of the site, a translation or a slow
 * network may do.
 */
export interface Change {
  readonly name: string;
  /** Runs in the page, with the helpers below; returns how many things it changed. */
  readonly code: string;
  /** Another address for the page: of another person, or of another thread. */
  readonly address?: (url: string) => string | null;
  /**
   * The people that the page must give afterwards: as many as before or fewer, or no one. Never
   * anybody else.
   */
  readonly to?: 'nobody';
  /** The changed page cannot be distinguished from a right one, by anything on it. */
  readonly blind?: boolean;
}

/** What the code of a change may use. `all` searches the open root of LinkedIn's messaging too. */
const HELPERS = `
const roots = [document, ...[...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ?? [])];
const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
const each = (selector, change) => { const nodes = all(selector); nodes.forEach(change); return nodes.length; };
const drop = (selector, ...names) => each(selector, (e) => names.forEach((name) => e.removeAttribute(name)));
const retag = (e, tag) => {
  const made = document.createElement(tag);
  for (const { name, value } of e.attributes) made.setAttribute(name, value);
  made.append(...e.childNodes);
  e.replaceWith(made);
  return made;
};
const title = (change) => {
  const nodes = [...document.querySelectorAll('head > title')];
  if (nodes.length === 0 || nodes[0].textContent === '') return 0;
  nodes.forEach((node) => { node.textContent = change(node.textContent); });
  return 1;
};
`;

/** The code of a change as the body of a function that says whether it changed anything. */
export function bodyOf({ code }: Change): string {
  return `${HELPERS}\nconst changed = (() => { ${code} })();\nreturn changed !== 0 && changed !== false;`;
}
