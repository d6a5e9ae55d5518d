import { isVisible } from '../finder';
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
    dark: part !== undefined && isDark(document, part.anchor),
    rtl: document.documentElement?.dir === 'rtl',
    health: finder.health(),
  };
}

function look(document: Document, roots: readonly ParentNode[], address: LinkedInAddress, finder: Finder): Seen {
  const { kind, id } = address;
  const nobody: Seen = { page: kind === 'other' ? kind : 'none', subject: null, company: null, rows: [] };
  const about = (page: Seen['page'], of: string, ...people: readonly PlacedPerson[]): Seen => {
    const [first] = people;
    const names = people.map(({ name = '' }) => name);
    const isProfile = page === 'person';
    const isSure =
      first !== undefined &&
      isSteady(document, page, of, names, isProfile ? first.anchor : null) &&
      (!isProfile || !first.memberId || isSteady(document, 'member', of, [first.memberId], null));
    return isSure ? { ...nobody, page, subject: { key: `${page}:${of}`, people } } : nobody;
  };
  switch (kind) {
    case 'person': {
      const member = readProfile(document, id, finder);
      if (member !== null) return about(kind, member.slug ?? id, member);
      const stranger = readPublic(document, id, finder);
      return stranger === null ? nobody : about('person-public-loggedout', id, stranger);
    }
    case 'conversation': {
      const root = roots.find((each) => finder.all(each, 'threadHead', isVisible).length > 0);
      finder.expect('threadHead', root !== undefined || document.querySelector('main') === null);
      if (root === undefined) return nobody;
      return { ...about(kind, id, ...readThread(root, finder)), page: kind };
    }
    case 'person-salesnav': {
      const lead = readLead(document, finder);
      return lead === null ? nobody : about(kind, id, lead);
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
