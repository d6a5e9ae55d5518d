/**
 * Small pages of our own with what LinkedIn's are read by, one for each kind of thing that went
 * wrong on a page of 2026.
 */
import type { SavedPage } from '../mutations/mutate';
import type { Expectation } from './expectation';

interface Member {
  readonly slug: string;
  readonly id: string;
  readonly name: string;
}

const idLike = (letter: string) => `ACoAA${letter.repeat(34)}`;
const ANA: Member = { slug: 'ana-lopez-1a', id: idLike('a'), name: 'Ana López' };
const BO: Member = { slug: 'bo-ek', id: idLike('b'), name: 'Bo Ek' };
const KEY = 'com.linkedin.sdui.profile.card.ref';
const NAV = '<header><button><img alt="Nora Vidal"></button></header>';

interface Profile {
  /** Of whom the address, links, keys and bar are. */
  readonly member: Member;
  /** The people that heading and title name. */
  readonly named?: string;
  readonly title?: string;
  readonly heading?: string;
  readonly overlay?: string;
  readonly more?: string;
  readonly isMarked?: boolean;
}

/**
 * A profile as it has been since September 2026: keys, a bar out of reach, a mark around the name.
 */
function profileHtml(given: Profile): string {
  const {
    member,
    named = member.name,
    title = `${named} | LinkedIn`,
    heading = `<h2>${named}</h2>`,
    more = '',
  } = given;
  const { slug, id } = member;
  const at = `https://www.linkedin.com/in/${slug}`;
  const contact =
    given.overlay === ''
      ? ''
      : `<p>·</p><p><a href="${at}${given.overlay ?? '/overlay/contact-info/'}">Contact info</a></p>`;
  const mark =
    given.isMarked === false ? '' : ` componentkey="ProfileVerificationTriggerRef-${slug}"`;
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${NAV}
    <div role="toolbar" aria-hidden="true" inert><a href="${at}/"><figure></figure><p>${member.name}</p><p>Head of Operations</p></a></div>
    <div role="main" data-sdui-screen="x.Profile"><main><section aria-label="Primary content">
      <div componentkey="${KEY}${id}Topcard"><section componentkey="${KEY}${id}Topcard">
        <a href="${at}/"><figure><img alt=""></figure></a>
        <div><div><div${mark}>${heading}</div><p>· 2nd</p></div><p>Head of Operations</p><p>Norte Logística · Escuela</p>
          <div><p>Porto, Portugal</p>${contact}</div></div>
        <div role="button"><svg id="company-accent-4"></svg><p>Norte Logística</p></div>
        <button aria-label="Follow ${named}">Follow</button>${more}
      </section></div>
      <div componentkey="${KEY}${id}About"><section><h2>About</h2></section></div>
      <div componentkey="${KEY}${slug}Activity"><section><h2>Activity</h2><a href="/in/petrasun/"><p>Petra Sun</p></a></section></div>
    </section><aside><a href="/in/petrasun/"><figure></figure><p>Petra Sun</p></a></aside></main></div></body></html>`;
}

function profile(name: string, given: Omit<Profile, 'member'>, isSomebody = true): SavedPage {
  const { slug, id, name: fullName } = ANA;
  const expected = {
    slug,
    fullName,
    headline: 'Head of Operations',
    company: 'Norte Logística',
    location: 'Porto, Portugal',
    memberUrn: `urn:li:fsd_profile:${id}`,
  };
  const wish: Expectation = {
    url: `https://www.linkedin.com/in/${slug}/`,
    kind: isSomebody ? 'profile' : 'ambiguous',
    page: isSomebody ? 'person' : 'none',
    expected: isSomebody ? expected : null,
    mustNotReturn: ['petrasun', BO.slug, BO.name],
    focus: isSomebody ? slug : null,
  };
  return { name, html: profileHtml({ member: ANA, ...given }), wish };
}

const found = ({ slug, name }: Member) => `<div><figure></figure><div>
    <p><a href="https://www.linkedin.com/in/${slug}/?x=1">${name}</a><span><span> • 2nd</span></span></p><div><p>Operations</p></div>
    <div><p><a href="/in/petrasun/">Petra Sun</a> is a mutual connection</p></div></div></div>`;

const SEARCH: SavedPage = {
  name: 'search-2026-07',
  html: `<!doctype html><html lang="en"><head><title>"ops" | Search | LinkedIn</title></head><body>${NAV}<main><div>
    ${found(ANA)}${found(BO)}<div><div><p>LinkedIn Member</p></div></div></div>
    <aside><p><a href="/in/otto-lind-44/">Otto Lind</a> • 3rd</p></aside></main></body></html>`,
  wish: {
    url: 'https://www.linkedin.com/search/results/people/?keywords=ops',
    page: 'search-people',
    expected: { results: [ANA, BO].map(({ slug, name }) => ({ slug, name })) },
    mustNotReturn: ['petrasun', 'otto-lind-44'],
    abouts: [ANA.slug, BO.slug],
  },
};

function conversation(
  name: string,
  body: string,
  ...people: readonly (Member | { slug?: string; memberUrnId?: string; name: string })[]
): SavedPage {
  const participants = people.map((one) =>
    'id' in one ? { name: one.name, slug: one.slug } : one,
  );
  return {
    name,
    html: `<!doctype html><html lang="en"><head><title>(1) Messaging | LinkedIn</title></head><body>${NAV}${body}</body></html>`,
    wish: {
      url: 'https://www.linkedin.com/messaging/thread/2-abc/',
      page: 'conversation',
      expected: { participants, group: people.length > 1 },
      mustNotReturn: ['petrasun', 'nora-vidal-demo'],
      focus:
        people.length === 1
          ? (participants[0]?.slug ??
            (participants[0] as { memberUrnId?: string }).memberUrnId ??
            null)
          : null,
    },
  };
}

