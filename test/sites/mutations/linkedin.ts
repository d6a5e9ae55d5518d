import type { Change } from './change';

const OWN = '(([, slug]) => slug)(/\\/in\\/([^/]+)/.exec(location.pathname) ?? [])';
/** Whether this page is of one person's profile, and the heading with their name. */
const HEADING = `
const own = ${OWN};
if (own === undefined || /\\/recent-activity\\//.test(location.pathname)) return 0;
const link = all('main a[href*="/overlay/"]').find((e) => e.closest('aside') === null) ?? all('[componentkey$="Topcard"]')[0];
const isSeen = (e) => e.checkVisibility({ visibilityProperty: true });
const heading = (() => {
  for (let part = link; part; part = part.parentElement) {
    const found = [...part.querySelectorAll('h1, h2')].filter(isSeen);
    if (found.length > 0) return found[0];
  }
  return all('main h1')[0];
})();
if (heading === undefined) return 0;
const name = heading.textContent.replace(/\\s+/g, ' ').trim();
`;

const titled = (name: string, to: string): Change => ({
  name: `title: ${name}`,
  code: `const own = ${OWN}; if (own === undefined) return 0;
    return title((text) => { const name = text.replace(/^\\([^)]*\\) /, '').replace(/ (-|\\|) .*$/, ''); return ${to}; })`,
});

const headed = (name: string, code: string): Change => ({
  name: `heading: ${name}`,
  code: `${HEADING} ${code}`,
});

const KEYS = '[componentkey*=".profile.card.ref"]';
const keyed = (name: string, change: string): Change => ({
  name: `card keys: ${name}`,
  code: `return each('${KEYS}', (e) => { for (const name of ['id', 'componentkey']) {
    const key = e.getAttribute(name); if (key?.includes('.profile.card.ref')) ${change}; } })`,
});

const STRANGER =
  '<section componentkey="com.linkedin.sdui.profile.card.refACoAAstrangerQxWvTzRkLmNpYbHdGfJcSaEuXyZTopcard"><h3>Stella Ranger</h3><a href="/in/stella-ranger-9/">Stella Ranger</a></section>';

