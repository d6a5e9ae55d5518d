/** The parts of a page: the document, and the open root in which newer pages keep messaging, which no search from outside enters. */
export function rootsOf(document: Document): readonly (Document | ShadowRoot)[] {
  const root = document.querySelector('#interop-outlet')?.shadowRoot;
  return root ? [document, root] : [document];
}
