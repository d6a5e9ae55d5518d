import { useContentQuery } from '../../lib/bus/content-query';
import type { CompanyView, PersonView } from '../../lib/domain/views/person';
import { FailureLine } from '../person/Facts';
import { PersonLine } from '../person/Person';
import { Skeleton } from '../person/Skeleton';
import { Say } from '../Say';
import { useSurface } from '../surface';

export interface CompanyProps {
  name: string;
  onChoose: (person: PersonView) => void;
}

/** Shows contacts at the company of this page. */
export function Company({ name, onChoose }: CompanyProps) {
  const { data, failure } = useContentQuery('site.company', { company: name });
  if (data === undefined)
    return failure === null ? <Skeleton /> : <FailureLine failure={failure} />;
  return <Known name={name} view={data} onChoose={onChoose} />;
}

function Known({ name, view, onChoose }: CompanyProps & { view: CompanyView }) {
  const { t } = useSurface();
  const { people, total } = view;
  return (
    <section class="block" data-testid="company">
      <h2 class="theirs">
        <Say text={t('company.people', { company: name })} />
      </h2>
      {people.length === 0 && (
        <p class="soft">
          <Say text={t('company.nobody')} />
        </p>
      )}
      <ul class="rows">
        {people.map((person) => (
          <li key={person.contactId}>
            <button type="button" data-testid="person-row" onClick={() => onChoose(person)}>
              <PersonLine person={person} />
            </button>
          </li>
        ))}
      </ul>
      {total > people.length && (
        <p class="soft">
          <Say text={t('company.more', { count: total - people.length })} />
        </p>
      )}
    </section>
  );
}
