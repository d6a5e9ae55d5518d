// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { linkedin } from '../../../../lib/sites/linkedin';
import {
  ANA,
  BO,
  type Member,
  newer,
  older,
  type Parts,
  parse,
  partsOf,
  read,
  whoIn,
} from './pages';

const SHOWN = {
  name: ANA.name,
  headline: 'Head of Operations',
  company: 'Norte Logística',
  place: 'Porto, Portugal',
};
const NAMES = ['title', 'heading', 'link', 'topKey', 'aboutKey', 'activityKey'] as const;

/** Every way in which the parts of a page may be of two people. */
function mixtures(names: readonly (keyof Parts)[]): Parts[] {
  return Array.from({ length: 2 ** names.length }, (_, bits) => ({
    ...partsOf(ANA),
    ...Object.fromEntries(names.map((name, index) => [name, (bits >> index) & 1 ? BO : ANA])),
  }));
}

/** The one person of whom all parts are; undefined where they are of two. */
function onlyOne(parts: Parts, names: readonly (keyof Parts)[]): Member | undefined {
  const [first, ...rest] = names.map((name) => parts[name]);
  return rest.every((each) => each === first) ? first : undefined;
}

/**
 * Who a page is about at this address that showed Ana and then, in the same nodes, another page's
 * texts and attributes.
 */
function turned(document: Document, into: Document, path: string): (string | undefined)[] {
  read(document, `/in/${ANA.slug}/`);
  const targets = [...into.querySelectorAll('*')];
  for (const [index, node] of [...document.querySelectorAll('*')].entries()) {
    const target = targets[index];
    for (const { name, value } of target?.attributes ?? []) node.setAttribute(name, value);
    if (target?.childElementCount === 0) node.textContent = target.textContent;
  }
  return whoIn(read(document, path));
}

describe('a profile of the newer generation', () => {
  it('says who it is, with both ids', () => {
    const { page, subject } = read(newer(partsOf(ANA)), `/in/${ANA.slug}/`);
    expect(page).toBe('person');
    expect(subject?.key).toBe(`person:${ANA.slug}`);
    expect(subject?.people).toMatchObject([
      { ...SHOWN, linkedinSlug: ANA.slug, linkedinId: ANA.memberId, role: 'profile' },
    ]);
    expect(subject?.people[0]?.anchor.tagName).toBe('H2');
    expect(subject?.people[0]?.evidence).toEqual([
      'address',
      'own-link',
      'heading',
      'title',
      'card-key',
    ]);
  });

  it('is one and the same by member id, in any language and under any sub-address', () => {
    const paths = [
      ANA.memberId,
      `${ANA.slug}/de`,
      `${ANA.slug}/overlay/contact-info`,
      ANA.slug.toUpperCase(),
    ];
    const keys = paths.map((path) => read(newer(partsOf(ANA)), `/in/${path}/`).subject?.key);
    expect(keys).toEqual(paths.map(() => `person:${ANA.slug}`));
  });

  it('is of no one while it turns into another, unless every part is of one person and the address is theirs', () => {
    for (const parts of mixtures(NAMES)) {
      const one = onlyOne(parts, NAMES);
      for (const member of [ANA, BO]) {
        for (const id of [member.slug, member.memberId]) {
          const found = turned(newer(partsOf(ANA)), newer(parts), `/in/${id}/`);
          expect(found, JSON.stringify({ parts, id })).toEqual(one === member ? [member.slug] : []);
        }
      }
    }
  });

  it('may be of a namesake once it is drawn again, and not before', () => {
    const namesake = { ...BO, name: ANA.name };
    expect(turned(newer(partsOf(ANA)), newer(partsOf(namesake)), `/in/${BO.slug}/`)).toEqual([]);
    const document = newer(partsOf(ANA));
    read(document, `/in/${ANA.slug}/`);
    document.body.replaceChildren(...newer(partsOf(namesake)).body.children);
    expect(whoIn(read(document, `/in/${BO.slug}/`))).toEqual([BO.slug]);
  });

  it('is of no one where the card around the name is not the one with the key', () => {
    const document = newer(partsOf(ANA));
    const key = document.querySelector('section')?.getAttribute('componentkey') ?? '';
    for (const node of document.querySelectorAll('[componentkey$="Topcard"]'))
      node.removeAttribute('componentkey');
    document.querySelector('aside')?.setAttribute('componentkey', key);
    expect(whoIn(read(document, `/in/${ANA.slug}/`))).toEqual([]);
  });

  it('takes a slug in any script, written out or not', () => {
    const jose: Member = { ...ANA, slug: 'josé-山田' };
    for (const path of [`/in/${encodeURIComponent(jose.slug)}/`, `/in/${jose.slug}/`])
      expect(whoIn(read(newer(partsOf(jose)), path))).toEqual([jose.slug]);
  });

  it('stands on another link where the usual one is gone, and says so', () => {
    const document = newer(partsOf(ANA), '/overlay/background-photo/');
    const { subject, health } = read(document, `/in/${ANA.slug}/`);
    expect(subject?.people[0]?.linkedinSlug).toBe(ANA.slug);
    expect(health).toContainEqual({ id: 'ownLink', state: 'fallback' });
  });

  it('says what is missing', () => {
    const document = newer(partsOf(ANA), '/');
    for (const node of document.querySelectorAll('[componentkey]'))
      node.removeAttribute('componentkey');
    const { subject, page, health } = read(document, `/in/${ANA.slug}/`);
    // The address, the links around the photograph and the name, heading and title are left.
    expect([subject?.people[0]?.linkedinSlug, page]).toEqual([ANA.slug, 'person']);
    expect(health).toEqual(
      expect.arrayContaining([
        { id: 'ownLink', state: 'missing' },
        { id: 'card', state: 'missing' },
      ]),
    );
  });
});

