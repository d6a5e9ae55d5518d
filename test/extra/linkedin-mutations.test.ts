import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecogniser, type Recogniser } from '../sites/recogniser';
import { hasShared, sharedFiles, sharedText } from './shared';

/**
 * What a change of a page may lead to: the same person, no one, or either; never another person.
 */
type Outcome = 'same' | 'nobody' | 'either';

interface Change {
  readonly name: string;
  readonly to: Outcome;
  /**
   * Runs in the page: a body of a function of `all(selector)`, `own` (slug), `foreign` (slug of
   * a person on the page).
   */
  readonly code?: string;
  readonly address?: (own: string, foreign: string) => string;
}

const at = (path: string) => `https://www.linkedin.com${path}`;
const CHANGES: readonly Change[] = [
  { name: 'as it is', to: 'same' },
  {
    name: 'classes of another build',
    to: 'same',
    code: `all('main [class]').forEach((e, i) => e.className = 'z' + i)`,
  },
  {
    name: 'no keys',
    to: 'same',
    code: `all('[componentkey]').forEach((e) => e.removeAttribute('componentkey'))`,
  },
  {
    name: 'no contact link',
    to: 'either',
    code: `all('a[href*="contact-info"]').forEach((e) => e.remove())`,
  },
  // Links to further pages of the profile and the photograph's stay.
  {
    name: 'no own links',
    to: 'either',
    code: `all('a[href*="/overlay/"]').forEach((e) => e.remove())`,
  },
  { name: 'no heading', to: 'either', code: `all('h1, h2').forEach((e) => e.remove())` },
  {
    name: 'an empty title',
    to: 'nobody',
    code: `all('title').forEach((e) => e.remove()); document.head.append(document.createElement('title'))`,
  },
  {
    name: 'the title of somebody else',
    to: 'nobody',
    code: `all('title').forEach((e) => e.remove()); document.head.append(document.createElement('title')); document.title = 'Somebody Else | LinkedIn'`,
  },
  {
    name: 'a count in the title, in other digits',
    to: 'same',
    code: `if (document.title !== '') document.title = '(٣) ' + document.title.replace(/^\\(\\d+\\) /, '')`,
  },
  {
    name: 'a second title of somebody else',
    to: 'same',
    code: `const t = document.createElement('title'); t.textContent = 'Somebody Else | LinkedIn'; if (document.title !== '') document.head.append(t)`,
  },
  {
    name: 'the heading of somebody else',
    to: 'nobody',
    code: `const card = all('a[href*="contact-info"]')[0].closest('section'); card.querySelector('h1, h2').textContent = 'Somebody Else'; if (document.title === '') document.title = 'Own Name | LinkedIn'`,
  },
  {
    name: 'a second heading',
    to: 'nobody',
    code: `const card = all('a[href*="contact-info"]')[0].closest('section'); const h = card.querySelector('h1, h2').cloneNode(); h.textContent = 'Somebody Else'; card.append(h)`,
  },
  ...['body', 'main', 'main section', 'section:has(a[href*="contact-info"])'].map(
    (place): Change => ({
      name: `the contact link of somebody else in ${place}`,
      to: 'nobody',
      code: `const a = document.createElement('a'); a.href = '/in/' + foreign + '/overlay/contact-info/'; a.textContent = 'Contact info'; all('${place}')[0].prepend(a)`,
    }),
  ),
  {
    name: 'the contact link of somebody else, hidden',
    to: 'same',
    code: `const a = document.createElement('a'); a.href = '/in/' + foreign + '/overlay/contact-info/'; a.style.display = 'none'; document.body.prepend(a)`,
  },
  {
    name: 'own links of somebody else',
    to: 'nobody',
    code: `all('a[href*="/overlay/"]').forEach((e) => e.setAttribute('href', e.getAttribute('href').replace(own, foreign)))`,
  },
  {
    name: 'the top card hidden',
    to: 'nobody',
    code: `all('a[href*="contact-info"]')[0].closest('section').style.display = 'none'`,
  },
  { name: 'everything hidden', to: 'nobody', code: `document.body.style.visibility = 'hidden'` },
  {
    name: 'cards in another order',
    to: 'same',
    code: `all('main section').forEach((e) => e.parentElement.prepend(e))`,
  },
  {
    name: 'another language',
    to: 'same',
    code: `all('main p, main span, main button, main a').forEach((e) => { if (e.childElementCount === 0 && !e.querySelector('h1, h2') && e.closest('h1, h2') === null) e.textContent = 'ใหม่'; }); all('[aria-label]').forEach((e) => e.setAttribute('aria-label', 'ใหม่'))`,
  },
  {
    name: 'self links to the root',
    to: 'same',
    code: `all('a[href]').forEach((e) => { if (new RegExp('/in/' + own + '/$').test(e.getAttribute('href'))) e.setAttribute('href', '/'); })`,
  },
  { name: 'somebody else’s address', to: 'nobody', address: (_, foreign) => at(`/in/${foreign}/`) },
  {
    name: 'somebody else’s address and title',
    to: 'nobody',
    code: `document.title = 'Somebody Else | LinkedIn'`,
    address: (_, foreign) => at(`/in/${foreign}/`),
  },
  { name: 'my own address', to: 'nobody', address: () => at('/in/me/') },
  { name: 'an editor', to: 'nobody', address: (own) => at(`/in/${own}/edit/intro/`) },
  { name: 'no address of a profile', to: 'nobody', address: () => at('/feed/') },
  { name: 'a search', to: 'nobody', address: () => at('/search/results/people/?keywords=x') },
  { name: 'a company', to: 'nobody', address: () => at('/company/x/') },
  {
    name: 'a lead',
    to: 'nobody',
    address: () => at('/sales/lead/ACwAAAb12cdEfGhIjKlMnOpQrStUvWxYz012345,NAME,x'),
  },
  { name: 'a thread', to: 'nobody', address: () => at('/messaging/thread/2-abc/') },
  { name: 'a wall', to: 'nobody', address: () => at('/authwall?x=1') },
  ...[
    'de/',
    'overlay/contact-info/',
    'overlay/about-this-profile/',
    'details/experience/',
    'recent-activity/all/',
    '?x=1#y',
  ].map(
    (rest): Change => ({
      name: `the address with ${rest}`,
      to: 'same',
      address: (own) => at(`/in/${own}/${rest}`),
    }),
  ),
  { name: 'the address in capitals', to: 'same', address: (own) => at(`/in/${own.toUpperCase()}`) },
  { name: 'a country’s host', to: 'same', address: (own) => `https://de.linkedin.com/in/${own}` },
];

