import { makeClock } from '../../page/clock';
import { makeRandom } from '../../random';
import type { Mailbox } from '../model';
import { type Composers, makeComposers } from './composers';
import type { Context } from './context';
import { makeNavigator, type Navigator } from './navigator';
import { type SimOptions, withOptions } from './options';
import { padDocument } from './padding';
import { toggleQuickSettings } from './quick-settings';
import { LIST_VIEWS, parseHash } from './route';
import { pageOf, type Screen } from './screen';
import { type Entry, entriesOf } from './selection';
import type { Commands } from './shortcuts';
import { buildSkeleton, type Skeleton } from './skeleton';
import { unreadCount } from './title';
import { listToolbar, type ToolbarActions, threadToolbar } from './toolbar';
import { makeViewStack, type ViewStack } from './views';
import { wordsOf } from './words';

/** The whole mailbox page, put together. */
export interface App {
  readonly context: Context;
  readonly navigator: Navigator;
  readonly composers: Composers;
  readonly views: ViewStack<Screen>;
  readonly skeleton: Skeleton;
  /** What single keys do. */
  readonly commands: Commands;
  /** Changes options and draws everything again. */
  set(change: unknown): void;
  archive(entry: Entry): void;
  toggleRead(entry: Entry): void;
  turn(by: 1 | -1): void;
}

/** Options that change the look alone: the views are left as they are. */
const LOOKS: ReadonlySet<string> = new Set(['theme', 'density']);

/** Options that a view takes up when it is built. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'threadContainer',
  'permId',
  'foldOlder',
  'openAll',
  'conversation',
  'language',
  'preview',
  'splitRows',
  'tabs',
  'multipleInboxes',
  'summaryBox',
  'ads',
  'pageSize',
  'rowIds',
] satisfies (keyof SimOptions)[]);

/** Builds the page for a mailbox. */
export function startApp(mailbox: Mailbox, options: SimOptions): App {
  const clock = makeClock(() => context.options.background);
  const context: Context = {
    mailbox,
    random: makeRandom(7),
    clock,
    options,
    words: wordsOf(options.language),
  };
  const skeleton = buildSkeleton(context, {
    go: (hash) => navigator.go(parseHash(hash)),
    compose: () => composers.open({}),
    settings: () => toggleQuickSettings(context, set),
  });
  const views = makeViewStack<Screen>(context, skeleton.views);
  const change = (make: (entry: Entry) => void) => (entry: Entry) => {
    make(entry);
    navigator.refresh();
  };
  const archive = change((entry) => {
    entry.thread.folder = 'archive';
  });
  const remove = change((entry) => {
    entry.thread.folder = 'trash';
  });
  const toggleRead = change((entry) => {
    entry.thread.unread = !entry.thread.unread;
  });
  const star = change((entry) => {
    entry.thread.starred = !entry.thread.starred;
  });
  const list = { open: openEntry, star, archive, remove, toggleRead };
  const navigator: Navigator = makeNavigator(context, views, list, {
    shown: drawFrame,
    leftThread: () => composers.leaveThread(),
    reply: () => {
      composers.reply();
    },
  });
  const composers: Composers = makeComposers(
    context,
    skeleton.moles,
    () => navigator.thread(),
    () => navigator.refresh(),
  );

  function openEntry(entry: Entry): void {
    const last = entry.thread.messages.at(-1);
    if (navigator.route().view === 'drafts' && last?.draft)
      composers
        .open({ to: last.to, cc: last.cc, subject: entry.thread.subject })
        .write(last.text.join(' '));
    else navigator.open(entry);
  }

  function back(): void {
    navigator.go({ ...navigator.route(), thread: undefined });
  }

  function turn(by: 1 | -1): void {
    const route = navigator.route();
    navigator.go({ ...route, page: Math.max(1, route.page + by), thread: undefined });
  }

  function withThread(act: (entry: Entry) => void): () => void {
    return () => {
      const entry = navigator.thread()?.entry;
      if (!entry) return;
      act(entry);
      back();
    };
  }

  function drawFrame(): void {
    const route = navigator.route();
    const actions: ToolbarActions = {
      back,
      archive: withThread(archive),
      remove: withThread(remove),
      unread: withThread(toggleRead),
      turn,
    };
    const { entries, all, from } = pageOf(context, route);
    if (navigator.thread()) threadToolbar(context, skeleton.toolbar, actions);
    else if (LIST_VIEWS.has(route.view))
      listToolbar(
        context,
        skeleton.toolbar,
        { first: from + 1, last: from + entries.length, all },
        actions,
      );
    else skeleton.toolbar.replaceChildren();
    const drafts = entriesOf(
      mailbox,
      { view: 'drafts', args: [], page: 1, thread: undefined },
      true,
    ).length;
    skeleton.refresh(
      [route.view, ...route.args.map(encodeURIComponent)].join('/'),
      unreadCount(context),
      drafts,
    );
  }

  function set(changed: unknown): void {
    context.options = withOptions(context.options, changed);
    context.words = wordsOf(context.options.language);
    const names = Object.keys(changed ?? {});
    if (names.some((name) => BUILT_IN.has(name))) navigator.redraw();
    else if (names.every((name) => LOOKS.has(name))) drawFrame();
    else navigator.refresh();
    padDocument(context.options.padTo);
  }

  navigator.go(parseHash(location.hash));
  padDocument(options.padTo);
  const commands: Commands = {
    c: () => composers.open({}),
    r: () => composers.reply(),
    u: back,
    e: withThread(archive),
  };
  return {
    context,
    navigator,
    composers,
    views,
    skeleton,
    commands,
    set,
    archive,
    toggleRead,
    turn,
  };
}
