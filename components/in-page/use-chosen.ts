import { useState } from 'preact/hooks';
import type { PersonView } from '../../lib/domain/views/person';

/**
 * Keeps the contact that the rep chose out of several, as long as the card has the same subject.
 */
export function useChosen(about: string | null): [PersonView | null, (person: PersonView) => void] {
  const [choice, setChoice] = useState<{ about: string | null; person: PersonView } | null>(null);
  return [choice?.about === about ? choice.person : null, (person) => setChoice({ about, person })];
}
