/**
 * Returns the roots of a page: the document, and the open shadow root that contains messaging on
 * newer pages, which `querySelector` does not enter. If the document has no main element, all open
 * shadow roots, because it may be in one of them.
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

/** Returns the root that contains the page itself. */
export function mainRoot(roots: readonly ParentNode[], document: Document): ParentNode {
  return roots.find((root) => root.querySelector('main') !== null) ?? document;
}
