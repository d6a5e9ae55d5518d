import { isVisible } from '../find';
import { isDark } from '../looks';
import type { PlacedPerson, Site, Snapshot } from '../site';
import { type LinkedInAddress, readAddress } from './address';
import { readCompany } from './company';
import { readComposes } from './composes';
import { readThread } from './conversation';
import { createFinder, type Finder } from './find';
import { readLead } from './lead';
import { readProfile } from './profile';
import { readPublic } from './public';
import { rootsOf } from './roots';
import { readResults } from './search';
import { isSteady } from './steady';

/** LinkedIn, as far as the screen shows it. */
export const linkedin: Site = {
  id: 'linkedin',
  matches: ({ protocol, hostname }) => protocol === 'https:' && /^[a-z]{2,3}\.linkedin\.com$/.test(hostname),
  read,
  roots: rootsOf,
  watch: { attributes: ['href', 'componentkey', 'style'], text: true },
};

type Seen = Pick<Snapshot, 'page' | 'subject' | 'company' | 'rows'>;

function read(document: Document, url: URL): Snapshot {
  const finder = createFinder();
  const address = readAddress(url);
  const roots = rootsOf(document);
  const seen = look(document, roots, address, finder);
  const thread = address.kind === 'conversation' ? (seen.subject?.people ?? []) : [];
  const composes = readComposes(roots, thread, finder);
  const part = seen.subject?.people[0] ?? seen.rows[0]?.about ?? composes[0];
  return {
    ...seen,
    account: null,
    thread: null,
    composes,
    dark: isDark(document, part?.anchor ?? null),
    rtl: document.documentElement?.dir === 'rtl',
    health: finder.health(),
  };
}

function look(document: Document, roots: readonly ParentNode[], address: LinkedInAddress, finder: Finder): Seen {
  const { kind, id } = address;
  const key = `${kind}:${id}`;
  const nobody: Seen = { page: kind === 'other' ? kind : 'none', subject: null, company: null, rows: [] };
  const about = (page: Seen['page'], ...people: (PlacedPerson | null)[]): Seen => {
    const found = people.filter((each) => each !== null);
    return found.length === 0 ? nobody : { ...nobody, page, subject: { key, people: found } };
  };
  /** Where the address names nobody who can be found on the page. */
  const steady = (people: readonly PlacedPerson[]): Seen => {
    const keys = people.map(({ slug, memberId, name = '' }) => slug ?? memberId ?? name);
    return keys.length > 0 && isSteady(document, key, keys) ? about(kind, ...people) : nobody;
  };
  switch (kind) {
    case 'person': {
      const member = readProfile(document, id, finder);
      return member === null ? about('person-public-loggedout', readPublic(document, id, finder)) : about(kind, member);
    }
    case 'conversation': {
      const root = roots.find((each) => finder.all(each, 'threadHead', isVisible).length > 0);
      if (root === undefined) return nobody;
      return { ...steady(readThread(root, finder)), page: kind };
    }
    case 'person-salesnav': {
      const lead = readLead(document, finder);
      return lead === null ? nobody : steady([lead]);
    }
    case 'company': {
      const company = readCompany(document, id, finder);
      return company === null ? nobody : { ...nobody, page: kind, company };
    }
    case 'search-people': {
      const rows = readResults(document, finder);
      return rows.length === 0 ? nobody : { ...nobody, page: kind, rows };
    }
    case 'search-companies':
      return finder.first(document, 'resultList') === null ? nobody : { ...nobody, page: kind };
    default:
      return nobody;
  }
}
