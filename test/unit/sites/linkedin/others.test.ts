// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ANA, parse, read, whoIn } from './pages';

describe('a lead of Sales Navigator', () => {
  const lead = (name: string, title = `${name} | Sales Navigator`) =>
    parse(
      title,
      `<h1 class="a11y-text">Sales Navigator Lead Page</h1><main><section data-sn-view-name="lead-page">
        <section id="profile-card-section"><h1 data-x--lead--name data-anonymize="person-name">${name}</h1>
          <div data-anonymize="location">Porto</div><span data-anonymize="job-title">Head of Operations</span>
          <a href="/sales/company/4455" data-anonymize="company-name">Norte</a></section>
        <section><span data-anonymize="company-name">Previous</span><span data-anonymize="job-title">Older</span></section>
        <section><a href="/sales/lead/ACwAAo,a,b" data-anonymize="person-name">Other Lead</a></section></section></main>`,
    );
  const [one, two] = ['/sales/lead/ACwAA1,NAME,x', '/sales/lead/ACwAA2,NAME,x'];

  it('has a name with a company, and no key', () => {
    const { page, subject } = read(lead(ANA.name), one);
    expect(page).toBe('person-salesnav');
    expect(subject?.key).toBe('person-salesnav:ACwAA1');
    expect(subject?.people).toHaveLength(1);
    const { anchor: _, ...person } = subject?.people[0] ?? { anchor: null };
    expect(person).toEqual({
      role: 'profile',
      name: ANA.name,
      headline: 'Head of Operations',
      company: 'Norte',
      place: 'Porto',
      evidence: ['heading', 'title'],
    });
  });

  it('is no one while title and heading differ, or the one before stands under its address', () => {
    expect(whoIn(read(lead(ANA.name, 'Bo Ek | Sales Navigator'), one))).toEqual([]);
    const document = lead(ANA.name);
    expect(whoIn(read(document, one))).toEqual([ANA.name]);
    expect(whoIn(read(document, two))).toEqual([]);
  });
});

describe('a company', () => {
  const company = (slug: string, name: string, title: string) =>
    parse(
      title,
      `<main><h1>${name}</h1><nav><a href="/company/${slug}/">Home</a><a href="/company/${slug}/about/">About</a></nav>
       <a href="/company/another/">Another</a><a href="/in/petrasun/">Petra Sun</a></main>`,
    );
  const seen = (slug: string, name: string, title: string, path = '/company/norte/people/') => {
    const { page, company: found, subject } = read(company(slug, name, title), path);
    expect(subject).toBe(null);
    return [page, found];
  };

  it.each([
    'Norte S.A.: Overview | LinkedIn',
    '(3) Norte S.A. | LinkedIn',
    'Norte S.A. | Personas | LinkedIn',
  ])('is recognised by address, tabs, heading and title (%s)', (title) => {
    expect(seen('norte', 'Norte S.A.', title)).toEqual([
      'company',
      { slug: 'norte', name: 'Norte S.A.' },
    ]);
  });

  it('takes an address in any script', () => {
    const path = '/company/log%C3%ADstica/';
    expect(seen('logística', 'L', 'L | LinkedIn', path)).toEqual([
      'company',
      { slug: 'logística', name: 'L' },
    ]);
  });

  it.each([
    ['the tabs of another', 'another', 'Norte', 'Norte: Overview | LinkedIn'],
    ['the title of another', 'norte', 'Norte', 'Another: Overview | LinkedIn'],
    ['no heading', 'norte', '', ' | LinkedIn'],
  ])('is not with %s', (_, slug, name, title) => {
    expect(seen(slug, name, title)).toEqual(['none', null]);
  });
});