const FOLDER = 'captures/linkedin';
const pages = sharedFiles(FOLDER).filter((file) => /^(sdui|ember)-profile.*\.html$/.test(file));

const wishOf = (file: string) =>
  JSON.parse(sharedText(`${FOLDER}/${file.replace(/\.html$/, '.expected.json')}`)) as {
    expected: { slug: string; fullName: string };
  };

interface Said {
  readonly page: string;
  readonly people: readonly {
    readonly slug?: string;
    readonly memberId?: string;
    readonly name?: string;
  }[];
}

/** The page is put back after each change; what is said stands in the order of the changes. */
function changed(
  page: Page,
  own: string,
  foreign: string,
  changes: readonly Change[],
): Promise<Said[]> {
  return page.evaluate<
    Said[],
    readonly [string, string, readonly { code: string; address: string }[]]
  >(
    ([ownSlug, foreignSlug, all]) => {
      const original = document.documentElement;
      const { recognise } = globalThis as unknown as { recognise(url: string): Said };
      return all.map(({ code, address }) => {
        document.replaceChild(original.cloneNode(true), document.documentElement);
        const find = (selector: string) => [...document.querySelectorAll(selector)];
        new Function('all', 'own', 'foreign', code)(find, ownSlug, foreignSlug);
        return recognise(address);
      });
    },
    [
      own,
      foreign,
      changes.map(({ code = '', address }) => ({
        code,
        address: address?.(own, foreign) ?? at(`/in/${own}/`),
      })),
    ],
  );
}

