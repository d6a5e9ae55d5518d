import { h, on } from '../../../page/dom';
import type { Context } from '../context';
import { type IconName, icon } from '../icons';
import { picture } from './people';
import { closedMenu, deep, v } from './view';

const ITEMS: readonly (readonly [string, string, IconName])[] = [
  ['/feed/', 'Home', 'home'],
  ['/mynetwork/', 'My Network', 'people'],
  ['/jobs/', 'Jobs', 'work'],
  ['/messaging/', 'Messaging', 'talk'],
  ['/notifications/', 'Notifications', 'bell'],
];

const MENU = ['View profile', 'Settings', 'Help', 'Language', 'Posts', 'Job account', 'Sign out'];
const LINKS = [
  'About',
  'Accessibility',
  'Talent',
  'Careers',
  'Marketing',
  'Privacy',
  'Advertising',
  'Sales',
  'Mobile',
  'Safety',
];
const LANGUAGES = [
  'العربية',
  'Čeština',
  'Dansk',
  'Deutsch',
  'Ελληνικά',
  'English',
  'Español',
  'فارسی',
  'Suomi',
  'Français',
  'हिंदी',
  'Magyar',
  'Italiano',
  'עברית',
  '日本語',
  '한국어',
  'मराठी',
  'Nederlands',
  'Norsk',
  'Polski',
  'Português',
  'Română',
  'Русский',
  'Svenska',
  'తెలుగు',
  'ภาษาไทย',
  'Türkçe',
  'Українська',
  'Tiếng Việt',
  '简体中文',
];

/** What stands at the foot of a page. */
export function footer(): HTMLElement {
  const languages = LANGUAGES.map((name) => h('option', {}, name));
  return v(
    'footer.footer',
    {},
    v(
      'ul.footer-links',
      {},
      ...LINKS.map((name) =>
        v('li', {}, deep(4, v('a.plain', { href: '/feed/' }, v('span', {}, name)))),
      ),
    ),
    h('select', { 'aria-label': 'Language' }, ...languages),
  );
}

/** The brand of this page, which is no one's. */
export function brand(): HTMLElement {
  return h('span.brand', {}, 'plaza');
}

/** The search field of either generation. */
export function searchForm(go: (address: string) => void): HTMLElement {
  const input = h('input', {
    type: 'text',
    placeholder: 'Search',
    'aria-label': 'Search',
    autocomplete: 'off',
  });
  const form = h('form.finder', { role: 'search' }, icon('search', 18), input);
  on(form, 'submit', (event) => {
    event.preventDefault();
    if (input instanceof HTMLInputElement)
      go(`/search/results/people/?keywords=${encodeURIComponent(input.value)}`);
  });
  return form;
}

/** The bar at the top. */
export function sduiNav(context: Context, go: (address: string) => void): HTMLElement {
  const item = ([href, name, shape]: (typeof ITEMS)[number]) =>
    deep(2, v('a.item', { href, 'aria-label': name }, icon(shape, 24), v('span', {}, name)));
  const me = v(
    'button.item',
    { type: 'button', 'aria-expanded': 'false' },
    picture(context.world.viewer, 'small'),
    v('span', {}, 'Me'),
  );
  return v(
    'header.bar',
    {},
    deep(
      1,
      v(
        'div.bar-inner',
        { 'data-testid': 'primary-nav' },
        v('a.plain', { href: '/feed/' }, brand()),
        searchForm(go),
        v('nav.items', {}, ...ITEMS.map(item), deep(2, me), closedMenu(MENU)),
      ),
    ),
  );
}
