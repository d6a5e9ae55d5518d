// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ANA, BO, type Member, parse, read, whoIn } from './pages';

const headLink = ({ slug, name }: Member) =>
  `<a class="msg-thread__link-to-profile" href="https://www.linkedin.com/in/${slug}/"><h2 class="msg-entity-lockup__entity-title">${name}</h2><div>Status is online</div></a>`;
const face = ({ slug, name }: Member) =>
  `<a class="msg-thread__link-to-profile" href="/in/${slug}/"><img alt="${name}"></a>`;
const author = ({ slug, name }: Member) =>
  `<div class="msg-s-event-listitem--other"><a class="msg-s-message-group__profile-link" href="/in/${slug}/">${name}</a><p>ask <a href="/in/petrasun/">Petra</a></p></div>`;
const COMPOSER =
  '<form class="msg-form"><div class="msg-form__contenteditable" role="textbox" contenteditable="true"></div></form>';

interface Thread {
  readonly head: string;
  readonly authors?: readonly Member[];
  readonly active?: string;
}

function inbox({ head, authors = [], active }: Thread, rest = ''): Document {
  const list =
    active === undefined
      ? ''
      : `<div class="msg-conversations-container__convo-item-link active"><h3 class="msg-conversation-listitem__participant-names">${active}</h3></div>`;
  const other =
    '<div class="msg-conversations-container__convo-item-link"><h3 class="msg-conversation-listitem__participant-names">Petra Sun</h3></div>';
  return parse(
    '(2) Messaging | LinkedIn',
    `<main>${list}${other}<div class="msg-thread"><div class="msg-title-bar">${head}</div>${authors.map(author).join('')}${COMPOSER}</div></main>${rest}`,
  );
}

/** Puts another conversation into the same document, as a click on it does. */
function turn(document: Document, thread: Thread): void {
  document.body.replaceChildren(...inbox(thread).body.children);
}

const A = '/messaging/thread/2-aaa/';
const B = '/messaging/thread/2-bbb/';

describe('a conversation', () => {
  it('is with whom its head links to, and so is what is written in it', () => {
    const { page, subject, composes } = read(
      inbox({ head: headLink(ANA), authors: [ANA], active: ANA.name }),
      A,
    );
    expect(page).toBe('conversation');
    expect(subject?.people).toMatchObject([
      { role: 'conversation', linkedinSlug: ANA.slug, name: ANA.name },
    ]);
    expect(composes).toHaveLength(1);
    expect(composes[0]).toMatchObject({ inline: true, people: [{ linkedinSlug: ANA.slug }] });
  });

  it('of a group offers everybody in its head', () => {
    const { subject } = read(
      inbox({ head: `${face(ANA)}${face(BO)}<h2>Ana, Bo</h2>`, authors: [BO], active: 'Ana, Bo' }),
      A,
    );
    expect(subject?.people.map(({ linkedinSlug, name }) => [linkedinSlug, name])).toEqual([
      [ANA.slug, ANA.name],
      [BO.slug, BO.name],
    ]);
  });

  it.each<[string, Thread]>([
    ['a head without a link', { head: '<h2>LinkedIn Offer</h2>', active: 'LinkedIn Offer' }],
    ['messages of somebody else', { head: headLink(ANA), authors: [BO] }],
    ['messages of somebody more', { head: headLink(ANA), authors: [ANA, BO] }],
    ['another row of the list marked', { head: headLink(ANA), active: BO.name }],
    ['a link to no profile', { head: headLink({ ...ANA, slug: 'me' }) }],
  ])('with %s is with no one, and no one is written to', (_, thread) => {
    const { page, subject, composes } = read(inbox(thread), A);
    expect([page, subject, composes]).toEqual(['conversation', null, []]);
  });

  it('knows an author by name where one link has the slug and the other the member id', () => {
    const document = inbox({ head: headLink(ANA), authors: [{ ...ANA, slug: ANA.memberId }] });
    expect(whoIn(read(document, A))).toEqual([ANA.slug]);
  });

  it('is with no one while the head of the one before stands under its address', () => {
    const document = inbox({ head: headLink(ANA) });
    expect(whoIn(read(document, A))).toEqual([ANA.slug]);
    expect(whoIn(read(document, B))).toEqual([]);
    turn(document, { head: '' });
    expect(whoIn(read(document, B))).toEqual([]);
    turn(document, { head: headLink(BO) });
    expect(whoIn(read(document, B))).toEqual([BO.slug]);
    expect(whoIn(read(document, B))).toEqual([BO.slug]);
  });

  it('is with no one while its head stands under the address of the one before', () => {
    const document = inbox({ head: headLink(ANA) });
    read(document, A);
    turn(document, { head: headLink(BO) });
    expect(whoIn(read(document, A))).toEqual([]);
    expect(whoIn(read(document, B))).toEqual([BO.slug]);
  });

  it('lets a group grow', () => {
    const document = inbox({ head: face(ANA) + face(BO) });
    read(document, A);
    turn(document, {
      head: face(ANA) + face(BO) + face({ ...ANA, slug: 'cy-day', name: 'Cy Day' }),
    });
    expect(whoIn(read(document, A))).toEqual([ANA.slug, BO.slug, 'cy-day']);
  });
});

describe('bubbles', () => {
  const bubble = (member: Member) =>
    `<div class="msg-overlay-conversation-bubble"><header class="msg-overlay-bubble-header"><h2><a href="/in/${member.slug}/">${member.name}</a></h2></header>${author(member)}${COMPOSER}</div>`;

  it('are written in on any page, without being what it is about', () => {
    const { subject, page, composes } = read(
      parse('Feed | LinkedIn', `<main></main>${bubble(BO)}`),
      '/feed/',
    );
    expect([page, subject]).toEqual(['other', null]);
    expect(composes).toMatchObject([
      { inline: false, people: [{ role: 'to', linkedinSlug: BO.slug, name: BO.name }] },
    ]);
  });

  it('are found in the open root of newer pages', () => {
    const document = parse('Feed | LinkedIn', '<main></main><div id="interop-outlet"></div>');
    const outlet = document.querySelector('#interop-outlet');
    outlet
      ?.attachShadow({ mode: 'open' })
      .append(...parse(null, bubble(BO) + bubble(ANA)).body.children);
    const { composes } = read(document, '/feed/');
    expect(composes.map(({ people }) => people.map(({ linkedinSlug }) => linkedinSlug))).toEqual([
      [BO.slug],
      [ANA.slug],
    ]);
  });

  it('over an open conversation are not in it', () => {
    const document = inbox({ head: headLink(ANA), authors: [ANA] }, bubble(BO));
    const { subject, composes } = read(document, A);
    expect(subject?.people.map(({ linkedinSlug }) => linkedinSlug)).toEqual([ANA.slug]);
    expect(composes.map(({ inline, people }) => [inline, people[0]?.linkedinSlug])).toEqual([
      [true, ANA.slug],
      [false, BO.slug],
    ]);
  });
});
