import { useState } from 'preact/hooks';
import { useBus } from '../../lib/bus/query';
import type { LookupResult, PersonView } from '../../lib/domain/views/person';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { Duplicates } from '../person/Duplicates';
import { FailureLine } from '../person/Facts';
import { LinkLine } from '../person/LinkLine';
import { PossibleMatches } from '../person/PossibleMatches';
import { RefusedLines } from '../person/RefusedLines';
import { Skeleton } from '../person/Skeleton';
import { useAnswers } from '../person/use-answers';
import type { Moves } from '../person/use-moves';
import { AddPerson } from './AddPerson';
import { FindPerson } from './FindPerson';
import { PersonPane } from './PersonPane';

export interface PersonHereProps {
  result: LookupResult;
  /** Name of the person on the page. */
  label: string;
  moves: Moves;
  full?: boolean | undefined;
  onReload: () => void;
}

/** Shows one person of the page, in every state of the lookup. */
export function PersonHere({ result, label, moves, full, onReload }: PersonHereProps) {
  const { shell } = usePages();
  const [one, setOne] = useState<PersonView | null>(null);
  const { answer, busy, failure } = useAnswers(useBus().call);
  const failed = failure === null ? null : <FailureLine failure={failure} />;
  const onAnswer = (offer: string, same: boolean | null) => void answer(offer, same);
  switch (result.state) {
    case 'known': {
      const { person, link } = result;
      return (
        <>
          {link !== undefined && (
            <LinkLine
              link={link}
              busy={busy || moves.busy}
              onAnswer={onAnswer}
              onProfile={(profile) => void moves.addProfile(person, profile)}
            />
          )}
          {failed}
          <PersonPane person={person} moves={moves} full={full} />
        </>
      );
    }
    case 'maybe':
      return (
        <>
          <PossibleMatches
            who={label}
            candidates={result.candidates}
            refused={result.refused}
            busy={busy}
            onAnswer={onAnswer}
            onOpenCrm={shell.openTab}
          />
          {failed}
        </>
      );
    case 'several':
      return one === null ? (
        <Duplicates people={result.people} onChoose={setOne} onOpenCrm={shell.openTab} />
      ) : (
        <PersonPane person={one} moves={moves} full={full} />
      );
    case 'unknown':
      return (
        <>
          {result.add !== undefined ? (
            <AddPerson
              email={result.key.slice(2)}
              name={label === result.key.slice(2) ? '' : label}
              offer={result.add}
              adding={result.adding}
            />
          ) : (
            <FindPerson name={label} linkTo={result.linkTo} />
          )}
          <RefusedLines refused={result.refused ?? []} busy={busy} onAnswer={onAnswer} />
          {failed}
        </>
      );
    case 'asking':
      return <Skeleton of="card" />;
    case 'failed':
      return <FailureBox failure={result.failure} onRetry={onReload} />;
  }
}
