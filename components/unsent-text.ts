import { useState } from 'preact/hooks';
import { usePages } from './page-context';

/** What a draft is of: a note, the words beside a verdict, or a note of the weekly review. */
type DraftKind = 'note' | 'verdict' | 'review';

/**
 * A text about one contact, kept while another contact is shown, until it is sent or emptied.
 */
export function useDraft(kind: DraftKind, contactId: string): [string, (text: string) => void] {
  const { drafts } = usePages();
  const key = `${kind} ${contactId}`;
  const [text, setText] = useState(drafts.get(key) ?? '');
  const write = (next: string) => {
    if (next === '') drafts.delete(key);
    else drafts.set(key, next);
    setText(next);
  };
  return [text, write];
}

/** Whether the rep began to write it. */
export function hasDraft(
  drafts: ReadonlyMap<string, string>,
  kind: DraftKind,
  contactId: string,
): boolean {
  return drafts.has(`${kind} ${contactId}`);
}