describe('a search for people', () => {
  const mutual =
    '<div><a href="/in/petrasun/"><strong>Petra Sun</strong></a> is a mutual connection</div>';
  const row = (inner: string) =>
    `<div role="listitem" data-view-name="people-search-result">${inner}${mutual}</div>`;
  const person = (slug: string, name: string) =>
    row(
      `<a href="/in/${slug}/"><img alt=""></a><p><a data-view-name="search-result-lockup-title" href="/in/${slug}/">${name}</a></p>`,
    );
  const path = '/search/results/people/?keywords=ops';

  it('names each result by its own link, and leaves out who hides', () => {
    const body = `<main>${person(ANA.slug, ANA.name)}${row('<p>LinkedIn Member</p>')}${person('bo-ek', 'Bo Ek')}</main>`;
    const { page, rows, subject } = read(parse('"ops" | Search | LinkedIn', body), path);
    expect([page, subject]).toEqual(['search-people', null]);
    expect(rows.map(({ key, candidates }) => [key, candidates[0]?.name])).toEqual([
      [ANA.slug, ANA.name],
      ['bo-ek', 'Bo Ek'],
    ]);
    expect(rows[0]?.place?.tagName).toBe('P');
  });

  it('reads the older rows too, whose names stand there twice', () => {
    const link = `<a href="/in/${ANA.slug}?x=1"><span aria-hidden="true">${ANA.name}</span><span>View ${ANA.name}’s profile</span></a>`;
    const body = `<main><div data-chameleon-result-urn="urn:li:member:1"><span class="entity-result__title-text">${link}</span>${mutual}</div></main>`;
    expect(
      read(parse('Search | LinkedIn', body), path).rows.map(
        ({ candidates }) => candidates[0]?.name,
      ),
    ).toEqual([ANA.name]);
  });

  it('leaves out a row whose first link and name are of two people', () => {
    const body = `<main>${row('<a href="/in/bo-ek/"><img alt=""></a><a data-view-name="search-result-lockup-title" href="/in/ana-lopez-1a/">Ana</a>')}</main>`;
    const { page, rows } = read(parse('Search | LinkedIn', body), path);
    expect([page, rows]).toEqual(['none', []]);
  });

  it('says when it knows no link of a name', () => {
    const body = `<main>${row('<a href="/in/bo-ek/"><img alt=""></a><a href="/in/bo-ek/">Bo Ek</a>')}</main>`;
    const { rows, health } = read(parse('Search | LinkedIn', body), path);
    expect(rows).toEqual([]);
    expect(health).toContainEqual({ id: 'resultLink', state: 'missing' });
  });

  it('says when people stand on the page and the whole list is in no form that is known', () => {
    const body = '<main><div><a href="/in/bo-ek/">Bo Ek</a></div></main>';
    const { rows, health } = read(parse('Search | LinkedIn', body), path);
    expect(rows).toEqual([]);
    expect(health).toContainEqual({ id: 'result', state: 'missing' });
    expect(read(parse('Search | LinkedIn', '<main><p>No results</p></main>'), path).health).toEqual(
      [],
    );
  });

  it('never gives a person the id of a member who hides beside them', () => {
    const [own, foreign] = ['A', 'B'].map((sign) => `ACoAA${sign}12cdEfGhIjKlMnOpQrStUvWxYz012345`);
    const button = (id: string, name: string) =>
      `<div componentkey="SearchResults${id}"><a aria-label="Invite ${name} to connect" href="/preload/">Connect</a></div>`;
    const ana = `<p><a href="/in/${ANA.slug}/">${ANA.name}</a><span> • 2nd</span></p>`;
    const hidden = `<div><p>LinkedIn Member</p>${button(foreign ?? '', 'LinkedIn Member')}</div>`;
    const idsIn = (inner: string) =>
      read(parse('Search | LinkedIn', `<main><div>${inner}</div></main>`), path).rows.map(
        ({ people: [one] }) => [one?.linkedinSlug, one?.linkedinId],
      );
    const mine = `<div>${ana}${button(own ?? '', ANA.name)}</div>`;
    expect(idsIn(mine)).toEqual([[ANA.slug, own]]);
    expect(idsIn(`${hidden}<div>${ana}</div>`)).toEqual([[ANA.slug, undefined]]);
    expect(idsIn(`${hidden}${mine}`)).toEqual([[ANA.slug, undefined]]);
  });

  it('for companies is about no person', () => {
    const body =
      '<main><div data-chameleon-result-urn="urn:li:company:1"><a href="/company/x/">X</a></div></main>';
    const { page, rows, subject, company } = read(
      parse('Search | LinkedIn', body),
      '/search/results/companies/',
    );
    expect([page, rows, subject, company]).toEqual(['search-companies', [], null, null]);
  });
});
