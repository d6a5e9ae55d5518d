import { type FeedbackThread, isToResolve, speakerOf, trustedFeedbackOf } from './threads';

/**
 * Orders of a list of threads besides newest first: what has waited longest for marketing, or by the
 * name of the contact, the campaign or the rep.
 */
export const THREAD_ORDERS = ['waiting', 'name', 'campaign', 'rep'] as const;

export type ThreadOrder = (typeof THREAD_ORDERS)[number];

/**
 * Returns the threads in an order; those without the value come last, and equal ones keep the order
 * that they had.
 * @param nameOf the name of a contact; null if it is not known
 */
export function inOrder(
  threads: readonly FeedbackThread[],
  order: ThreadOrder,
  nameOf: (contactId: string) => string | null,
): readonly FeedbackThread[] {
  if (order === 'waiting') return threads.toSorted((a, b) => waitsSince(a) - waitsSince(b));
  const textOf = ({ first }: FeedbackThread) =>
    ({
      name: nameOf(first.contactId),
      campaign: trustedFeedbackOf(first)?.campaign,
      rep: speakerOf(first),
    })[order];
  return threads
    .map((thread) => ({ thread, text: textOf(thread) ?? '\uffff' }))
    .toSorted((a, b) => a.text.localeCompare(b.text))
    .map(({ thread }) => thread);
}

/** Epoch ms from which a thread waits for marketing; after all others when it does not. */
function waitsSince(thread: FeedbackThread): number {
  return isToResolve(thread) ? thread.first.at : Number.MAX_SAFE_INTEGER;
}
