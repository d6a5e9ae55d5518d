import { useState } from 'preact/hooks';
import type { TabView } from '../../lib/domain/tab-view';
import type { LookupResult, PersonView } from '../../lib/domain/view';
import { FailureBox } from '../FailureBox';
import { usePages } from '../pages';
import { Notice } from '../person/Notice';
import { Several } from '../person/Several';
import { Skeleton } from '../person/Skeleton';
import { Strip } from '../person/Strip';
import { Unknown } from '../person/Unknown';
import type { Moves } from '../person/use-moves';
import { AddPerson } from './AddPerson';
import { HereState } from './HereState';
import { PersonPane } from './PersonPane';

export interface HerePaneProps {
  here: TabView;
  moves: Moves;
  full?: boolean | undefined;
  onReload: () => void;
}

/** The people of the current tab: the one in focus first, the others to switch to. */
export function HerePane({ here, moves, full, onReload }: HerePaneProps) {
  const { say } = usePages();
  const [chosen, setChosen] = useState<LookupResult['key'] | null>(null);
  const result = here.people.find(({ key }) => key === chosen) ?? focusOf(here);
  if (here.people.length === 0) return <HereState here={here} />;
  const labelOf = ({ key }: LookupResult) => here.names[key] ?? key.slice(2);
  return (
    <section data-testid="here" aria-label={say('tab.here')}>
      {here.people.length > 1 && (
        <div class="switch">
          {result === undefined && <p class="soft">{say('strip.name')}</p>}
          <Strip
            people={here.people.map((one) => ({ label: labelOf(one), result: one }))}
            focus={result?.key ?? null}
            compact={result !== undefined}
            onFocus={setChosen}
          />
        </div>
      )}
      {here.writing && <Notice people={here.people.flatMap(warned)} />}
      {result !== undefined && (
        <Shown key={result.key} result={result} label={labelOf(result)} moves={moves} full={full} onReload={onReload} />
      )}
    </section>
  );
}

interface ShownProps extends Omit<HerePaneProps, 'here'> {
  result: LookupResult;
  /** As the page names them. */
  label: string;
}

function Shown({ result, label, moves, full, onReload }: ShownProps) {
  const [one, setOne] = useState<PersonView | null>(null);
  switch (result.state) {
    case 'known':
      return <PersonPane person={result.person} moves={moves} full={full} />;
    case 'several':
      return one === null ? (
        <Several people={result.people} onChoose={setOne} />
      ) : (
        <PersonPane person={one} moves={moves} full={full} />
      );
    case 'unknown':
      return result.key.startsWith('e:') ? (
        <AddPerson email={result.key.slice(2)} adding={result.adding} />
      ) : (
        <Unknown who={label} adding={false} />
      );
    case 'asking':
      return <Skeleton />;
    case 'failed':
      return <FailureBox failure={result.failure} onRetry={onReload} />;
  }
}

/** Whom the page is about; of a mail's people somebody known will do, of a group's only the rep can say. */
function focusOf({ site, people, focus }: TabView): LookupResult | undefined {
  const found = people.find(({ key }) => key === focus);
  if (found !== undefined || site === 'linkedin') return found;
  return people.find(({ state }) => state === 'known') ?? people[0];
}

/** Who is at a stage not to be contacted: of several contacts with one address it is enough that one is. */
function warned(result: LookupResult): PersonView[] {
  const people = result.state === 'known' ? [result.person] : result.state === 'several' ? result.people : [];
  return people.filter((person) => person.doNotContact).slice(0, 1);
}
