import type { PersonView } from '../../lib/domain/views/person';
import { Boundary } from '../Boundary';
import { Say } from '../Say';
import { useSurface } from '../surface';
import { PersonLine } from './Person';

export interface DuplicatesProps {
  people: readonly PersonView[];
  onChoose: (person: PersonView, event: Event) => void;
  /** Only where the surface can open tabs; called with an https address. */
  onOpenCrm?: ((url: string) => void) | undefined;
}

/**
 * Asks the rep to choose one of several contacts with the same address or profile. Merges nothing.
 */
export function Duplicates({ people, onChoose, onOpenCrm }: DuplicatesProps) {
  const { t } = useSurface();
  return (
    <section class="block" data-testid="several" aria-label={t('several.title')}>
      <h2>
        <Say text={t('several.title')} />
      </h2>
      <p class="soft">
        <Say text={t('several.text', { count: people.length })} />
      </p>
      <ul class="rows">
        {people.map((person) => (
          <li key={person.contactId}>
            <Boundary>
              <button
                type="button"
                data-row
                data-testid="choose"
                onClick={(event) => onChoose(person, event)}
              >
                <PersonLine person={person} />
              </button>
              {onOpenCrm !== undefined && person.url?.startsWith('https://') && (
                <button
                  type="button"
                  class="link"
                  data-testid="open-crm"
                  aria-label={t('several.open', { name: person.name })}
                  onClick={() => person.url !== null && onOpenCrm(person.url)}
                >
                  <Say text={t('crm.open')} />
                </button>
              )}
            </Boundary>
          </li>
        ))}
      </ul>
    </section>
  );
}
