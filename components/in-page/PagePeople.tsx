import type { IdentityKey } from '../../lib/domain/person/identity';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { PersonView } from '../../lib/domain/views/person';
import type { Snapshot } from '../../lib/sites/site';
import type { CardActions } from './CardHost';
import { Company } from './Company';
import { Group } from './Group';
import { PersonCard } from './PersonCard';
import type { Results } from './page-people';

export interface PagePeopleProps {
  snapshot: Snapshot;
  results: Results;
  /** The person of a company that the rep chose. */
  chosen: PersonView | null;
  appearance: Appearance;
  actions: CardActions;
  onFocus: (key: IdentityKey) => void;
  onChoose: (person: PersonView) => void;
}

/**
 * What the card shows of a page that is about several people, or about a company: the rep says
 * whose card is meant.
 */
export function PagePeople(props: PagePeopleProps) {
  const { chosen, appearance, actions } = props;
  const { subject, company } = props.snapshot;
  if (subject !== null) {
    return <Group people={subject.people} results={props.results} onFocus={props.onFocus} />;
  }
  if (company === null) return null;
  if (chosen === null) return <Company name={company.name} onChoose={props.onChoose} />;
  return <PersonCard person={chosen} appearance={appearance} actions={actions} />;
}
