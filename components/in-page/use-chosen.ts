import { useState } from 'preact/hooks';
import type { PersonView } from '../../lib/domain/views/person';

/**
 * Which of several contacts the rep chose for whoever the card is about; nobody's choice outlives
 * its subject.
 */
export function useChosen(about: string | null): [PersonView | null, (person: PersonView) => void] {
  const [choice, setChoice] = useState<{ about: string | null; person: PersonView } | null>(null);
  return [choice?.about === about ? choice.person : null, (person) => setChoice({ about, person })];
}
