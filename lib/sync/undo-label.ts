import type { IntentAction } from '../domain/changes/intent';
import type { UndoLabel } from '../domain/changes/recent';
import { readFeedbackNote } from '../domain/feedback/note';

/**
 * Returns the label of a change for its undo bar; null for a change that cannot be undone as a
 * whole: a new contact, an answer of marketing, and an undo itself.
 */
export function undoLabel(intentId: string, action: IntentAction): UndoLabel | null {
  if (intentId.startsWith('undo-')) return null;
  if (action.kind === 'move') return action.from === null ? null : { to: action.to };
  if (action.kind === 'profile') return action.to === null ? null : { profile: action.to };
  if (action.kind !== 'note' || action.undone === undefined) return null;
  const read = readFeedbackNote(action.text);
  if (read.kind !== 'feedback' || read.feedback.answers !== null) return null;
  const { verdict } = read.feedback;
  return verdict === 'undone' ? null : { verdict };
}
