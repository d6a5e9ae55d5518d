import { isDark } from '../looks';
import type { PlacedPerson, Site, Snapshot } from '../site';
import { type LinkedInAddress, readAddress } from './address';
import { createFinder, type Finder } from './find';
import { readProfile } from './profile';
import { readPublic } from './public';

/** LinkedIn, as far as the screen shows it. */
export const linkedin: Site = {
  id: 'linkedin',
  matches: ({ protocol, hostname }) => protocol === 'https:' && /^[a-z]{2,3}\.linkedin\.com$/.test(hostname),
  read,
  watch: { attributes: ['href', 'componentkey', 'style'] },
};

type Seen = Pick<Snapshot, 'page' | 'subject' | 'company' | 'rows'>;

function read(document: Document, url: URL): Snapshot {
  const finder = createFinder();
  const seen = look(document, readAddress(url), finder);
  return {
    ...seen,
    account: null,
    thread: null,
    composes: [],
    dark: isDark(document, seen.subject?.people[0]?.anchor ?? null),
    rtl: document.documentElement?.dir === 'rtl',
    health: finder.health(),
  };
}

function look(document: Document, { kind, id }: LinkedInAddress, finder: Finder): Seen {
  const nobody: Seen = { page: kind === 'other' ? kind : 'none', subject: null, company: null, rows: [] };
  const about = (page: Seen['page'], person: PlacedPerson | null): Seen =>
    person === null ? nobody : { ...nobody, page, subject: { key: `${kind}:${id}`, people: [person] } };
  if (kind === 'person' && id !== '') {
    const member = readProfile(document, id, finder);
    return member === null ? about('person-public-loggedout', readPublic(document, id, finder)) : about(kind, member);
  }
  return nobody;
}
