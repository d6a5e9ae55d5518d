import { h, on, setAttribute, setChildren } from '../../../page/dom';
import { claim, watchForeignIn } from '../../../page/foreign-log';
import type { Context } from '../context';
import { FRAMELESS, type Frame } from '../frame';
import type { Place } from '../route';
import { bubbleSheet } from '../style-of-shadow';
import { sduiNav } from './nav';
import { deep, v } from './view';

const SCREENS: Readonly<Partial<Record<Place['kind'], string>>> = {
  profile: 'profile.Profile',
  details: 'profile.ProfileDetails',
  search: 'search.SearchResultsPeople',
  feed: 'feed.Feed',
};

/**
 * The outlet of what the newer pages borrow from the older: an open shadow root that no selector of
 * the document reaches.
 */
function outlet(context: Context, ready: (root: ShadowRoot) => void): HTMLElement {
  const host = h('div.theme--light', { id: 'interop-outlet', 'data-testid': 'interop-shadowdom' });
  context.clock.later(context.options.outletDelay, () => {
    const root = host.attachShadow({ mode: 'open' });
    watchForeignIn(root);
    root.adoptedStyleSheets = [bubbleSheet()];
    ready(root);
  });
  return host;
}

/**
 * The frame of the newer pages. `#workspace` is what scrolls, and stays while its contents come and
 * go.
 */
export function sduiFrame(
  context: Context,
  go: (address: string) => void,
  scrolled: () => void,
): Frame {
  const workspace = v('main.workspace', { id: 'workspace', tabindex: '0' });
  const toolbar = v('div.toolbar', { role: 'toolbar' });
  const main = v(
    'div.main',
    { role: 'main', 'data-sdui-screen': '' },
    v('div.box', {}, toolbar, workspace),
  );
  const dialogs = v('div.dialogs');
  const app = deep(7, v('div.shell', {}, sduiNav(context, go), main));
  const toasts = v(
    'section.toasts',
    {},
    v('h2.nothing', { 'data-testid': 'toasts-title' }, '0 notifications'),
  );
  const bubbles = h('div.msg-overlay-container');
  let reachable = false;
  const host = outlet(context, (root) => {
    root.append(bubbles);
    reachable = true;
  });
  const preload = h('iframe', {
    'data-testid': 'interop-iframe',
    tabindex: '-1',
    src: '/preload/',
    title: '',
    style:
      'opacity: 0; z-index: -1; width: 100vw; height: 100vh; position: absolute; top: 0; left: 0;',
  });
  const root = h(
    'div',
    { id: 'root', 'data-strictmode': 'true' },
    toasts,
    app,
    dialogs,
    host,
    preload,
  );
  setAttribute(document.body, 'data-rehydrated', 'true');
  document.body.append(root);
  on(workspace, 'scroll', scrolled);
  const bare = claim(h('div', { id: 'root-bare' }));
  return {
    show(element, place) {
      const frameless = FRAMELESS.has(place.kind);
      (frameless ? root : bare).remove();
      document.body.append(frameless ? bare : root);
      setChildren(frameless ? bare : workspace, element);
      setAttribute(
        main,
        'data-sdui-screen',
        `com.linkedin.sdui.flagshipnav.${SCREENS[place.kind] ?? place.kind}`,
      );
    },
    dialog: (element) => setChildren(dialogs, element),
    bubbles: () => (reachable ? bubbles : undefined),
    scrollTop: () => workspace.scrollTo(0, 0),
  };
}
