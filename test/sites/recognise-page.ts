/** Runs in a saved page: what the adapter of its address sees there, as JSON. */
import { SITES } from '../../lib/sites/all';
import type { PersonOnPage, PlacedPerson, Snapshot } from '../../lib/sites/site';

/** What `npm run recognise` prints. */
export interface Recognised {
  readonly site: string | null;
  readonly page: string;
  readonly account: string | null;
  readonly people: readonly PersonOnPage[];
}

function recognise(address: string): Recognised {
  const url = new URL(address);
  const site = SITES.find((each) => each.matches(url));
  if (site === undefined) return { site: null, page: 'other', account: null, people: [] };
  const snapshot = site.read(document, url);
  return { site: site.id, page: snapshot.page, account: snapshot.account, people: peopleOf(snapshot) };
}

function peopleOf({ rows, thread, composes, subject }: Snapshot): PersonOnPage[] {
  return [
    ...rows.flatMap((row) => row.people),
    ...(thread?.people ?? []),
    ...(subject?.people ?? []),
    ...composes.flatMap((compose) => compose.people),
  ].map(withoutAnchor);
}

function withoutAnchor({ anchor: _, ...person }: PlacedPerson): PersonOnPage {
  return person;
}

Object.assign(globalThis, { recognise });
