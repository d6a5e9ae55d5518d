import { useState } from 'preact/hooks';
import { useReader } from '../../lib/bus/lean';
import { type Failure, failureOf } from '../../lib/domain/failure';
import type { Appearance } from '../../lib/domain/settings';
import type { LookupResult, PersonView } from '../../lib/domain/view';
import type { PersonOnPage } from '../../lib/sites/site';
import { FailureLine } from '../person/Facts';
import { Several } from '../person/Several';
import { Skeleton } from '../person/Skeleton';
import { Unknown } from '../person/Unknown';
import type { Means } from './CardPiece';
import type { Doubts } from './doubts';
import { PersonCard } from './PersonCard';

export interface FocusProps {
  /** As the page shows them. */
  who: PersonOnPage;
  result: LookupResult | undefined;
  /** Which of several contacts the rep chose. */
  chosen: PersonView | null;
  appearance: Appearance;
  means: Means;
  /** On a site whose people are not all known by an address. */
  doubts?: Doubts | undefined;
  onChoose: (person: PersonView) => void;
}

/** What the dock shows of the person in focus, whatever is known of them. */
export function Focus({ who, result, chosen, appearance, means, doubts, onChoose }: FocusProps) {
  const { bus } = useReader();
  const [adding, setAdding] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (result === undefined || result.state === 'asking') return <Skeleton />;
  if (result.state === 'failed') return <FailureLine failure={result.failure} />;
  if (result.state === 'maybe') return doubts === undefined ? null : <doubts.Doubtful {...{ who, result, means }} />;
  if (result.state === 'unknown') {
    const { add: offer } = result;
    const label = who.name ?? who.email ?? '';
    const add = (event: Event) => {
      if (offer === undefined || !means.allowed(event)) return;
      setAdding(true);
      setFailure(null);
      bus
        .call('site.add', { intentId: crypto.randomUUID(), offer, name: label })
        .catch((error: unknown) => setFailure(failureOf(error)))
        .finally(() => setAdding(false));
    };
    return (
      <>
        <Unknown who={label} adding={result.adding || adding} onAdd={offer === undefined ? undefined : add} />
        {doubts !== undefined && result.refused !== undefined && (
          <doubts.Refusals refused={result.refused} means={means} />
        )}
        {failure !== null && <FailureLine failure={failure} />}
      </>
    );
  }
  const person =
    result.state === 'known' ? result.person : result.people.find((each) => each.contactId === chosen?.contactId);
  if (person === undefined && result.state === 'several') return <Several people={result.people} onChoose={onChoose} />;
  if (person === undefined) return <Skeleton />;
  return (
    <PersonCard
      key={person.contactId}
      person={person}
      link={result.state === 'known' ? result.link : undefined}
      appearance={appearance}
      means={means}
      doubts={doubts}
    />
  );
}
