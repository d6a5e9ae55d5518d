import { h, on, setAttribute, setChildren } from '../../page/dom';
import { write } from '../../page/foreign-log';
import type { Context } from './context';
import { accountButton, FOLDERS, navItem, sideRail } from './frame-parts';
import { icon } from './icons';
import { directionOf } from './words';

/** What the frame of the page does when a person uses it. */
export interface FrameActions {
  go(hash: string): void;
  compose(): void;
  settings(): void;
}

/** The frame of the page: everything but the views. */
export interface Skeleton {
  /** Holds the views. */
  readonly views: HTMLElement;
  /** Holds the toolbar above the views. */
  readonly toolbar: HTMLElement;
  /** Holds the compose windows. */
  readonly moles: HTMLElement;
  /** Draws navigation, account bar and theme again, after a change of options, view or counts. */
  refresh(view: string, unread: number, drafts: number): void;
}

function searchForm(context: Context, actions: FrameActions): HTMLElement {
  const input = h('input', {
    name: 'q',
    type: 'text',
    value: '',
    placeholder: context.words.search,
    'aria-label': context.words.search,
    autocomplete: 'off',
  });
  const form = h('form', { role: 'search', method: 'get' }, icon('search', 18), input);
  on(form, 'submit', (event) => {
    event.preventDefault();
    const query = input instanceof HTMLInputElement ? input.value.trim() : '';
    actions.go(
      query === '' ? '#inbox' : `#search/${encodeURIComponent(query).replaceAll('%20', '+')}`,
    );
  });
  return form;
}

function applyLook(context: Context): void {
  const { options } = context;
  const root = document.documentElement;
  setAttribute(root, 'lang', options.language);
  setAttribute(root, 'dir', directionOf(options.language));
  const dark =
    options.theme === 'dark' ||
    (options.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  setAttribute(
    document.body,
    'class',
    [
      'aAA',
      'xE',
      'aAX',
      dark && 'dusk',
      options.density === 'compact' && 'tight',
      `pane-${options.preview}`,
    ]
      .filter(Boolean)
      .join(' '),
  );
}

const LATE_ACCOUNT = 2000;

/** Builds the frame into the body. */
export function buildSkeleton(context: Context, actions: FrameActions): Skeleton {
  const moles = h('div.nH');
  const banner = h('header.gb_Fa', { role: 'banner' });
  const navigation = h('div.aeN.WR.baA.nH.oy8Mbf', { role: 'navigation' });
  const toolbar = h('div.D.E.G-atb', { gh: 'mtb', role: 'toolbar' });
  const views = h('div.aeF');
  const rail = h('div.bAw.bcf.it');
  const account = h('div.gb_Xa');
  const side = h(
    'div.aUx',
    {},
    h('div.WN9Ejb.br3', {}, h('div.brC-brG', { style: 'display: none;' })),
    rail,
  );
  const main = h('div.nH.bkK', {}, h('div.nH', {}, h('div.nH.aeH', { gh: 'tm' }, toolbar), views));
  document.body.append(
    h('div.dw', {}, h('div.nH', {}, h('div.nH', {}, moles))),
    h('div.nH.bAw', {}, banner, navigation, main, side),
  );

  function refreshBanner(): void {
    const brand = h('div.brand', {}, icon('mail', 24), `${context.mailbox.account.company} Mail`);
    const gear = h(
      'button.FI',
      { type: 'button', 'aria-label': context.words.settings },
      icon('sliders'),
    );
    on(gear, 'click', actions.settings);
    const offline =
      context.options.offline && h('div.b8', { role: 'alert' }, context.words.offline);
    setChildren(banner, brand, searchForm(context, actions), offline, gear, account);
  }

  function refreshNavigation(view: string, unread: number, drafts: number): void {
    const compose = h(
      'div.T-I.T-I-KE.L3',
      { role: 'button', tabindex: '0', gh: 'cm' },
      icon('pencil', 18),
      context.words.compose,
    );
    on(compose, 'click', actions.compose);
    const counts: Readonly<Record<string, number>> = { inbox: unread, drafts };
    const folders = FOLDERS.map(([hash, word, picture]) =>
      navItem(hash, context.words[word], picture, counts[hash] ?? 0, hash === view),
    );
    const labels = context.mailbox.labels.map((label) => {
      const hash = `label/${encodeURIComponent(label)}`;
      return navItem(hash, label, 'label', 0, hash === view);
    });
    setChildren(
      navigation,
      h('div.aic', {}, h('div.z0', {}, compose)),
      h(
        'div.n3',
        {},
        h('div.byl', {}, ...folders),
        h('div.heading', {}, context.words.labels),
        h('div.byl', {}, ...labels),
      ),
    );
  }

  function showAccount(): void {
    const { accountBar, delegate, language } = context.options;
    const wanted = [accountBar, delegate?.email, language].join(' ');
    if (wanted === shownAccount) return;
    const delay = accountBar === 'late' && shownAccount === '' ? LATE_ACCOUNT : 0;
    shownAccount = wanted;
    if (accountBar === 'missing') setChildren(account);
    else context.clock.later(delay, () => setChildren(account, accountButton(context)));
  }

  let shownAccount = '';
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
    write(() => applyLook(context)),
  );
  applyLook(context);
  refreshBanner();
  context.clock.later(context.options.sidePanelDelay, () => setChildren(rail, sideRail(context)));
  let written = '';
  return {
    views,
    toolbar,
    moles,
    refresh(view, unread, drafts) {
      applyLook(context);
      if (written !== context.options.language + String(context.options.offline)) refreshBanner();
      written = context.options.language + String(context.options.offline);
      refreshNavigation(view, unread, drafts);
      showAccount();
    },
  };
}
