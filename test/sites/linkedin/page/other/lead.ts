import { h } from '../../../page/dom';
import type { Member } from '../../model';
import { type Context, peopleAround } from '../context';

/**
 * A lead of Sales Navigator: by name, job and company alone, with other people's names and jobs
 * around it.
 */
export function leadPage(context: Context, member: Member): HTMLElement {
  const [current, ...past] = member.jobs;
  const company =
    current === undefined ? undefined : context.directory.companyNamed(current.company);
  const similar = peopleAround(context, member, 4).map((other) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: `/sales/lead/${other.leadId},NAME_SEARCH,xyz`, 'data-anonymize': 'person-name' },
        other.name,
      ),
      h('span', { 'data-anonymize': 'job-title' }, other.headline),
    ),
  );
  return h(
    'div.sales',
    {},
    h('h1.a11y-text', {}, 'Sales Navigator Lead Page'),
    h(
      'section',
      { 'data-sn-view-name': 'lead-page' },
      h(
        'section.lead-card',
        { id: 'profile-card-section' },
        h('h1', { 'data-x--lead--name': '', 'data-anonymize': 'person-name' }, member.name),
        h('span', { 'data-anonymize': 'headline' }, member.headline),
        h('div', { 'data-anonymize': 'location' }, member.place),
        member.company !== undefined &&
          h(
            'div',
            {},
            h('p', {}, 'Current role'),
            h('span', { 'data-anonymize': 'job-title' }, current?.title),
            ' at ',
            h(
              'a',
              {
                href: `/sales/company/${company?.number ?? 1}?_ntb=x`,
                'data-anonymize': 'company-name',
              },
              member.company,
            ),
          ),
      ),
      h(
        'section.lead-card',
        { id: 'about-section' },
        h('div', { 'data-anonymize': 'person-blurb' }, member.about[0]),
      ),
      h(
        'section.lead-card',
        { id: 'experience-section' },
        h(
          'ul',
          {},
          ...past.map((job) =>
            h(
              'li',
              {},
              h('span', { 'data-anonymize': 'company-name' }, job.company),
              h('span', { 'data-anonymize': 'job-title' }, job.title),
            ),
          ),
        ),
      ),
      h('section.lead-card', { id: 'similar-leads' }, h('ul', {}, ...similar)),
    ),
  );
}
