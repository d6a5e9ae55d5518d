import type { PersonView } from '../../lib/domain/view';
import { Boundary } from '../Boundary';
import { Say } from '../Say';
import { useSurface } from '../surface';
import { PersonLine } from './Person';

export interface SeveralProps {
  people: readonly PersonView[];
  onChoose: (person: PersonView, event: Event) => void;
}

/** Several records share one address: the rep says which one is meant. */
export function Several({ people, onChoose }: SeveralProps) {
  const { say } = useSurface();
  return (
    <section class="block" data-testid="several" aria-label={say('several.title')}>
      <h2>
        <Say text={say('several.title')} />
      </h2>
      <p class="soft">
        <Say text={say('several.text', { count: people.length })} />
      </p>
      <ul class="rows">
        {people.map((person) => (
          <li key={person.contactId}>
            <Boundary>
              <button type="button" data-row data-testid="choose" onClick={(event) => onChoose(person, event)}>
                <PersonLine person={person} />
              </button>
            </Boundary>
          </li>
        ))}
      </ul>
    </section>
  );
}
