import { useState } from 'preact/hooks';
import type { OutputOf } from '../../lib/bus/contract';
import { useBus } from '../../lib/bus/query';
import type { LookupResult, PersonView } from '../../lib/domain/view';
import { FailureBox } from '../FailureBox';
import { usePages } from '../pages';
import { FailureLine } from '../person/Facts';
import { LinkLine } from '../person/LinkLine';
import { Maybe } from '../person/Maybe';
import { RefusedLines } from '../person/RefusedLines';
import { Several } from '../person/Several';
import { Skeleton } from '../person/Skeleton';
import { Strip } from '../person/Strip';
import { Unknown } from '../person/Unknown';
import { useAnswers } from '../person/use-answers';
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
  const { shell } = usePages();
  const [one, setOne] = useState<PersonView | null>(null);
  const { answer, busy, failure } = useAnswers(useBus().call);
  const failed = failure === null ? null : <FailureLine failure={failure} />;
  switch (result.state) {
    case 'known': {
      const { person, link } = result;
      return (
        <>
          {link !== undefined && (
            <LinkLine
              link={link}
              busy={busy || moves.busy}
              onAnswer={(offer, same) => void answer(offer, same)}
              onProfile={(profile) => void moves.addProfile(person, profile)}
            />
          )}
          {failed}
          <PersonPane person={person} moves={moves} />
        </>
      );
    }
    case 'maybe':
      return (
        <>
          <Maybe
            who={result.candidates[0]?.person.name ?? labelOf(result)}
            candidates={result.candidates}
            refused={result.refused}
            busy={busy}
            onAnswer={(offer, same) => void answer(offer, same)}
            onOpenCrm={shell.openTab}
          />
          {failed}
        </>
      );
    case 'several':
      return one === null ? (
        <Several people={result.people} onChoose={setOne} onOpenCrm={shell.openTab} />
      ) : (
        <PersonPane person={one} moves={moves} />
      );
    case 'unknown':
      return (
        <>
          <Unclaimed result={result} />
          <RefusedLines
            refused={result.refused ?? []}
            busy={busy}
            onAnswer={(offer, same) => void answer(offer, same)}
          />
          {failed}
        </>
      );
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

/** Nobody in the CRM; only somebody with an address can be added. */
function Unclaimed({ result }: { result: Extract<LookupResult, { state: 'unknown' }> }) {
  const label = labelOf(result);
  return result.key.startsWith('e:') ? (
    <AddPerson email={label} adding={result.adding} />
  ) : (
    <Unknown who={label} adding={result.adding} />
  );
}

/** The address, profile or name inside a key. */
function labelOf({ key }: LookupResult): string {
  const label = key.slice(2);
  return key.startsWith('n:') ? (label.split('|')[0] ?? label) : label;
}