const NORA: Member = { slug: 'nora-vidal-demo', id: idLike('n'), name: 'Nora Vidal' };
const hashed = (heading: string, ...authors: readonly Member[]) =>
  `<main></main><div id="interop-outlet"><template shadowrootmode="open"><div><div role="list"><div role="listitem"><span>${ANA.name}</span></div></div>
    <div role="region"><div>${heading}</div><div>${authors
      .map(
        ({ slug, name }) =>
          `<div><a href="https://www.linkedin.com/in/${slug}/"><span>${name}</span></a><p>Ask <a href="/in/petrasun/">Petra</a></p></div>`,
      )
      .join(
        '',
      )}</div><div role="textbox" contenteditable="true"></div></div></div></template></div>`;
const headLink = ({ slug, name }: Member) =>
  `<a href="https://www.linkedin.com/in/${slug}/"><h2>${name}</h2></a>`;

const wrote = ({ slug, name }: Member) =>
  `<li><div class="msg-s-event-listitem ${slug === NORA.slug ? '' : 'msg-s-event-listitem--other'}"><a class="msg-s-message-group__profile-link" href="/in/${slug}/"><span>${name}</span></a><p>…</p></div></li>`;
const inbox = (active: string, head: string, ...authors: readonly Member[]) =>
  `<main><ul><li><div class="msg-conversations-container__convo-item-link msg-conversations-container__convo-item-link--active"><h3 class="msg-conversation-listitem__participant-names">${active}</h3></div></li></ul>
    <div class="msg-thread"><div class="msg-title-bar">${head}</div><ul>${authors.map(wrote).join('')}</ul><form class="msg-form"><div class="msg-form__contenteditable" role="textbox" contenteditable="true"></div></form></div></main>`;
const entity = (text: string) => `<h2 class="msg-entity-lockup__entity-title">${text}</h2>`;

export const LINKEDIN_PAGES: readonly SavedPage[] = [
  profile('profile-2026-09', {}),
  profile('profile-name-stale', { named: BO.name }, false),
  profile(
    'profile-two-contact-links',
    { more: `<p><a href="/in/${BO.slug}/overlay/contact-info/">Contact info</a></p>` },
    false,
  ),
  profile('profile-title-with-headline', { title: `${ANA.name} - Head of Operations | LinkedIn` }),
  profile('profile-name-hidden', {
    heading: `<h2 style="display:none">${ANA.name}</h2><div>${ANA.name}</div>`,
  }),
  profile('profile-name-decorated', {
    heading: `<h2><span>Ana</span> <span>López</span><span> · 2nd</span></h2>`,
  }),
  profile('profile-without-overlay', { overlay: '' }),
  profile('profile-without-overlay-and-mark', { overlay: '', isMarked: false }),
  SEARCH,
  conversation('messaging-hashed', hashed(headLink(ANA), ANA, NORA), ANA),
  conversation('messaging-hashed-name-alone', hashed(`<h2>${ANA.name}</h2>`, NORA)),
  conversation('messaging-hashed-head-alone', hashed(headLink(ANA), NORA)),
  conversation(
    'messaging-hashed-group',
    hashed('<h2>Ana López, Bo Ek</h2>', ANA, BO, NORA),
    ANA,
    BO,
  ),
  conversation(
    'messaging-member-id',
    inbox(
      ANA.name,
      `<a class="msg-thread__link-to-profile" href="/in/${ANA.id}">${entity(ANA.name)}</a>`,
      NORA,
    ),
    { name: ANA.name, memberUrnId: ANA.id },
  ),
  conversation(
    'messaging-group',
    inbox('Ana López, Bo Ek', entity('Ana López, Bo Ek'), ANA, BO, NORA),
    ANA,
    BO,
  ),
  conversation(
    'messaging-group-named',
    inbox('Roll-out', entity('Roll-out'), ANA, NORA, BO),
    ANA,
    BO,
  ),
  conversation('messaging-group-of-before', inbox('Roll-out', entity('Petra Sun'), ANA, BO)),
  {
    name: 'company-fr',
    html: `<!doctype html><html lang="fr"><head><title>(2) Norte Logística\u00a0: Personnes | LinkedIn</title></head><body><main><h1>Norte Logística</h1><nav><a href="/company/norte-logistica/about/">À propos</a></nav><a href="/in/petrasun/">Petra Sun</a></main></body></html>`,
    wish: {
      url: 'https://www.linkedin.com/company/norte-logistica/people/',
      page: 'company',
      expected: null,
      companyExpected: { slug: 'norte-logistica', name: 'Norte Logística' },
      mustNotReturn: ['petrasun'],
    },
  },
  {
    name: 'public-masked',
    html: `<!doctype html><html lang="zh-CN"><head><title>王小明 - 采购总监 - 北方物流 | 领英</title><link rel="canonical" href="https://cn.linkedin.com/in/xiaoming-7788"></head><body><main><section class="top-card-layout"><h1 class="top-card-layout__title">王小明</h1><h2 class="top-card-layout__headline">采购总监</h2><div data-section="currentPositionsDetails"><span class="top-card-link__description">****** ***</span></div></section></main></body></html>`,
    wish: {
      url: 'https://cn.linkedin.com/in/xiaoming-7788',
      page: 'person-public-loggedout',
      expected: { slug: 'xiaoming-7788', fullName: '王小明' },
      mustNotReturn: ['***'],
    },
  },
];
