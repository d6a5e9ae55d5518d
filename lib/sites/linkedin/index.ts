import { isDark } from '../looks';
import type { PlacedPerson, Site, Snapshot } from '../site';
import { type LinkedInAddress, readAddress } from './address';
import { readCompany } from './company';
import { readComposes } from './composes';
import { hasThread, readThread } from './conversation';
import { createFinder, type Finder } from './find';
import { readLead } from './lead';
import { readProfile } from './profile';
import { readPublic } from './public';
import { mainRoot, rootsOf } from './roots';
import { readResults } from './search';
import { SELECTORS } from './selectors';
import { isSettling, nameMatchesAddress, SETTLED_MS } from './steady';

/** The adapter for LinkedIn. */
export const linkedin: Site = {
  id: 'linkedin',
  read,
  roots: rootsOf,
  watch: { attributes: ['href', 'componentkey', 'style'], text: true },
};

type Seen = Pick<Snapshot, 'page' | 'subject' | 'company' | 'rows' | 'againMs'>;

function read(document: Document, url: URL): Snapshot {
  const finder = createFinder();
  const address = readAddress(url);
  const roots = rootsOf(document);
  const seen = look(document, roots, address, finder);
  const thread = address.kind === 'conversation' ? (seen.subject?.people ?? []) : [];
  const composes = readComposes(roots, thread, finder);
  const heading =
    seen.subject?.people[0]?.anchor ?? mainRoot(roots, document).querySelector('main h1');
  // `main` is as wide as the window on some pages: the part about the subject is as wide as its column.
  const element = heading?.closest(SELECTORS.room.join()) ?? heading;
  const part = seen.subject?.people[0] ?? seen.rows[0]?.candidates[0] ?? composes[0];
  return {
    ...seen,
    account: null,
    thread: null,
    composes,
    // LinkedIn's agreement forbids to change its pages: nothing is made narrower.
    room: element ? { element, narrow: null } : undefined,
    dark: part !== undefined && isDark(document, part.anchor),
    rtl: document.documentElement?.dir === 'rtl',
    health: finder.health(),
  };
}

function look(
  document: Document,
  roots: readonly ParentNode[],
  address: LinkedInAddress,
  finder: Finder,
): Seen {
  const { kind, id } = address;
  const now = document.defaultView?.performance.now() ?? null;
  const root = mainRoot(roots, document);
  const nothing: Seen = {
    page: kind === 'other' ? kind : 'none',
    subject: null,
    company: null,
    rows: [],
  };
  const about = (page: Seen['page'], of: string, ...people: readonly PlacedPerson[]): Seen => {
    const [first] = people;
    const names = people.map(({ name = '' }) => name);
    const isProfile = page === 'person';
    const isSure =
      first !== undefined &&
      nameMatchesAddress(
        document,
        page,
        of,
        names,
        isProfile ? first.anchor : null,
        isProfile ? now : null,
      ) &&
      (!isProfile ||
        !first.linkedinId ||
        nameMatchesAddress(document, 'member', of, [first.linkedinId], null));
    if (isSure) return { ...nothing, page, subject: { key: `${page}:${of}`, people } };
    // The page may not change any more, so it is read again after a while.
    return isProfile && isSettling(document, page, of)
      ? { ...nothing, againMs: SETTLED_MS }
      : nothing;
  };
  switch (kind) {
    case 'person': {
      const member = readProfile(document, root, id, finder);
      if (member !== null) return about(kind, member.linkedinSlug ?? id, member);
      const stranger = readPublic(document, id, finder);
      return stranger === null ? nothing : about('person-public-loggedout', id, stranger);
    }
    case 'conversation': {
      const place = roots.find((each) => hasThread(each, finder));
      finder.expect('threadHead', place !== undefined || document.querySelector('main') === null);
      if (place === undefined) return nothing;
      return { ...about(kind, id, ...readThread(place, finder)), page: kind };
    }
    case 'person-salesnav': {
      const lead = readLead(document, root, finder);
      return lead === null ? nothing : about(kind, id, lead);
    }
    case 'company': {
      const company = readCompany(document, root, id, finder);
      return company === null ? nothing : { ...nothing, page: kind, company };
    }
    case 'search-people': {
      const rows = readResults(root, finder);
      return rows.length === 0 ? nothing : { ...nothing, page: kind, rows };
    }
    case 'search-companies':
      return finder.first(document, 'resultList') === null ? nothing : { ...nothing, page: kind };
    default:
      return nothing;
  }
}
