/** Runs in a saved page: what the adapter of its address sees there, as JSON. */

import type { CompanyPage, PersonOnPage, PlacedPerson, Site, Snapshot } from '../../lib/sites/site';
import { adapterFor } from './all-sites';
import { type Answer, answerOf } from './recognise-linkedin';

/** A person in the printed result, whose ids have the names that the captures' expectations use. */
export type PrintedPerson = Omit<PersonOnPage, 'linkedinSlug' | 'linkedinId'> & {
  readonly slug?: string | undefined;
  readonly memberId?: string | undefined;
};

/** What `npm run recognise` prints. */
export interface Recognised {
  readonly site: string | null;
  readonly page: string;
  readonly account: string | null;
  readonly people: readonly PrintedPerson[];
  /**
   * The people that the adapter puts first, of a thread or a profile: an address, else a slug or
   * id. Null where the rep has to choose.
   */
  readonly focus: string | null;
  /** Every row with whom it is about; null where that is no one. */
  readonly rows: readonly { readonly threadId: string; readonly about: string | null }[];
  /**
   * Of LinkedIn: who or what the page is about, and that in the words of the captures'
   * expectations.
   */
  readonly subject?: string | null;
  readonly company?: CompanyPage | null;
  readonly answer?: Answer;
  readonly health?: Readonly<Record<string, string>>;
}

function recognise(address: string): Recognised {
  const url = new URL(address);
  const site = adapterFor(url);
  if (site === undefined)
    return { site: null, page: 'other', account: null, people: [], focus: null, rows: [] };
  const snapshot = site.read(document, url);
  const { page, account } = snapshot;
  return {
    site: site.id,
    page,
    account,
    people: peopleOf(snapshot),
    focus: focusOf(snapshot),
    rows: snapshot.rows.map(({ threadId, candidates: [about] }) => ({
      threadId,
      about: about === undefined ? null : idOf(about),
    })),
    ...aboutPeople(site, snapshot, url),
  };
}

const idOf = ({ email, linkedinSlug, linkedinId, name }: PersonOnPage) =>
  email ?? linkedinSlug ?? linkedinId ?? name ?? null;

function focusOf({ thread, subject }: Snapshot): string | null {
  const [only, other] = subject?.people ?? [];
  if (only !== undefined) return other === undefined ? idOf(only) : null;
  const [first] = thread?.candidates ?? [];
  return first === undefined ? null : idOf(first);
}

/** What only a site has whose pages are about people. */
function aboutPeople(site: Site, snapshot: Snapshot, url: URL): Partial<Recognised> {
  if (site.id !== 'linkedin') return {};
  return {
    subject: snapshot.subject?.key ?? null,
    company: snapshot.company,
    answer: answerOf(snapshot, document, url),
    health: Object.fromEntries(snapshot.health.map(({ id, state }) => [id, state])),
  };
}

function peopleOf({ rows, thread, subject, composes }: Snapshot): PrintedPerson[] {
  const people = [
    ...rows.flatMap((row) => row.people),
    ...(thread?.people ?? []),
    ...(subject?.people ?? []),
    ...composes.flatMap((compose) => compose.people),
  ];
  // Anyone who a conversation is with is the one written to in it.
  return [...new Set(people)].map(printed);
}

/** Without the anchor, and without keys of ids that the page does not show. */
function printed({ anchor: _, linkedinSlug, linkedinId, ...person }: PlacedPerson): PrintedPerson {
  return {
    ...person,
    ...(linkedinSlug === undefined ? {} : { slug: linkedinSlug }),
    ...(linkedinId === undefined ? {} : { memberId: linkedinId }),
  };
}

Object.assign(globalThis, { recognise });
