import { useReader } from '../../lib/bus/content-query';
import type { CardView, Link, LookupResult, Refused } from '../../lib/domain/views/person';
import type { PersonOnPage } from '../../lib/sites/site';
import { FailureLine } from '../person/Facts';
import { LinkLine } from '../person/LinkLine';
import { Maybe } from '../person/PossibleMatches';
import { RefusedLines } from '../person/RefusedLines';
import { useAnswers } from '../person/use-answers';
import type { Moves } from '../person/use-moves';
import type { Means } from './CardHost';

interface DoubtfulProps {
  who: PersonOnPage;
  result: Extract<LookupResult, { state: 'maybe' }>;
  means: Means;
}

interface LinkedProps {
  link: Link;
  person: CardView;
  moves: Moves;
  means: Means;
}

/** What stands in the card where not everybody is known by an address: a site that needs none of it does not carry it. */
export interface Doubts {
  readonly Doubtful: typeof Doubtful;
  readonly Refusals: typeof Refusals;
  readonly Linked: typeof Linked;
}

/** Somebody whom only name and company speak for, inside the page: an answer goes past the guard, as whatever is remembered does. */
function Doubtful({ who, result, means }: DoubtfulProps) {
  const { busy, failed, onAnswer } = useGuardedAnswers(means);
  return (
    <>
      <Maybe
        who={who.name ?? ''}
        candidates={result.candidates}
        refused={result.refused}
        busy={busy}
        onAnswer={onAnswer}
        onElsewhere={means.elsewhere}
      />
      {failed}
    </>
  );
}

/** Whom the rep said that it is not, with a way to take that back. */
function Refusals({ refused, means }: { refused: readonly Refused[]; means: Means }) {
  const { busy, failed, onAnswer } = useGuardedAnswers(means);
  return (
    <>
      <RefusedLines refused={refused} busy={busy} onAnswer={onAnswer} />
      {failed}
    </>
  );
}

/** How somebody came to be this contact, and the offer to tell the CRM their profile. */
function Linked({ link, person, moves, means }: LinkedProps) {
  const { busy, failed, onAnswer } = useGuardedAnswers(means);
  return (
    <>
      <LinkLine
        link={link}
        busy={busy || moves.busy}
        onAnswer={onAnswer}
        onProfile={(profile, event) => {
          if (means.allowed(event)) void moves.addProfile(person, profile);
        }}
      />
      {failed}
    </>
  );
}

export const doubts: Doubts = { Doubtful, Refusals, Linked };

function useGuardedAnswers({ allowed }: Means) {
  const { bus } = useReader();
  const { answer, busy, failure } = useAnswers(bus.call);
  return {
    busy,
    failed: failure === null ? null : <FailureLine failure={failure} />,
    onAnswer: (offer: string, same: boolean | null, event: Event) => {
      if (allowed(event)) void answer(offer, same);
    },
  };
}
