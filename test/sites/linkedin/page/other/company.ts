import { h } from '../../../page/dom';
import type { Company } from '../../model';
import type { Context } from '../context';
import { personCard } from '../sdui/people';
import { v } from '../sdui/view';

/** A company's page, with some of those who work there. */
export function companyPage(context: Context, company: Company): HTMLElement {
  const people = company.people
    .flatMap((slug) => context.directory.member(slug) ?? [])
    .slice(0, 12);
  return h(
    'div.org-organization-page__container',
    {},
    h(
      'section.org-top-card.artdeco-card',
      {},
      h('div.org-cover', { style: `--hue: ${Number(company.number) % 360}` }),
      h(
        'div.org-top-card__primary-content',
        {},
        h('h1.org-top-card-summary__title', { title: company.name }, company.name),
        h('p.org-top-card-summary__tagline', {}, company.line),
      ),
      h(
        'nav.org-page-navigation',
        {},
        ...['', 'about', 'people'].map((tab) =>
          h(
            'a',
            { href: `/company/${company.slug}/${tab === '' ? '' : `${tab}/`}` },
            tab === '' ? 'Home' : tab,
          ),
        ),
      ),
    ),
    h(
      'section.artdeco-card.padded',
      {},
      h('h2', {}, 'People you may know here'),
      v('div.stack', {}, ...people.map((member) => personCard(member, 'connect', 2))),
    ),
  );
}
