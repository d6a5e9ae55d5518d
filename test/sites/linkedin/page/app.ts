import { makeClock } from '../../page/clock';
import { setAttribute } from '../../page/dom';
import { write } from '../../page/foreign-log';
import { makeRandom } from '../../random';
import type { Conversation, World } from '../model';
import type { Context } from './context';
import { makeDirectory } from './directory';
import { emberFrame } from './ember/frame';
import type { Frame } from './frame';
import { bubble } from './messaging-parts';
import { makeNavigator, type Navigator } from './navigator';
import { type SimOptions, withOptions } from './options';
import { parsePlace } from './route';
import { makeScreens, type Screens } from './screens';
import { sduiFrame } from './sdui/frame';
import { bubbleSheet } from './style-of-shadow';

/** The whole page, put together. */
export interface App {
  readonly context: Context;
  readonly frame: Frame;
  readonly screens: Screens;
  readonly navigator: Navigator;
  /** Follows a link of the site. */
  visit(address: string): void;
  set(change: unknown): void;
  /** Opens a conversation in a bubble. @returns whether there is a place for bubbles yet */
  openBubble(conversation: Conversation): boolean;
  closeBubbles(): void;
  /** The conversations in bubbles, oldest first. */
  bubbles(): readonly Conversation[];
}

function applyTheme(options: SimOptions): void {
  const dark =
    options.theme === 'dark' ||
    (options.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  setAttribute(root, 'class', dark ? 'theme theme--mercado theme--dark' : 'theme theme--mercado');
}

/** Builds the page for a world. `changed` hears whenever what is shown may have become another. */
export function startApp(world: World, options: SimOptions, changed: () => void): App {
  const context: Context = {
    world,
    directory: makeDirectory(world),
    random: makeRandom(options.seed),
    clock: makeClock(() => false),
    options,
  };
  const visit = (address: string) => navigator.go(parsePlace(context.directory, address));
  applyTheme(options);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
    write(() => applyTheme(context.options)),
  );
  document.adoptedStyleSheets = [bubbleSheet()];
  const frame =
    options.generation === 'sdui'
      ? sduiFrame(context, visit, () => screens.profile()?.scrolled())
      : emberFrame(context, visit);
  const screens = makeScreens(context, frame, (conversation) =>
    navigator.go({ kind: 'messaging', conversation }),
  );
  const navigator = makeNavigator(context, frame, screens, changed);

  let bubbles: Conversation[] = [];
  function openBubble(conversation: Conversation): boolean {
    const place = frame.bubbles();
    place?.append(bubble(context, conversation));
    if (place) bubbles.push(conversation);
    return place !== undefined;
  }

  /**
   * A message to a person with whom nothing was written yet opens as a bubble, and so does one that
   * goes on.
   */
  function compose(recipient: string): void {
    const member = context.directory.member(recipient);
    if (member === undefined) return;
    const known = world.conversations.find(
      (one) => one.kind === 'single' && one.people[0] === member.slug,
    );
    openBubble(
      known ?? { id: '', kind: 'single', people: [member.slug], title: member.name, lines: [] },
    );
  }

  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
    event.preventDefault();
    const url = new URL(link.href);
    if (url.pathname.startsWith('/preload/')) return;
    const recipient =
      url.pathname === '/messaging/compose/' ? url.searchParams.get('recipient') : null;
    write(() => (recipient === null ? visit(link.href) : compose(recipient)));
  });

  return {
    context,
    frame,
    screens,
    navigator,
    visit,
    set(change) {
      context.options = withOptions(context.options, change);
      applyTheme(context.options);
      const names = Object.keys(change ?? {});
      if (names.some((name) => name === 'selfLinks' || name === 'unread')) navigator.redraw();
    },
    openBubble,
    closeBubbles() {
      frame.bubbles()?.replaceChildren();
      bubbles = [];
    },
    bubbles: () => bubbles,
  };
}
