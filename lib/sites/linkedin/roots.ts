/**
 * The parts of a page: the document, and the open root in which newer pages keep messaging, which
 * no search from outside enters. Where the document has no main part, whatever open roots there
 * are: it may be in one of them.
 */
export function rootsOf(document: Document): readonly (Document | ShadowRoot)[] {
  const messaging = document.querySelector('#interop-outlet')?.shadowRoot;
  const roots = messaging ? [document, messaging] : [document];
  if (roots.some((root) => root.querySelector('main') !== null)) return roots;
  const others = [...document.querySelectorAll('body *')].flatMap(
    ({ shadowRoot }) => shadowRoot ?? [],
  );
  return [...new Set([...roots, ...others])];
}

/** The part that the page itself is drawn in. */
export function mainRoot(roots: readonly ParentNode[], document: Document): ParentNode {
  return roots.find((root) => root.querySelector('main') !== null) ?? document;
}
