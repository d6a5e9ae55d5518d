import { write } from '../../page/foreign-log';
import type { Context } from './context';
import type { ListActions } from './list-view';
import { formatHash, LIST_VIEWS, parseHash, type Route } from './route';
import {
  fillLists,
  listScreen,
  otherScreen,
  pageOf,
  type Screen,
  showInPane,
  threadScreen,
} from './screen';
import { addressOf, type Entry, findEntry } from './selection';
import { openThreadView, type ThreadView } from './thread-view';
import { titleOf, writeTitle } from './title';
import type { ViewStack } from './views';

/** Moves between views and keeps what is shown up to date. */
export interface Navigator {
  /** What is shown now, which the address may be ahead of or behind. */
  route(): Route;
  thread(): ThreadView | undefined;
  screen(): Screen | undefined;
  /** As a click does it: in the order and with the delays of the options. */
  go(route: Route): void;
  open(entry: Entry): void;
  /** Draws again what is shown, after a change of the mailbox or of options. */
  refresh(): void;
  /** Builds again what is shown, for options that a view takes up only when it is made. */
  redraw(): void;
}

/** What the navigator reports to the rest of the page. */
interface NavigatorEvents {
  shown(): void;
  leftThread(): void;
  reply(): void;
}

/** Starts listening to the address. */
export function makeNavigator(
  context: Context,
  views: ViewStack<Screen>,
  list: ListActions,
  events: NavigatorEvents,
): Navigator {
  let route = parseHash(location.hash);
  let turn = 0;
  let expected: string | undefined;

  const thread = (): ThreadView | undefined => views.current()?.content.thread;

  function showThread(entry: Entry, wanted: Route, anew: boolean): void {
    const id = addressOf(entry);
    const same = thread()?.entry.thread === entry.thread && thread()?.entry.only === entry.only;
    if (same && !anew) return;
    if (anew) turn += 1;
    entry.thread.unread = false;
    events.leftThread();
    const pane = context.options.preview !== 'none' && LIST_VIEWS.has(wanted.view);
    if (!pane) {
      views.show(
        `thread ${id} ${turn}`,
        () => threadScreen(openThreadView(context, entry, events.reply)),
        (screen) => screen.element,
      );
      return;
    }
    const screen = showList({ ...wanted, thread: undefined }, id);
    showInPane(context, screen, openThreadView(context, entry, events.reply));
  }

  function showList(wanted: Route, active: string | undefined): Screen {
    const { preview, splitRows, multipleInboxes, tabs, language } = context.options;
    const key = [
      'list',
      formatHash({ ...wanted, page: 1, thread: undefined }),
      preview,
      splitRows,
      multipleInboxes,
      tabs,
      language,
    ].join(' ');
    const view = views.show(
      key,
      () => listScreen(context, wanted, list, (hash) => go(parseHash(hash))),
      (screen) => screen.element,
    );
    fillLists(context, view.content, wanted, active);
    return view.content;
  }

  function render(wanted: Route, anew = false): void {
    route = wanted;
    const entry =
      wanted.thread === undefined
        ? undefined
        : findEntry(context.mailbox, wanted.thread, context.options.conversation);
    if (entry) showThread(entry, wanted, anew);
    else if (LIST_VIEWS.has(wanted.view)) {
      const screen = showList(wanted, undefined);
      if (screen.thread) closePane(screen);
    } else
      views.show(
        formatHash(wanted),
        () => otherScreen(wanted),
        (screen) => screen.element,
      );
    if (!thread()) events.leftThread();
    context.clock.later(context.options.titleDelay, () =>
      writeTitle(titleOf(context, route, thread()?.entry.thread.subject)),
    );
    events.shown();
  }

  function closePane(screen: Screen): void {
    screen.pane?.replaceChildren();
    screen.thread = undefined;
  }

  /** Renders after a while, unless a person has moved on by then. */
  function renderLater(wanted: Route, delay: number): void {
    turn += 1;
    const mine = turn;
    context.clock.later(delay, () => {
      if (mine === turn) render(wanted);
    });
  }

  function writeAddress(wanted: Route): void {
    const hash = formatHash(wanted);
    if (location.hash === hash) return;
    expected = hash;
    location.hash = hash;
  }

  function go(wanted: Route): void {
    const { order, urlDelay, domDelay } = context.options;
    if (order === 'url-first') {
      writeAddress(wanted);
      renderLater(wanted, domDelay);
      return;
    }
    renderLater(wanted, 0);
    const mine = turn;
    if (urlDelay < 0) return;
    context.clock.later(urlDelay, () => {
      if (mine === turn) writeAddress(wanted);
    });
  }

  addEventListener('hashchange', () => {
    const arrived = location.hash;
    if (arrived === expected) {
      expected = undefined;
      return;
    }
    write(() => renderLater(parseHash(arrived), context.options.domDelay));
  });

  return {
    route: () => route,
    thread,
    screen: () => views.current()?.content,
    go,
    redraw: () => render(route, true),
    open: (entry) => go({ ...route, thread: addressOf(entry) }),
    refresh() {
      thread()?.refresh();
      const screen = views.current()?.content;
      if (screen && screen.lists.length > 0)
        fillLists(context, screen, route, screen.thread && addressOf(screen.thread.entry));
      if (pageOf(context, route).entries.length === 0 && route.page > 1)
        go({ ...route, page: route.page - 1 });
      writeTitle(titleOf(context, route, thread()?.entry.thread.subject));
      events.shown();
    },
  };
}