/**
 * What is said while a page falls apart: nodes removed and moved, attributes lost and exchanged,
 * some hundred changes a time, each time from the whole page. Only what differs from the person and
 * from no one.
 */
function fallenApart(page: Page, own: string, seed: number): Promise<string[]> {
  return page.evaluate<string[], readonly [string, number]>(
    ([slug, from]) => {
      let state = from;
      const random = (below: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      const original = document.documentElement;
      const { recognise } = globalThis as unknown as { recognise(url: string): Said };
      const wrong = new Set<string>();
      let named = 0;
      for (let round = 0; round < 15; round += 1) {
        document.replaceChild(original.cloneNode(true), document.documentElement);
        const top = document.querySelector('a[href*="contact-info"]')?.closest('section');
        for (let step = 0; step < 25; step += 1) {
          // Half of the changes where they may hurt.
          const nodes = [...((random(2) === 0 ? top : null) ?? document).querySelectorAll('*')];
          const [one, other] = [nodes[random(nodes.length)], nodes[random(nodes.length)]];
          const names = one?.getAttributeNames() ?? [];
          const name = names[random(names.length)];
          const what = random(4);
          if (one === undefined || other === undefined) continue;
          if (what === 0 && one.childElementCount < 20) one.remove();
          else if (what === 1 && !one.contains(other) && !other.contains(one)) other.append(one);
          else if (what === 2 && name !== undefined) one.removeAttribute(name);
          else if (name !== undefined && other.hasAttribute(name)) {
            const value = one.getAttribute(name) ?? '';
            one.setAttribute(name, other.getAttribute(name) ?? '');
            other.setAttribute(name, value);
          }
          try {
            const { people } = recognise(`https://www.linkedin.com/in/${slug}/`);
            named += people.length;
            if (people.some((person) => person.slug !== slug)) wrong.add(JSON.stringify(people));
          } catch (error) {
            wrong.add(String(error));
          }
        }
      }
      return named < 40 ? ['hardly anybody was recognised at all', ...wrong] : [...wrong];
    },
    [own, seed],
  );
}

describe.skipIf(!hasShared)('captured profiles that change', () => {
  let recogniser: Recogniser;
  beforeAll(async () => {
    recogniser = await openRecogniser();
  });
  afterAll(() => recogniser.close());

  it.each(pages)('%s: never a person else', async (file) => {
    const html = sharedText(`${FOLDER}/${file}`);
    const wish = wishOf(file);
    const { slug } = wish.expected;
    const foreign =
      [...html.matchAll(/\/in\/([a-z0-9-]+)[/?"]/g)]
        .map(([, other = '']) => other)
        .find((other) => other !== slug) ?? 'nobody';
    const page = await recogniser.open(html, at(`/in/${slug}/`));
    const said = await changed(page, slug, foreign, CHANGES);
    await page.context().close();
    const wrong = CHANGES.flatMap(({ name, to }, index) => {
      const people = said[index]?.people ?? [];
      const isSame =
        people.length === 1 &&
        people[0]?.slug === slug &&
        people[0].name === wish.expected.fullName;
      const isRight = (people.length === 0 && to !== 'same') || (isSame && to !== 'nobody');
      return isRight ? [] : [`${name}: ${JSON.stringify(people)}`];
    });
    expect(wrong).toEqual([]);
  });

  it.each(pages)('%s: never another person while it falls apart', async (file) => {
    const html = sharedText(`${FOLDER}/${file}`);
    const { slug } = wishOf(file).expected;
    const page = await recogniser.open(html, at(`/in/${slug}/`));
    expect(await fallenApart(page, slug, 7)).toEqual([]);
    await page.context().close();
  });
});
