import { RelevoError } from '../domain/base/failure';
import { bookOf, type ReviewBook } from '../domain/review/book';
import { entryDigest, reviewShelf } from '../domain/review/documents';
import { type ReviewEntry, serialiseReviewEntry } from '../domain/review/review-schema';
import { reviewWords } from '../domain/review/words';
import { withAgreementLock } from './agreement-lock';
import { connectionOwner } from './connection-owner';
import type { Crm, Events, Services, Store } from './services';

type Needs = Store & Crm & Events & Pick<Services, 'agreementCache' | 'language'>;

/** Names of users offered as owners of a decision. */
const MOST_PEOPLE = 200;
const OWNERS_MS = 10_000;

/** Reads what reviews left on the shelf beside the agreement. */
export async function reviewBook(services: Needs): Promise<ReviewBook> {
  const [{ weekly, policy }, connector] = await Promise.all([
    services.agreementCache.read(),
    services.connector(),
  ]);
  const [me, people] = await Promise.all([
    // Offline the CRM cannot say who the rep is, nor who else there is.
    connectionOwner(services).catch(() => null),
    connector?.owners(AbortSignal.timeout(OWNERS_MS)).catch(() => []) ?? [],
  ]);
  return {
    ...bookOf(reviewShelf(weekly)),
    me: me?.name ?? null,
    people: [...new Set(people.map(({ name }) => name))].slice(0, MOST_PEOPLE),
    isDeviceOnly: connector?.capabilities.agreement !== 'team',
    mayWrite: policy.agreement === null,
  };
}

/** What a page writes; author and time are set here. */
type Written = ReviewEntry extends infer Entry
  ? Entry extends ReviewEntry
    ? Omit<Entry, 'by' | 'at'>
    : never
  : never;

/**
 * Adds a document of the review to the shelf. Nothing is overwritten: what it replaces stays, and
 * two that were written over the same one stand side by side.
 * @returns its digest
 * @throws RelevoError if the CRM cannot be reached, or a policy pins the agreement
 */
export function addReviewEntry(services: Needs, written: Written): Promise<{ id: string }> {
  return withAgreementLock(services, async ({ put }) => {
    const me = await connectionOwner(services);
    // An unsigned decision binds no one.
    if (me === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'owner' });
    const entry: ReviewEntry = { ...written, by: me.name, at: services.clock() };
    await put({
      text: serialiseReviewEntry(entry),
      words: reviewWords(entry, await services.language()),
      name: `review-${entry.kind}-${entryDigest(entry).slice(0, 8)}`,
      authorId: me.id,
    });
    return { id: entryDigest(entry) };
  });
}
