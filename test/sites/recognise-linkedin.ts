/**
 * What a saved page of LinkedIn says about the people that the adapter recognised, in the words in
 * which captures say what they expect. The product has no use for most of it (degree, the member's
 * number, ids of leads and companies, public job titles), so it is read here and carried into no
 * page.
 */
import { readAddress } from '../../lib/sites/linkedin/address';
import type { PersonOnPage, Snapshot } from '../../lib/sites/site';

/** By the names of the expectations; null where no one may be reported. */
export type Answer = Readonly<Record<string, unknown>> | null;

export function answerOf({ page, subject, rows }: Snapshot, document: Document, url: URL): Answer {
  const [person] = subject?.people ?? [];
  switch (page) {
    case 'person':
      return person === undefined ? null : ofProfile(person, person.anchor);
    case 'person-salesnav':
      return person === undefined ? null : ofLead(person, person.anchor, readAddress(url).id);
    case 'person-public-loggedout':
      return person === undefined
        ? null
        : { ...ofPublic(document), slug: person.linkedinSlug, fullName: person.name };
    case 'conversation': {
      const people = subject?.people ?? [];
      return { participants: people.map(inConversation), group: people.length > 1 };
    }
    case 'search-people':
      return {
        results: rows.flatMap((row) =>
          row.people.map(({ linkedinSlug: slug, name }) => ({ slug, name })),
        ),
      };
    case 'search-companies':
      return { results: companiesIn(document) };
    default:
      return null;
  }
}

/** A person is linked by the slug or by the member's id. */
function inConversation({ name, linkedinSlug: slug, linkedinId }: PersonOnPage): Answer {
  return linkedinId === undefined ? { name, slug } : { name, slug, memberUrnId: linkedinId };
}

function ofProfile(
  { linkedinSlug, linkedinId, name, headline, company, place }: PersonOnPage,
  heading: Element,
): Answer {
  const card = heading.closest('section');
  const common = {
    slug: linkedinSlug,
    fullName: name,
    headline,
    company: company ?? null,
    location: place,
    degree: degreeIn(card),
  };
  if (linkedinId === undefined)
    return { ...common, memberNumber: card?.getAttribute('data-member-id') };
  const line = [...(card?.querySelectorAll('p') ?? [])].find(
    (each) => each.textContent?.trim() === headline,
  );
  return {
    ...common,
    memberUrn: `urn:li:fsd_profile:${linkedinId}`,
    companyAndSchoolLine: line?.nextElementSibling?.textContent?.trim(),
  };
}

/**
 * "1st" and "2nd" are both in a page, one in a branch that is not shown, which a saved page without
 * its styles shows too: it is the one that the page put into a wrapper of its own. While an
 * invitation is pending neither is to be relied on.
 */
function degreeIn(card: Element | null): string {
  const marks = [...(card?.querySelectorAll('p, span') ?? [])].filter(
    (node) =>
      node.checkVisibility({ visibilityProperty: true }) &&
      /^(· )?(1st|2nd|3rd)$/.test(node.textContent?.trim() ?? ''),
  );
  const isPending = card?.querySelector('svg[id^="clock"]') != null;
  const texts = (nodes: readonly Element[]) => [
    ...new Set(nodes.map((node) => node.textContent?.replace('·', '').trim())),
  ];
  const shown = texts(marks);
  const bare = texts(
    marks.filter((node) => node.closest('[data-display-contents]:not(:has(h1, h2))') === null),
  );
  const told = shown.length === 1 ? shown : isPending ? [] : bare;
  return told.length === 1 ? (told[0] ?? 'unknown') : 'unknown';
}

function ofLead(
  { name, headline, company, place }: PersonOnPage,
  heading: Element,
  leadId: string,
): Answer {
  const link =
    heading.closest('section')?.querySelector('a[href*="/sales/company/"]')?.getAttribute('href') ??
    '';
  const companyId = /\/sales\/company\/(\d+)/.exec(link)?.[1];
  return { leadId, fullName: name, title: headline, company, companyId, location: place };
}

/** What a public page says of its person to machines. */
function ofPublic(document: Document): Readonly<Record<string, unknown>> {
  const graphs = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap(
    (script) => {
      const data: unknown = JSON.parse(script.textContent ?? '{}');
      return isRecord(data) && Array.isArray(data['@graph']) ? data['@graph'] : [data];
    },
  );
  const person = graphs.find((each) => isRecord(each) && each['@type'] === 'Person');
  if (!isRecord(person)) return {};
  const address = isRecord(person['address']) ? person['address'] : {};
  const employers = Array.isArray(person['worksFor']) ? person['worksFor'] : [];
  // Visitors see asterisks instead of what is not for them.
  const told = (value: unknown) => typeof value === 'string' && !/^[\s*]*$/.test(value);
  return {
    jobTitles: Array.isArray(person['jobTitle'])
      ? person['jobTitle'].filter(told)
      : person['jobTitle'],
    worksFor: employers.flatMap((each) =>
      isRecord(each) && told(each['name']) ? [each['name']] : [],
    ),
    locality: address['addressLocality'],
    country: address['addressCountry'],
  };
}

function companiesIn(
  document: Document,
): { urn: string | null; companySlug: string | undefined }[] {
  return [...document.querySelectorAll('[data-chameleon-result-urn]')].map((row) => ({
    urn: row.getAttribute('data-chameleon-result-urn'),
    companySlug: /\/company\/([^/?#]+)/.exec(
      row.querySelector('a[href*="/company/"]')?.getAttribute('href') ?? '',
    )?.[1],
  }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
