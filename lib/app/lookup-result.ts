import type { Caller } from '../bus/server';
import { applyPending } from '../domain/changes/pending';
import { notTakenBack } from '../domain/changes/taken-back';
import { linkedinSlug, type PageIdentity, pageKey } from '../domain/person/identity';
import { compare, likelier, sideOfContact, sideOfPage } from '../domain/person/same-person';
import type {
  Candidate,
  LookupResult,
  MatchOrigin,
  PersonView,
  Refused,
} from '../domain/views/person';
import { putMatchAnswer } from '../store/match-answers';
import { intentsOf, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import type { Found } from '../sync/contact-lookup';
import { keysOf, matchAnswerKeys, membersOf } from '../sync/recognise-person';
import { signAdd, signMatchAnswer, signProfile } from './action-tokens';
import { openTicket } from './person-tickets';
import type { Crm, Services, Viewing } from './services';
import { isTabAtProfile } from './tab-at-profile';

/** Candidates shown for one person. A longer list does not help to find the right one. */
const MOST_CANDIDATES = 5;

/** What a look-up of the people of a page takes. */
export type PageLookupDeps = Viewing & Crm & Pick<Services, 'lookup' | 'newPeople' | 'push'>;

/**
 * Where the people are shown, according to the browser. Used to judge what a page claims without a
 * click of the rep.
 */
export type Shown = Pick<Caller, 'trust' | 'address'>;

/** A lookup in progress for one person on a page, with everything needed to answer it. */
export interface PersonAsked {
  readonly services: PageLookupDeps;
  readonly caller: Caller;
  readonly shown: Shown;
  readonly connection: string;
  readonly page: PageIdentity;
  readonly found: Found;
  readonly views: ReadonlyMap<string, PersonView>;
}

/**
 * Returns what is known of one person on a page, with the right to act on it.
 * @param adding identity keys of the people that the rep is adding to the CRM now
 */
export async function lookupResultOf(
  asked: PersonAsked,
  adding: ReadonlySet<string>,
): Promise<LookupResult | null> {
  const { rows, absent, candidates, missingAt, asking, failure } = asked.found;
  const key = asked.found.key === null ? null : pageKey(asked.page);
  if (key === null) return null;
  const people = rows.flatMap((row) => asked.views.get(row.id) ?? []);
  const [person] = people;
  const [row] = rows;
  if (person !== undefined && row !== undefined) {
    if (people.length > 1) return { key, state: 'several', people };
    // If this cannot be stored now, the next view of the page does it.
    await rememberAlias(asked, row).catch(() => undefined);
    const link = await linkOf(asked, row);
    return { key, state: 'known', person, ...(link === null ? {} : { link }) };
  }
  if (failure !== null && !asking) return { key, state: 'failed', failure };
  if (missingAt === null || absent.length > 0) return { key, state: 'asking' };
  const refused = await refusedOf(asked);
  if (candidates.length > 0)
    return { key, state: 'maybe', candidates: await candidatesOf(asked), refused };
  return {
    key,
    state: 'unknown',
    askedAt: missingAt,
    adding: adding.has(key),
    ...(key.startsWith('e:')
      ? { add: await signAdd(asked.services, asked.caller, asked.connection, key) }
      : await waysOn(asked)),
    ...(refused.length === 0 ? {} : { refused }),
  };
}

/**
 * Stores a second key of a known LinkedIn profile as an alias, because people can change their
 * slug.
 */
async function rememberAlias(
  { services, shown, connection, page, found }: PersonAsked,
  row: ContactRow,
): Promise<void> {
  const keys = keysOf(page).certain;
  // An email address does not prove that the profile is theirs: only the rep can confirm it.
  const byProfile = found.unbound.length < keys.filter((key) => !key.startsWith('e:')).length;
  if (found.unbound.length === 0 || !byProfile || !isTabAtProfile(shown, page)) return;
  await putMatchAnswer(
    services.journal,
    { connection, keys: found.unbound, contactId: row.id },
    { same: true, by: 'page', at: services.clock() },
  );
}

async function linkOf(
  { services, caller, connection, page, found }: PersonAsked,
  row: ContactRow,
): Promise<MatchOrigin | null> {
  const atProfile = isTabAtProfile(caller, page);
  const answered = found.answered && atProfile;
  const { certain } = keysOf(page);
  const keys = matchAnswerKeys(keysOf(page));
  const byName = found.answered && certain.length === 0;
  const offer = { connection, contactId: row.id };
  const slug = linkedinSlug(page.linkedinSlug ?? '');
  const connector = slug === null || !atProfile ? null : await services.connector();
  const intents = connector === null ? [] : await intentsOf(services.db, connection, [row.id]);
  const kept = notTakenBack(intents);
  const held = applyPending(row.contact, kept.map(toPending)).linkedinSlug;
  // A profile that waits for the rep's decision is not suggested a second time.
  const waits = kept.some(({ action }) => action.kind === 'profile');
  const lacks =
    slug !== null && connector?.capabilities.canSetProfile === true && held !== slug && !waits;
  if (!answered && !byName && !lacks) return null;
  return {
    ...(byName ? { byName } : {}),
    answer: answered ? await signMatchAnswer(services, caller, { ...offer, keys }) : null,
    profile: lacks
      ? { slug, held, offer: await signProfile(services, caller, { ...offer, slug, held }) }
      : null,
  };
}

async function candidatesOf(asked: PersonAsked): Promise<Candidate[]> {
  const { services, caller, connection, page, found, views } = asked;
  const keys = matchAnswerKeys(keysOf(page));
  const atProfile = isTabAtProfile(caller, page);
  const candidates = await Promise.all(
    found.candidates.map(async ({ id: contactId, contact }): Promise<Candidate[]> => {
      const person = views.get(contactId);
      const [member = null] = membersOf(contactId, found.answers);
      const compared = compare(sideOfPage(page), sideOfContact(contact, member));
      const offer = atProfile
        ? await signMatchAnswer(services, caller, { connection, contactId, keys })
        : null;
      const { emails, owner, signals } = contact;
      const facts = {
        email: emails[0] ?? null,
        owner: owner?.name ?? null,
        lastTouchAt: signals.length === 0 ? null : Math.max(...signals.map(({ at }) => at)),
      };
      return person === undefined ? [] : [{ person, compared, offer, ...facts }];
    }),
  );
  return candidates
    .flat()
    .sort((a, b) => likelier(a.compared, b.compared))
    .slice(0, MOST_CANDIDATES);
}

async function refusedOf({
  services,
  caller,
  connection,
  page,
  found,
}: PersonAsked): Promise<Refused[]> {
  const keys = matchAnswerKeys(keysOf(page));
  const atProfile = isTabAtProfile(caller, page);
  return Promise.all(
    found.refused.slice(0, MOST_CANDIDATES).map(async ({ id: contactId, contact }) => ({
      name: contact.name,
      offer: atProfile
        ? await signMatchAnswer(services, caller, { connection, contactId, keys })
        : null,
    })),
  );
}

/** What a rep can do about a person without an address: search and link them, in a page of ours. */
async function waysOn({
  services,
  caller,
  connection,
  page,
}: PersonAsked): Promise<{ open?: string; linkTo?: string }> {
  if (caller.trust === 'site') return { open: await openTicket(services, caller) };
  const keys = matchAnswerKeys(keysOf(page));
  // The person of the answer is known only when it is given.
  const offer = { connection, contactId: '', keys };
  return keys.length === 0 ? {} : { linkTo: await signMatchAnswer(services, caller, offer) };
}