/** Changes of LinkedIn's pages; those that a page has no place for are left out. */
export const LINKEDIN_CHANGES: readonly Change[] = [
  {
    name: 'classes hashed',
    code: `return each('[class]', (e, i) => e.setAttribute('class', 'x' + i))`,
  },
  {
    name: 'all data-* dropped',
    code: `return each('*', (e) => e.getAttributeNames().filter((n) => n.startsWith('data-')).forEach((n) => e.removeAttribute(n)))`,
  },
  { name: 'ids dropped', code: `return drop('[id]:not(#interop-outlet)', 'id')` },
  { name: 'roles dropped', code: `return drop('[role]', 'role')` },
  { name: 'aria-labels dropped', code: `return drop('[aria-label]', 'aria-label')` },
  {
    name: 'aria-labels translated',
    code: `return each('[aria-label]', (e) => e.setAttribute('aria-label', 'ใหม่'))`,
  },
  {
    name: 'a wrapper around everything',
    code: `const w = document.createElement('div'); w.append(...document.body.childNodes); document.body.append(w); return 1`,
  },
  {
    name: 'main and section are divs',
    code: `return each('main, section', (e) => retag(e, 'div'))`,
  },
  {
    name: 'order reversed',
    code: `return each('main section, main li', (e) => e.parentElement.prepend(e))`,
  },
  {
    name: 'contact link: a button',
    code: `return each('a[href*="/overlay/contact-info"]', (e) => retag(e, 'button').removeAttribute('href'))`,
  },
  {
    name: 'contact link: relative',
    code: `return each('a[href*="/overlay/contact-info"]', (e) => e.setAttribute('href', e.getAttribute('href').replace(/^https?:[/][/][^/]+/, '')))`,
  },
  {
    name: 'contact link: gone',
    code: `return each('a[href*="/overlay/contact-info"]', (e) => e.remove())`,
  },
  // What stands in a link stays: a heading is often in one.
  {
    name: 'all links to /overlay/ gone',
    code: `${HEADING} return each('a[href*="/overlay/"]', (e) => e.replaceWith(...e.childNodes))`,
  },
  {
    name: 'all links to /overlay/ of another path',
    code: `${HEADING} return each('a[href*="/overlay/"]', (e) => e.setAttribute('href', e.getAttribute('href').replace('/overlay/', '/details/')))`,
  },
  {
    name: 'own links by member id',
    code: `${HEADING} const id = /ref(ACoA[\\w-]{35})/.exec(all('${KEYS}')[0]?.getAttribute('componentkey') ?? '')?.[1]; if (id === undefined) return 0;
      return each('a[href*="/overlay/"]', (e) => e.setAttribute('href', e.getAttribute('href').replace(/[/]in[/][^/]+/, '/in/' + id)))`,
  },
  titled('Name - LinkedIn', `name + ' - LinkedIn'`),
  titled('Name | Headline | LinkedIn', `name + ' | Head of Operations | LinkedIn'`),
  titled('Name, Profile | LinkedIn', `name + ', Profile | LinkedIn'`),
  titled('the site’s name translated', `name + ' | 领英'`),
  titled('a bullet before', `'• ' + name + ' | LinkedIn'`),
  titled('LinkedIn alone', `'LinkedIn'`),
  headed('h1 is h2', `if (heading.tagName !== 'H1') return 0; retag(heading, 'h2')`),
  headed(
    'a div with a role',
    `const made = retag(heading, 'div'); made.setAttribute('role', 'heading'); made.setAttribute('aria-level', '1')`,
  ),
  headed('a paragraph', `retag(heading, 'p')`),
  headed(
    'hidden, the name in a div',
    `const div = document.createElement('div'); div.textContent = heading.textContent; heading.style.display = 'none'; heading.after(div)`,
  ),
  headed(
    'clipped away',
    `heading.style.cssText = 'position:absolute;clip:rect(0 0 0 0);width:1px;height:1px;overflow:hidden'`,
  ),
  headed(
    'split in spans',
    `heading.replaceChildren(...name.split(' ').map((part) => Object.assign(document.createElement('span'), { textContent: part })))`,
  ),
  headed('the degree inside', `heading.insertAdjacentHTML('beforeend', '<span> · 2nd</span>')`),
  headed('pronouns inside', `heading.insertAdjacentHTML('beforeend', '<span>She/Her</span>')`),
  headed('a badge inside', `heading.insertAdjacentHTML('beforeend', '<span>Verified</span>')`),
  headed(
    'a second one in the card',
    `heading.insertAdjacentHTML('afterend', '<h2>Highlights</h2>')`,
  ),
  keyed('Topcard is TopCard', `e.setAttribute(name, key.replace('Topcard', 'TopCard'))`),
  keyed('dropped', 'e.removeAttribute(name)'),
  keyed('renamed', `e.setAttribute(name, key.replace('.profile.card.ref', '.member.tile.'))`),
  keyed('a version before', `e.setAttribute(name, key.replace('com.', 'v2.com.'))`),
  {
    name: 'a stranger’s card in the aside',
    code: `${HEADING} (all('aside')[0] ?? all('main')[0].appendChild(document.createElement('aside'))).insertAdjacentHTML('beforeend', \`${STRANGER}\`)`,
  },
  {
    name: 'a stranger’s card in the main part',
    code: `${HEADING} all('main')[0].insertAdjacentHTML('beforeend', \`${STRANGER}\`)`,
  },
  {
    name: 'main in an open root',
    code: `const main = all('main')[0]; if (main === undefined) return 0; const host = document.createElement('div'); main.replaceWith(host); host.attachShadow({ mode: 'open' }).append(main)`,
  },
  {
    name: 'main in the root of messaging',
    code: `const main = document.querySelector('main'); if (main === null) return 0; const old = document.querySelector('#interop-outlet');
      if (old?.shadowRoot) { old.shadowRoot.append(main); return 1; }
      const host = document.createElement('div'); host.id = 'interop-outlet'; old?.remove(); document.body.append(host); host.attachShadow({ mode: 'open' }).append(main)`,
  },
  {
    name: 'classes of messaging hashed',
    code: `return each('[class*="msg-"]', (e, i) => e.setAttribute('class', 'y' + i))`,
  },
  {
    name: 'link of the conversation’s head gone',
    code: `return each('.msg-title-bar a, h2', (e) => { if (/messaging/.test(location.pathname) && e.closest('a')) e.closest('a').removeAttribute('href'); })`,
  },
  { name: 'data-view-name dropped', code: `return drop('[data-view-name]', 'data-view-name')` },
  {
    name: 'own address of a public page dropped',
    code: `return each('link[rel="canonical"], meta[property="og:url"]', (e) => e.remove())`,
  },
  { name: 'data-anonymize dropped', code: `return drop('[data-anonymize]', 'data-anonymize')` },
  {
    name: 'data-x--lead--name dropped',
    code: `return drop('[data-x--lead--name]', 'data-x--lead--name')`,
  },
  { name: 'the toolbar gone', code: `return each('[role="toolbar"]', (e) => e.remove())` },
  {
    name: 'the toolbar of somebody else',
    to: 'nobody',
    code: `${HEADING} return each('[role="toolbar"] a[href*="/in/"] p', (e) => { e.textContent = 'Stella Ranger'; })`,
  },
  {
    name: 'the address of somebody else',
    to: 'nobody',
    code: 'return 1',
    address: (url) =>
      url.includes('/in/') ? url.replace(/\/in\/[^/]+/, '/in/stella-ranger-9') : null,
  },
];
