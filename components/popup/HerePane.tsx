import { useState } from 'preact/hooks';
import type { OutputOf } from '../../lib/bus/contract';
import type { LookupResult, PersonView } from '../../lib/domain/view';
import { FailureBox } from '../FailureBox';
import { usePages } from '../pages';
import { Several } from '../person/Several';
import { Skeleton } from '../person/Skeleton';
import { Strip } from '../person/Strip';
import type { Moves } from '../person/use-moves';
import { AddPerson } from './AddPerson';
import { PersonPane } from './PersonPane';

export interface HerePaneProps {
  here: OutputOf<'tab.people'>;
  moves: Moves;
  onReload: () => void;
}

/** The people of the current tab: the one in focus first, the others to switch to. */
export function HerePane({ here, moves, onReload }: HerePaneProps) {
  const { say } = usePages();
  const [chosen, setChosen] = useState<LookupResult['key'] | null>(null);
  const result = here.people.find(({ key }) => key === chosen) ?? focusOf(here);
  if (result === undefined) return <p class="empty soft">{say('here.empty')}</p>;
  return (
    <section data-testid="here" aria-label={say('tab.here')}>
      {here.people.length > 1 && (
        <div class="switch">
          <Strip
            people={here.people.map((one) => ({ label: labelOf(one), result: one }))}
            focus={result.key}
            compact
            onFocus={setChosen}
          />
        </div>
      )}
      <Shown key={result.key} result={result} moves={moves} onReload={onReload} />
    </section>
  );
}

function Shown({ result, moves, onReload }: { result: LookupResult; moves: Moves; onReload: () => void }) {
  const [one, setOne] = useState<PersonView | null>(null);
  switch (result.state) {
    case 'known':
      return <PersonPane person={result.person} moves={moves} />;
    case 'several':
      return one === null ? (
        <Several people={result.people} onChoose={setOne} />
      ) : (
        <PersonPane person={one} moves={moves} />
      );
    case 'unknown':
      return <AddPerson email={labelOf(result)} adding={result.adding} />;
    case 'asking':
      return <Skeleton />;
    case 'failed':
      return <FailureBox failure={result.failure} onRetry={onReload} />;
  }
}

function focusOf(here: OutputOf<'tab.people'>): LookupResult | undefined {
  const focus = here.people.find((one) => one.state === 'known' && one.person.contactId === here.focus?.contactId);
  return focus ?? here.people.find(({ state }) => state === 'known') ?? here.people[0];
}

/** The address or profile inside a key. */
function labelOf({ key }: LookupResult): string {
  return key.slice(2);
}
