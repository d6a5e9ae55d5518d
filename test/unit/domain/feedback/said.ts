import type { Feedback } from '../../../../lib/domain/feedback/feedback';
import { authorshipOf, type ReadFeedback } from '../../../../lib/domain/feedback/note';
import type { FeedbackEntry } from '../../../../lib/domain/feedback/threads';
import { NOW } from '../make';

/** What a note of these tests says where a test does not say it. */
const SAID: Feedback = {
  verdict: 'comment',
  reasonId: null,
  text: '',
  campaign: null,
  agreementVersion: 1,
  author: { name: 'Nora', email: null },
  date: null,
  pendingSince: null,
  answers: null,
  dealtWith: false,
};

/** A note by an author that the CRM confirms. */
export function saidBy(
  name: string,
  id: string,
  part: Partial<Feedback>,
  more: Partial<FeedbackEntry> = {},
): FeedbackEntry {
  const feedback = { ...SAID, author: { name, email: null }, ...part };
  const read: ReadFeedback = { kind: 'feedback', feedback, words: feedback.text, edited: false };
  const author = authorshipOf(read, { id: null, name });
  const at = more.at ?? NOW;
  return { id, reference: null, contactId: 'c1', at, changedAt: at, read, author, ...more };
}
