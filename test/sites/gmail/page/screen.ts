import { h, setShown } from '../../page/dom';
import type { Context } from './context';
import { type ListActions, type ListView, makeListView } from './list-view';
import type { Route } from './route';
import { type Entry, entriesOf } from './selection';
import type { ThreadView } from './thread-view';

/** What one view holds: lists, a thread, or both in a split. */
export interface Screen {
  readonly element: HTMLElement;
  readonly lists: readonly ListView[];
  /** Where a thread opens beside or below the list; undefined without a split. */
  readonly pane: HTMLElement | undefined;
  thread: ThreadView | undefined;
}

function tabBar(
  context: Context,
  route: Route,
  go: (hash: string) => void,
): HTMLElement | undefined {
  if (!context.options.tabs || (route.view !== 'inbox' && route.view !== 'category'))
    return undefined;
  const chosen = route.args[0] ?? 'primary';
  const tabs = (['primary', 'promotions', 'updates'] as const).map((name) => {
    const tab = h(
      'div.aKz',
      { role: 'tab', 'aria-selected': String(name === chosen), 'aria-label': context.words[name] },
      context.words[name],
    );
    tab.addEventListener('click', () => go(`#category/${name}`));
    return tab;
  });
  return h('div.aKh', { role: 'tablist' }, ...tabs);
}

/** A screen with one list, or two with multiple inboxes, and room for a thread in a split. */
export function listScreen(
  context: Context,
  route: Route,
  actions: ListActions,
  go: (hash: string) => void,
): Screen {
  const count = context.options.multipleInboxes && route.view === 'inbox' ? 2 : 1;
  const lists = Array.from({ length: count }, () => makeListView(context, actions));
  const scroller = h('div.aeJ.Tm', {}, ...lists.map((list) => list.element));
  const list = h('div.nH', { gh: 'tl' }, tabBar(context, route, go), scroller);
  if (context.options.preview === 'none')
    return { element: list, lists, pane: undefined, thread: undefined };
  const pane = h('div.ao9');
  return { element: h('div.aia', {}, list, pane), lists, pane, thread: undefined };
}

/** A screen with a thread alone. */
export function threadScreen(thread: ThreadView): Screen {
  return { element: thread.element, lists: [], pane: undefined, thread };
}

/** A screen for the views that list no threads: settings, chats, contacts and the like. */
export function otherScreen(route: Route): Screen {
  const title = [route.view, ...route.args].join(' / ');
  return {
    element: h(
      'div.nH.other',
      {},
      h('h2.f7', {}, title),
      h('div.r4', {}, 'This part of the mailbox is not simulated.'),
    ),
    lists: [],
    pane: undefined,
    thread: undefined,
  };
}

/** The page of a list that a route asks for. */
export function pageOf(
  context: Context,
  route: Route,
): { readonly entries: readonly Entry[]; readonly all: number; readonly from: number } {
  const all = entriesOf(context.mailbox, withTab(context, route), context.options.conversation);
  const from = (route.page - 1) * context.options.pageSize;
  return { entries: all.slice(from, from + context.options.pageSize), all: all.length, from };
}

function withTab(context: Context, route: Route): Route {
  return context.options.tabs && route.view === 'inbox'
    ? { ...route, view: 'category', args: ['primary'] }
    : route;
}

/** Fills the lists of a screen; those with nothing new keep their rows and refill them. */
export function fillLists(
  context: Context,
  screen: Screen,
  route: Route,
  active: string | undefined,
): void {
  screen.lists[0]?.render(pageOf(context, route).entries, active);
  const second = { view: 'starred', args: [], page: 1, thread: undefined };
  screen.lists[1]?.render(pageOf(context, second).entries, active);
}

/**
 * Opens a thread in the pane of a split; the one before stays there, hidden, where options keep
 * stale views.
 */
export function showInPane(context: Context, screen: Screen, thread: ThreadView): void {
  const { pane } = screen;
  if (!pane) return;
  for (const old of pane.children) setShown(old, false);
  while (pane.childElementCount > context.options.stale)
    (context.options.staleOrder === 'before'
      ? pane.firstElementChild
      : pane.lastElementChild
    )?.remove();
  if (context.options.staleOrder === 'before') pane.append(thread.element);
  else pane.prepend(thread.element);
  screen.thread = thread;
}
