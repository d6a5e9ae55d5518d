import { h } from '../../../page/dom';
import { portrait } from '../../../page/picture';
import type { Member } from '../../model';
import type { Context } from '../context';
import { type Place, profileLink } from '../route';
import { ordinal } from '../sdui/people';
import { freshKey, v } from '../sdui/view';

const ROWS = 10;

/**
 * The people that a search finds; every fourth row is a person whose name is kept from the viewer.
 */
export function found(
  context: Context,
  place: Extract<Place, { kind: 'search' }>,
): readonly (Member | undefined)[] {
  const word = place.keywords.toLowerCase();
  const fits = ({ name, headline }: Member) =>
    name.toLowerCase().includes(word) || headline.toLowerCase().includes(word);
  const hits = context.world.members.filter(fits).slice(0, ROWS);
  return hits.flatMap((member, index) => (index % 4 === 3 ? [undefined, member] : [member]));
}

function mutual(
  context: Context,
  index: number,
  link: (member: Member) => HTMLElement,
): HTMLElement {
  const member =
    context.world.members[(index * 13 + 60) % context.world.members.length] ?? context.world.viewer;
  return h('div', {}, link(member), ' is a mutual connection');
}

function newRow(context: Context, member: Member | undefined, index: number): HTMLElement {
  const common = mutual(context, index, (other) =>
    h('a', { href: profileLink(other) }, h('strong', {}, other.name)),
  );
  if (member === undefined)
    return v(
      'div.row',
      { role: 'listitem', 'data-view-name': 'people-search-result', componentkey: freshKey() },
      v(
        'div.person-words',
        {},
        v('p.name', {}, 'LinkedIn Member'),
        v('p.small', {}, 'Purchasing at a company near you'),
        common,
      ),
    );
  const href = profileLink(member);
  return v(
    'div.row',
    { role: 'listitem', 'data-view-name': 'people-search-result', componentkey: freshKey() },
    v(
      'a.plain',
      { href, tabindex: '-1' },
      h('img.face', { alt: '', src: portrait(member.name, member.slug) }),
    ),
    v(
      'div.person-words',
      {},
      v(
        'p.name',
        {},
        v('a.plain', { 'data-view-name': 'search-result-lockup-title', href }, member.name),
        v('span.degree', {}, ` • ${ordinal(member.degree)}`),
      ),
      v('p.small', {}, member.headline),
      v('p.small', {}, member.place),
      common,
    ),
    v(
      'a.button.quiet',
      {
        'aria-label': `Invite ${member.name} to connect`,
        href: `/preload/custom-invite/?vanityName=${encodeURIComponent(member.slug)}`,
      },
      'Connect',
    ),
  );
}

function oldRow(context: Context, member: Member | undefined, index: number): HTMLElement {
  const urn = `urn:li:member:${member?.memberNumber ?? 'headless'}`;
  const common = mutual(context, index, (other) =>
    h('a', { href: profileLink(other) }, other.name),
  );
  const name = member?.name ?? 'LinkedIn Member';
  const title = h(
    'span.entity-result__title-text',
    {},
    member === undefined
      ? name
      : h(
          'a',
          { href: profileLink(member) },
          h('span', { 'aria-hidden': 'true' }, name),
          h('span.visually-hidden', {}, `View ${name}’s profile`),
        ),
  );
  return h(
    'li',
    {},
    h(
      'div',
      {
        'data-chameleon-result-urn': urn,
        'data-view-name': 'search-entity-result-universal-template',
      },
      h(
        'div.entity-result__content',
        {},
        title,
        h('div.entity-result__primary-subtitle', {}, member?.headline ?? 'Purchasing'),
        h('div.entity-result__secondary-subtitle', {}, member?.place ?? 'Leeds'),
        common,
      ),
    ),
  );
}

/**
 * The results of a search for people, as the generation draws them; other verticals list companies.
 */
export function searchPage(
  context: Context,
  place: Extract<Place, { kind: 'search' }>,
): HTMLElement {
  if (place.vertical !== 'people') {
    const rows = context.world.companies.slice(0, ROWS).map(({ slug, number, name, line }) =>
      h(
        'li',
        {},
        h(
          'div',
          {
            'data-chameleon-result-urn': `urn:li:company:${number}`,
            'data-view-name': 'search-entity-result-universal-template',
          },
          h(
            'div.entity-result__content',
            {},
            h(
              'span.entity-result__title-text',
              {},
              h('a', { href: `https://www.linkedin.com/company/${slug}/` }, name),
            ),
            h('div.entity-result__primary-subtitle', {}, line),
          ),
        ),
      ),
    );
    return h('div.search-results-container', {}, h('ul.results', {}, ...rows));
  }
  const rows = found(context, place);
  if (context.options.generation === 'sdui')
    return v(
      'div.page',
      {},
      v(
        'div.card.padded',
        { role: 'list' },
        ...rows.map((row, index) => newRow(context, row, index)),
      ),
    );
  return h(
    'div.search-results-container',
    {},
    h('ul.results', { role: 'list' }, ...rows.map((row, index) => oldRow(context, row, index))),
  );
}
