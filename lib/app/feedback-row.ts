import {
  type FeedbackThread,
  kindOf,
  speakerOf,
  trustedFeedbackOf,
} from '../domain/feedback/threads';
import type { FeedbackRow } from '../domain/views/feedback';
import type { ContactRow } from '../store/rows';
import type { ReasonLabel } from '../sync/feedback-views';

const SHORT_TEXT = 240;

/**
 * Returns a thread as a line of the list.
 * @param since when the previous visit ended, epoch ms; what came after it is new
 */
export function feedbackRow(
  thread: FeedbackThread,
  people: ReadonlyMap<string, ContactRow>,
  since: number,
  label: ReasonLabel,
): FeedbackRow {
  const { first, answers, dealtWith, undone, newestAt } = thread;
  const said = trustedFeedbackOf(first);
  const contact = people.get(first.contactId)?.contact;
  return {
    id: first.id,
    name: contact?.name ?? first.contactId,
    company: contact?.company ?? null,
    who: speakerOf(first),
    at: first.at,
    newestAt,
    kind: kindOf(first),
    verdict: said?.verdict ?? null,
    reason: said?.reasonId == null ? null : label(said.reasonId),
    campaign: said?.campaign ?? null,
    about: said?.touch?.title ?? said?.referrer?.name ?? null,
    text: (said?.text ?? first.read.words).slice(0, SHORT_TEXT),
    answers: answers.filter((answer) => trustedFeedbackOf(answer)?.verdict === 'comment').length,
    dealtWith: dealtWith !== null,
    undone,
    fresh: newestAt > since,
  };
}
