import { h, setAttribute, setShown } from '../../page/dom';
import type { Context } from './context';

/** One wrapper under the container of views. Exactly one is visible. */
interface View<Content> {
  readonly element: HTMLElement;
  /** What it shows; views with the same key are used again. */
  readonly key: string;
  readonly content: Content;
}

/** The views of the page: the live one, and those left behind that Gmail keeps hidden. */
export interface ViewStack<Content> {
  current(): View<Content> | undefined;
  find(key: string): View<Content> | undefined;
  /** Shows a view, hides the one before and drops the oldest of those that are too many. */
  show(key: string, content: () => Content, inside: (content: Content) => Node): View<Content>;
  hidden(): readonly View<Content>[];
}

/** An empty stack of views in `container`. */
export function makeViewStack<Content>(
  context: Context,
  container: HTMLElement,
): ViewStack<Content> {
  let kept: View<Content>[] = [];
  let current: View<Content> | undefined;

  function hide(view: View<Content>): void {
    if (!context.options.staleKeepsMain) setAttribute(view.element, 'role', undefined);
    setShown(view.element, false);
    kept.push(view);
  }

  function attach(view: View<Content>): void {
    if (context.options.staleOrder === 'before') container.append(view.element);
    else container.prepend(view.element);
  }

  function drop(): void {
    const surplus = Math.max(0, kept.length - context.options.stale);
    for (const view of kept.splice(0, surplus)) view.element.remove();
  }

  return {
    current: () => current,
    find: (key) => (current?.key === key ? current : kept.find((view) => view.key === key)),
    hidden: () => kept,
    show(key, content, inside) {
      const before = current;
      if (before?.key === key) return before;
      const old = kept.find((view) => view.key === key);
      kept = kept.filter((view) => view !== old);
      const view = old ?? { element: h('div.nH'), key, content: content() };
      if (!old) view.element.append(inside(view.content));
      if (before) hide(before);
      setAttribute(view.element, 'role', 'main');
      setShown(view.element, true);
      if (!old) attach(view);
      current = view;
      drop();
      return view;
    },
  };
}