describe('a profile of the older generation', () => {
  it('says who it is', () => {
    const { page, subject } = read(older(partsOf(ANA)), `/in/${ANA.slug}/`);
    expect(page).toBe('person');
    expect(subject?.people).toMatchObject([{ ...SHOWN, linkedinSlug: ANA.slug }]);
    expect(subject?.people[0]?.linkedinId).toBeUndefined();
  });

  it('is of no one while it turns into another, unless title, heading, link and address are of one person', () => {
    for (const parts of mixtures(['title', 'heading', 'link'])) {
      const one = onlyOne(parts, ['title', 'heading', 'link']);
      for (const member of [ANA, BO])
        expect(turned(older(partsOf(ANA)), older(parts), `/in/${member.slug}/`)).toEqual(
          one === member ? [member.slug] : [],
        );
    }
  });

  it('has no member id, so that an address by it is no one’s', () => {
    expect(whoIn(read(older(partsOf(ANA)), `/in/${ANA.memberId}/`))).toEqual([]);
  });
});

describe.each([
  ['newer', newer],
  ['older', older],
] as const)('a %s profile', (_, page) => {
  const at = (change: (document: Document) => void) => {
    const document = page(partsOf(ANA));
    change(document);
    return whoIn(read(document, `/in/${ANA.slug}/`));
  };
  const link = (document: Document) => document.querySelector('a[href*="contact-info"]');

  it.each<[string, (document: Document) => void]>([
    [
      'a second heading like the first',
      (d) => {
        const heading = d.querySelector('section h1, section h2');
        const second = heading?.cloneNode();
        if (second === undefined) return;
        second.textContent = BO.name;
        heading?.closest('section')?.append(second);
      },
    ],
    [
      'the first heading of another part',
      (d) => d.querySelector('main')?.insertAdjacentHTML('beforeend', '<h1>Bo Ek</h1>'),
    ],
    [
      'another person’s contact link',
      (d) =>
        d.body.insertAdjacentHTML('beforeend', '<a href="/in/bo-ek/overlay/contact-info/">x</a>'),
    ],
    [
      'the same on another host',
      (d) =>
        link(d)?.setAttribute('href', `https://x.example/in/${ANA.slug}/overlay/contact-info/`),
    ],
    [
      'a contact link that cannot be read',
      (d) => link(d)?.setAttribute('href', '/in/%E0%A4%A/overlay/contact-info/'),
    ],
    [
      'a hidden top card',
      (d) => d.querySelector('section')?.setAttribute('style', 'display: none'),
    ],
    [
      'an empty heading',
      (d) => d.querySelectorAll('h1, h2').forEach((h) => void h.replaceChildren()),
    ],
    ['an empty title', (d) => d.querySelectorAll('title').forEach((t) => void t.replaceChildren())],
  ])('with %s is no one’s', (_name, change) => {
    expect(at(change)).toEqual([]);
  });

  it.each<[string, (document: Document) => void]>([
    [
      'a hidden contact link of somebody else',
      (d) =>
        d.body.insertAdjacentHTML(
          'beforeend',
          '<a style="display: none" href="/in/bo-ek/overlay/contact-info/">x</a>',
        ),
    ],
    [
      'no title at all, saved in part',
      (d) => d.querySelectorAll('title').forEach((t) => void t.remove()),
    ],
    [
      'a part of the profile in its title',
      (d) => {
        d.title = `(12) Activity | ${ANA.name} | LinkedIn`;
      },
    ],
    [
      'marks of direction around the name',
      (d) => {
        d.title = `\u200f(٣) \u2068${ANA.name}\u2069 | LinkedIn`;
      },
    ],
  ])('with %s is still theirs', (_name, change) => {
    expect(at(change)).toEqual([ANA.slug]);
  });

  it.each([
    '/feed/',
    '/in/me/',
    '/in/',
    `/in/${ANA.slug}/edit/`,
    '/jobs/',
    '/company/x/',
    '/messaging/thread/2-x/',
    '/sales/lead/ACwAAx,a,b',
    '/search/results/people/',
    '/authwall',
  ])('left behind under %s is no one’s', (path) => {
    const { subject, rows, composes, company } = read(page(partsOf(ANA)), path);
    expect([subject, rows, composes, company]).toEqual([null, [], [], null]);
  });

  it('is read without a change, twice the same', () => {
    const document = page(partsOf(ANA));
    const before = document.documentElement.outerHTML;
    expect(read(document, `/in/${ANA.slug}/`)).toEqual(read(document, `/in/${ANA.slug}/`));
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('a public profile', () => {
  const page = (
    own: string,
    name: string,
    title = `${name} - Head of Operations - Norte | LinkedIn`,
  ) =>
    parse(
      title,
      `<main><h1 class="top-card-layout__title"> ${name} </h1><h2 class="top-card-layout__headline">Ops</h2>
       <h3 class="top-card-layout__first-subline"><div class="not-first-middot"><span>Porto</span></div></h3>
       <div data-section="currentPositionsDetails"><span class="top-card-link__description">Norte</span></div></main>`,
      `<link rel="canonical" href="https://pt.linkedin.com/in/${own}"><meta property="og:url" content="https://pt.linkedin.com/in/${own}">`,
    );

  it('says who it is on a country’s host', () => {
    const snapshot = linkedin.read(
      page(ANA.slug, ANA.name),
      new URL(`https://pt.linkedin.com/in/${ANA.slug}`),
    );
    expect(snapshot.page).toBe('person-public-loggedout');
    expect(snapshot.subject?.people).toMatchObject([
      { linkedinSlug: ANA.slug, name: ANA.name, headline: 'Ops', company: 'Norte', place: 'Porto' },
    ]);
  });

  it.each([
    ['another address of its own', page(BO.slug, ANA.name)],
    ['the title of somebody else', page(ANA.slug, ANA.name, 'Bo Ek - CEO - X | LinkedIn')],
    ['no address of its own', parse(`${ANA.name} | LinkedIn`, `<main><h1>${ANA.name}</h1></main>`)],
  ])('with %s is no one’s', (_, document) => {
    expect(whoIn(read(document, `/in/${ANA.slug}/`))).toEqual([]);
  });
});

describe('pages that are no profile', () => {
  it.each([
    [
      'not found',
      parse(
        'Profile Not Found | LinkedIn',
        '<main><h1>Profile Not Found</h1></main>',
        '<link rel="canonical" href="/public-profile/in/x/">',
      ),
    ],
    ['a wall', parse('Sign Up | LinkedIn', '<main><h1>Join LinkedIn</h1><form></form></main>')],
    ['a shell', parse('LinkedIn', '<div id="app"></div>')],
    ['a challenge', parse(null, '')],
  ])('%s: no one', (_, document) => {
    const { page, subject, health } = read(document, `/in/${ANA.slug}/`);
    expect([page, subject]).toEqual(['none', null]);
    expect(health.filter(({ state }) => state === 'missing')).toEqual([]);
  });
});
