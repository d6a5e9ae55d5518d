import type { Caller } from '../bus/server';
import { isListed } from '../domain/person/address-list';
import type { PageIdentity } from '../domain/person/identity';
import type { LookupResult } from '../domain/views/person';
import { lookupResultOf, type PageLookupDeps, type Shown } from './lookup-result';
import { neverAsked } from './mailbox-rules';
import { holderOf } from './person-tickets';
import { viewPeople } from './view-people';

/**
 * Returns what is stored about the people of a page, and starts to ask the CRM for the rest. People
 * on the list of addresses that are never looked up are left out.
 * @param mailbox that shows them; null on a site without mailboxes
 * @param shown the tab, if a page of the extension asks for it
 */
export async function peopleOfPage(
  services: PageLookupDeps,
  all: readonly PageIdentity[],
  mailbox: string | null,
  caller: Caller,
  shown: Shown = caller,
): Promise<LookupResult[]> {
  await services.ready();
  const never = await neverAsked(services, mailbox);
  const identities = all.filter(({ email = '' }) => !isListed(email, never));
  // Reads the connection before the people: action tokens must not be signed for a connection that
  // was chosen in between.
  const holder = await holderOf(services, caller);
  const { connection } = holder;
  const found = await services.lookup.find(identities, (unknown) => {
    if (caller.trust === 'page') return unknown;
    const allowed = services.newPeople.take('pages', unknown, services.clock());
    if (allowed < unknown) askAgainLater(services);
    return allowed;
  });
  const met = found.flatMap(({ rows, candidates }) => [...rows, ...candidates]);
  const rows = [...new Map(met.map((row) => [row.id, row])).values()];
  const adding = await addedKeys(services, connection);
  const views = new Map(
    (await viewPeople(services, rows, holder)).map((view) => [view.contactId, view]),
  );
  const results = await Promise.all(
    found.map((each, index) => {
      const page = identities[index];
      return page === undefined
        ? null
        : lookupResultOf({ services, caller, shown, connection, page, found: each, views }, adding);
    }),
  );
  return results.flatMap((result) => result ?? []);
}

const AGAIN_MS = 60_000;
let waiting = false;

/** Asks the page to look up again after a minute, for people who were over the budget. */
function askAgainLater({ push }: Pick<PageLookupDeps, 'push'>): void {
  if (waiting) return;
  waiting = true;
  push('tab');
  setTimeout(() => {
    waiting = false;
    push('people', 'tab');
  }, AGAIN_MS);
}

/** Whether pages asked for more new people than the budget allows. */
export function isOverBudget(): boolean {
  return waiting;
}

/** Identity keys of the people that the rep is adding to the CRM now. */
async function addedKeys(
  services: Pick<PageLookupDeps, 'db'>,
  connection: string,
): Promise<ReadonlySet<string>> {
  const all = await services.db.outbox.where('contactId').startsWith('add:').toArray();
  const rows = all.filter((row) => row.connection === connection);
  return new Set(rows.map((row) => `e:${row.contactId.slice('add:'.length)}`));
}
