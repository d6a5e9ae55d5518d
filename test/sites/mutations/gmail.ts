import type { Change } from './change';

const stale = (name: string, style: string, more = ''): Change => ({
  name: `a left view: ${name}`,
  code: `
const live = all('[role="main"]').find((e) => e.checkVisibility({ visibilityProperty: true }));
if (live === undefined || live.parentElement === null) return 0;
const left = live.cloneNode(false);
left.innerHTML = \`<table><tbody><tr class="zA" role="row"><td class="yX"><div class="yW"><span email="stale@left.example" name="Stale Left" data-hovercard-id="stale@left.example">Stale Left</span></div></td><td><div class="xT"><span class="bog"><span data-legacy-thread-id="19a0c0deadbeef01">Left</span></span></div></td></tr></tbody></table>
<h2 class="hP" data-legacy-thread-id="19a0c0deadbeef01">Left subject</h2><div role="list"><div role="listitem"><div class="adn ads"><h3><span class="gD" email="stale@left.example" name="Stale Left" data-hovercard-id="stale@left.example">Stale Left</span></h3></div></div></div>\`;
live.before(left);
left.style.cssText = '${style}';
${more}
return 1;`,
});

const OFF = 'position:absolute;left:-9999px;top:0;width:600px;height:400px';

const OVER = 'position:absolute;left:0;top:0;width:600px;height:400px;z-index:9';
const WRAPPED = `const w = document.createElement('div'); w.inert = true; w.setAttribute('aria-hidden', 'true'); left.replaceWith(w); w.append(left);`;

const titled = (name: string, to: string): Change => ({
  name: `title: ${name}`,
  code: `if (!/ - /.test(document.title)) return 0; return title((text) => ${to})`,
});

const bar = (name: string, change: string): Change => ({
  name: `account bar: ${name}`,
  code: `return each('header a[role="button"][aria-label*="@"], a[role="button"][aria-label*="@"]', (e) => { ${change} })`,
});

