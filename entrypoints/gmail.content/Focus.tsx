import { useState } from 'preact/hooks';
import { FailureLine } from '../../components/person/Facts';
import { Several } from '../../components/person/Several';
import { Skeleton } from '../../components/person/Skeleton';
import { Unknown } from '../../components/person/Unknown';
import { useReader } from '../../lib/bus/lean';
import { type Failure, failureOf } from '../../lib/domain/failure';
import type { Appearance } from '../../lib/domain/settings';
import type { LookupResult, PersonView } from '../../lib/domain/view';
import { PersonCard } from './PersonCard';

export interface FocusProps {
  /** As the page names them. */
  label: string;
  email: string;
  result: LookupResult | undefined;
  /** Which of several contacts the rep chose. */
  chosen: PersonView | null;
  appearance: Appearance;
  allowed: (event: Event) => boolean;
  onChoose: (person: PersonView) => void;
  onElsewhere: () => void;
}

/** What the dock shows of the person in focus, whatever is known of them. */
export function Focus({ label, email, result, chosen, appearance, allowed, onChoose, onElsewhere }: FocusProps) {
  const { bus } = useReader();
  const [adding, setAdding] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (result === undefined || result.state === 'asking') return <Skeleton />;
  // Whoever has an address is known by it, or not: in Gmail nobody is asked about.
  if (result.state === 'maybe') return null;
  if (result.state === 'failed') return <FailureLine failure={result.failure} />;
  if (result.state === 'unknown') {
    const add = (event: Event) => {
      if (!allowed(event)) return;
      setAdding(true);
      setFailure(null);
      bus
        .call('site.add', { intentId: crypto.randomUUID(), email, name: label })
        .catch((error: unknown) => setFailure(failureOf(error)))
        .finally(() => setAdding(false));
    };
    return (
      <>
        <Unknown who={label} adding={result.adding || adding} onAdd={add} />
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
      appearance={appearance}
      allowed={allowed}
      onElsewhere={onElsewhere}
    />
  );
}
