import type {
  CompanyPage,
  PersonOnPage,
  PlacedPerson,
  Site,
  Snapshot,
} from '../../../lib/sites/site';
import { adapterFor } from '../all-sites';

/** A person whom a page is about, as the adapter reports them. */
export type Read = Pick<PersonOnPage, 'linkedinSlug' | 'linkedinId' | 'name' | 'company'>;

/**
 * A snapshot without its elements. People are named by their address where they have one, else by
 * their slug.
 */
export interface Reading {
  readonly page: string;
  readonly account: string | null;
  readonly rows: readonly {
    readonly threadId: string;
    readonly about: string | null;
    readonly people: string[];
  }[];
  readonly thread: {
    readonly id: string;
    readonly people: string[];
    readonly focus: string | null;
  } | null;
  readonly subject: { readonly key: string; readonly people: readonly Read[] } | null;
  readonly company: CompanyPage | null;
  readonly composes: readonly { readonly inline: boolean; readonly people: readonly string[] }[];
  readonly dark: boolean;
  readonly rtl: boolean;
  readonly health: Readonly<Record<string, string>>;
}

const idOf = ({ email, linkedinSlug, linkedinId, name }: PlacedPerson) =>
  email ?? linkedinSlug ?? linkedinId ?? name ?? '';
const ids = (people: readonly PlacedPerson[]) => people.map(idOf);

/** A snapshot as it can leave the page. */
export function plain(snapshot: Snapshot): Reading {
  const { page, account, rows, thread, subject, company, composes, dark, rtl, health } = snapshot;
  return {
    page,
    account,
    rows: rows.map((row) => ({
      threadId: row.threadId,
      about: row.candidates[0] === undefined ? null : idOf(row.candidates[0]),
      people: ids(row.people),
    })),
    thread: thread && {
      id: thread.id,
      people: ids(thread.people),
      focus: thread.candidates[0]?.email ?? null,
    },
    subject: subject && {
      key: subject.key,
      people: subject.people.map(({ linkedinSlug, linkedinId, name, company: employer }) => ({
        linkedinSlug,
        linkedinId,
        name,
        company: employer,
      })),
    },
    company,
    composes: composes.map(({ inline, people }) => ({
      inline,
      people: people.map((person) => `${person.role}:${idOf(person)}`),
    })),
    dark,
    rtl,
    health: Object.fromEntries(health.map(({ id, state }) => [id, state])),
  };
}

/** The adapter of this page. */
export function siteHere(): Site {
  const site = adapterFor(new URL(location.href));
  if (site === undefined) throw new Error(`no adapter for ${location.href}`);
  return site;
}

export const snapshot = (address = location.href) => siteHere().read(document, new URL(address));
/** What the adapter sees now; at another address where one is given. */
export const read = (address?: string) => plain(snapshot(address));
