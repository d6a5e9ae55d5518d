import { useRoute } from '../../lib/bus/query';
import type { PersonView } from '../../lib/domain/views/person';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { Skeleton } from '../person/Skeleton';
import { PeopleList } from './PeopleList';

export interface CompanyPaneProps {
  company: { readonly name: string };
  onOpen: (person: PersonView) => void;
}

/** Shows contacts at the company whose page is open. */
export function CompanyPane({ company, onOpen }: CompanyPaneProps) {
  const { t } = usePages();
  const found = useRoute('people.atCompany', { company: company.name }, { timeoutMs: 25_000 });
  if (found.data === undefined) {
    return found.failure === null ? (
      <Skeleton />
    ) : (
      <FailureBox failure={found.failure} onRetry={found.reload} />
    );
  }
  const { people, total } = found.data;
  const title = t('company.people', { company: company.name });
  return (
    <section class="pane" data-testid="company" aria-label={title}>
      <h2 class="theirs">{title}</h2>
      {people.length === 0 && <p class="soft">{t('company.nobody')}</p>}
      {people.length > 0 && <PeopleList people={people} label={title} onOpen={onOpen} />}
      {total > people.length && (
        <p class="soft foot">{t('company.more', { count: total - people.length })}</p>
      )}
    </section>
  );
}
