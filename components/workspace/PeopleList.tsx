import { useState } from 'preact/hooks';
import type { Valued } from '../../lib/domain/clocks/queue-value';
import type { PersonView } from '../../lib/domain/views/person';
import { moneyText } from '../../lib/i18n/deal-text';
import { Boundary } from '../Boundary';
import { usePages } from '../page-context';
import { PersonLine } from '../person/Person';

export interface PeopleListProps {
  /** `value`: of their open deals, where the list knows it. */
  people: readonly (PersonView & Pick<Valued, 'value'>)[];
  label: string;
  onOpen: (person: PersonView) => void;
}

/**
 * Shows people in rows; arrow keys or J and K move the focus, Enter opens. One row is a stop of the
 * Tab key: the one that had the focus last.
 */
export function PeopleList({ people, label, onOpen }: PeopleListProps) {
  const { t, language } = usePages();
  const [at, setAt] = useState(0);
  const current = Math.min(at, people.length - 1);
  return (
    <ul class="rows" aria-label={label} data-testid="people">
      {people.map((person, index) => (
        <li key={person.contactId}>
          <button
            type="button"
            data-row
            data-testid="person-row"
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setAt(index)}
            onClick={() => onOpen(person)}
          >
            <Boundary>
              <PersonLine person={person} />
            </Boundary>
            {person.value != null && (
              <small class="worth" data-testid="person-value">
                {moneyText(person.value, language)}
              </small>
            )}
            {(person.parked || person.pending) && (
              <small class={person.parked ? 'waits warn' : 'waits soft'}>
                {t(person.parked ? 'person.parked' : 'person.pending')}
              </small>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
