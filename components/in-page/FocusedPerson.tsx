import { useState } from 'preact/hooks';
import { useQueryStore } from '../../lib/bus/content-query';
import { type Failure, failureOf } from '../../lib/domain/base/failure';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { LookupResult, PersonView } from '../../lib/domain/views/person';
import type { PersonOnPage } from '../../lib/sites/site';
import { Duplicates } from '../person/Duplicates';
import { FailureLine } from '../person/Facts';
import { Skeleton } from '../person/Skeleton';
import { Unknown } from '../person/Unknown';
import type { CardActions } from './CardHost';
import type { MatchPrompts } from './match-prompts';
import { PersonCard } from './PersonCard';

export interface FocusedPersonProps {
  /** The person as the page shows them. */
  who: PersonOnPage;
  result: LookupResult | undefined;
  /** The contact that the rep chose, if several share the key. */
  chosen: PersonView | null;
  appearance: Appearance;
  actions: CardActions;
  /** Set on a site where people have no email address. */
  matchPrompts?: MatchPrompts | undefined;
  onChoose: (person: PersonView) => void;
}

/** Draws what the dock shows about the person in focus, in every state of the lookup. */
export function FocusedPerson({
  who,
  result,
  chosen,
  appearance,
  actions,
  matchPrompts,
  onChoose,
}: FocusedPersonProps) {
  const { bus } = useQueryStore();
  const [adding, setAdding] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (result === undefined || result.state === 'asking') return <Skeleton />;
  if (result.state === 'failed') return <FailureLine failure={result.failure} />;
  if (result.state === 'maybe')
    return matchPrompts === undefined ? null : (
      <matchPrompts.Doubtful {...{ who, result, actions }} />
    );
  if (result.state === 'unknown') {
    const { add: offer } = result;
    const label = who.name ?? who.email ?? '';
    const add = (event: Event) => {
      if (offer === undefined || !actions.allowed(event)) return;
      setAdding(true);
      setFailure(null);
      bus
        .call('site.add', { intentId: crypto.randomUUID(), offer, name: label })
        .catch((error: unknown) => setFailure(failureOf(error)))
        .finally(() => setAdding(false));
    };
    return (
      <>
        <Unknown
          who={label}
          adding={result.adding || adding}
          onAdd={offer === undefined ? undefined : add}
          onOpenSurface={result.open === undefined ? undefined : () => actions.openSurface()}
        />
        {matchPrompts !== undefined && result.refused !== undefined && (
          <matchPrompts.Refusals refused={result.refused} actions={actions} />
        )}
        {failure !== null && <FailureLine failure={failure} />}
      </>
    );
  }
  const person =
    result.state === 'known'
      ? result.person
      : result.people.find((each) => each.contactId === chosen?.contactId);
  if (person === undefined && result.state === 'several')
    return <Duplicates people={result.people} onChoose={onChoose} />;
  if (person === undefined) return <Skeleton />;
  return (
    <PersonCard
      key={person.contactId}
      person={person}
      link={result.state === 'known' ? result.link : undefined}
      appearance={appearance}
      actions={actions}
      matchPrompts={matchPrompts}
    />
  );
}