/** Changes of Gmail's pages; those that a page has no place for are left out. */
export const GMAIL_CHANGES: readonly Change[] = [
  {
    name: 'classes hashed',
    code: `return each('[class]', (e, i) => e.setAttribute('class', 'x' + i))`,
  },
  { name: 'ids dropped', code: `return drop('[id]', 'id')` },
  { name: 'roles dropped', code: `return drop('[role]', 'role')` },
  {
    name: 'aria-labels translated',
    code: `return each('[aria-label]:not([aria-label*="@"])', (e) => e.setAttribute('aria-label', 'ใหม่'))`,
  },
  { name: 'aria-labels dropped', code: `return drop('[aria-label]', 'aria-label')` },
  {
    name: 'a wrapper around everything',
    code: `const w = document.createElement('div'); w.append(...document.body.childNodes); document.body.append(w); return 1`,
  },
  {
    name: 'rows and messages reversed',
    code: `return each('tr.zA, [role="listitem"]', (e) => e.parentElement.prepend(e))`,
  },
  titled('gone', `''`),
  titled('another dash', `text.replaceAll(' - ', ' – ')`),
  titled('in brackets', `text.replace(/ - (\\S+@\\S+) - /, ' ($1) - ')`),
  titled('without an address', `text.replace(/ - \\S+@\\S+/, '')`),
  bar('without an address', `e.setAttribute('aria-label', 'Account')`),
  bar(
    'with a second address',
    `e.setAttribute('aria-label', e.getAttribute('aria-label') + ' (second@account.example)')`,
  ),
  { name: 'email dropped', code: `return drop('[data-hovercard-id][email]', 'email')` },
  {
    name: 'data-hovercard-id dropped',
    code: `return drop('[email][data-hovercard-id]', 'data-hovercard-id')`,
  },
  {
    name: 'both dropped',
    code: `return drop('[email], [data-hovercard-id]', 'email', 'data-hovercard-id')`,
  },
  {
    name: 'email dropped, the card by an id',
    code: `return each('[email]', (e) => { e.removeAttribute('email'); e.setAttribute('data-hovercard-id', '1178' + e.textContent.length); })`,
  },
  {
    name: 'subject: h1',
    code: `return each('h2.hP, h2[data-legacy-thread-id]', (e) => retag(e, 'h1'))`,
  },
  {
    name: 'subject: class and ids gone',
    code: `return drop('h2.hP', 'class', 'data-legacy-thread-id', 'data-thread-perm-id')`,
  },
  { name: 'tables are divs', code: `return each('table, tbody, tr, td', (e) => retag(e, 'div'))` },
  {
    name: 'legacy thread id gone',
    code: `return drop('[data-legacy-thread-id]', 'data-legacy-thread-id')`,
  },
  {
    name: 'legacy thread id "undefined"',
    code: `return each('[data-legacy-thread-id]', (e) => e.setAttribute('data-legacy-thread-id', 'undefined'))`,
  },
  { name: 'perm id gone', code: `return drop('[data-thread-perm-id]', 'data-thread-perm-id')` },
  {
    name: 'message ids gone',
    code: `return drop('[data-message-id], [data-legacy-message-id]', 'data-message-id', 'data-legacy-message-id')`,
  },
  ...['afn', 'yW', 'gD', 'g2', 'hb', 'gF', 'a3s'].map(
    (name): Change => ({
      name: `class ${name} hashed`,
      code: `return each('.${name}', (e, i) => { e.classList.remove('${name}'); e.classList.add('h' + i); })`,
    }),
  ),
  {
    name: 'compose: names of fields gone',
    code: `return drop('[data-compose-id] [name], .M9 [name]', 'name')`,
  },
  {
    name: 'compose: data-compose-id gone',
    code: `return drop('[data-compose-id]', 'data-compose-id')`,
  },
  { name: 'role=main dropped', code: `return drop('[role="main"]', 'role')` },
  {
    name: 'role=main on every view',
    code: `return each('.aeF > .nH, [style*="none"] > .nH', (e) => e.setAttribute('role', 'main'))`,
  },
  stale('hidden', 'visibility:hidden'),
  stale('transparent', 'opacity:0'),
  stale(
    'inside something transparent',
    '',
    `const w = document.createElement('div'); w.style.opacity = '0'; left.replaceWith(w); w.append(left);`,
  ),
  stale('without height', 'height:0;overflow:hidden'),
  stale('off the screen', OFF),
  stale('moved off the screen', 'position:absolute;width:600px;transform:translateX(-4000px)'),
  stale('below the screen', 'position:absolute;top:20000px'),
  stale('inert', '', 'left.inert = true;'),
  stale('aria-hidden', '', `left.setAttribute('aria-hidden', 'true');`),
  stale('off the screen, the live one without its role', OFF, `live.removeAttribute('role');`),
  stale('scaled to nothing', 'position:absolute;width:600px;height:400px;transform:scale(0)'),
  stale('turned away', 'position:absolute;width:600px;height:400px;transform:rotateY(90deg)'),
  stale('content not drawn', 'content-visibility:hidden;height:400px'),
  stale('without width', 'position:absolute;width:0;overflow:hidden'),
  stale('filtered away over the live one', `${OVER};filter:opacity(0)`),
  stale('almost transparent over the live one', `${OVER};opacity:.01`),
  stale(
    'masked away over the live one',
    `${OVER};mask-image:linear-gradient(transparent,transparent)`,
  ),
  stale('inside something inert that is hidden from readers', '', WRAPPED),
  stale('in a closed popover', '', `left.setAttribute('popover', '');`),
  stale(
    'before a second view of the same thread',
    OFF,
    `live.after(Object.assign(live.cloneNode(true), { inert: true }));`,
  ),
  stale('clipped away', 'position:absolute;clip-path:inset(100%);width:600px;height:400px'),
  stale(
    'under the live one',
    'position:absolute;z-index:-1;left:0;top:0;width:600px;height:400px',
    `live.style.cssText = 'position:relative;z-index:1;background:white;min-height:400px'; live.parentElement.style.cssText = 'position:relative;z-index:0';`,
  ),
  {
    name: 'a dialog makes everything inert',
    code: `document.body.firstElementChild && each('body > *', (e) => { e.inert = true; }); return 1`,
  },
  {
    name: 'main view in an open root',
    code: `const view = all('[role="main"]').find((e) => e.checkVisibility()); if (view === undefined) return 0; const host = document.createElement('div'); view.replaceWith(host); host.attachShadow({ mode: 'open' }).append(view)`,
  },
  {
    name: 'address of another thread, legacy id',
    code: `return all('h2.hP, h1.hP').some((e) => e.checkVisibility()) && all('tr.zA').length === 0 ? 1 : 0`,
    address: (url) => (url.includes('#') ? url.replace(/#.*/, '#inbox/1f00000000000001') : null),
    to: 'nobody',
  },
  {
    name: 'address of another thread, new id',
    code: 'return 1',
    address: (url) =>
      url.includes('#') ? url.replace(/#.*/, '#inbox/FMfcgzZZZZZZZZZZZZZZZZZZZZZZ') : null,
    blind: true,
  },
];
