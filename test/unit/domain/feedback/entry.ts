import type { Feedback } from '../../../../lib/domain/feedback/feedback';
import { authorshipOf, type ReadFeedback } from '../../../../lib/domain/feedback/note';
import type { FeedbackEntry } from '../../../../lib/domain/feedback/threads';
import { NOW } from '../make';

/** What a rep says: a lead rejected, of a campaign. */
export const FEEDBACK: Feedback = {
  verdict: 'rejected',
  reasonId: 'no-budget',
  text: 'No.',
  campaign: 'Autumn',
  agreementVersion: 1,
  author: { name: 'Ada', email: null },
  date: null,
  pendingSince: null,
  answers: null,
  dealtWith: false,
};

/** A note of a rep as it was read from the CRM. */
export function entry(
  id: string,
  feedback: Partial<Feedback> = {},
  more: Partial<FeedbackEntry> = {},
): FeedbackEntry {
  const said = { ...FEEDBACK, ...feedback };
  const read: ReadFeedback = { kind: 'feedback', feedback: said, words: said.text, edited: false };
  const at = more.at ?? NOW;
  return {
    id,
    reference: null,
    contactId: '1',
    at,
    changedAt: at,
    read,
    author: authorshipOf(read, { id: null, name: said.author.name }),
    ...more,
  };
}
