import { useQueryStore } from '../../lib/bus/content-query';
import type { CardView, Link, LookupResult, Refused } from '../../lib/domain/views/person';
import type { PersonOnPage } from '../../lib/sites/site';
import { FailureLine } from '../person/Facts';
import { LinkLine } from '../person/LinkLine';
import { PossibleMatches } from '../person/PossibleMatches';
import { RefusedLines } from '../person/RefusedLines';
import { useAnswers } from '../person/use-answers';
import type { Moves } from '../person/use-moves';
import type { CardActions } from './CardHost';

interface DoubtfulProps {
  who: PersonOnPage;
  result: Extract<LookupResult, { state: 'maybe' }>;
  actions: CardActions;
}

interface LinkedProps {
  link: Link;
  person: CardView;
  moves: Moves;
  actions: CardActions;
}

/**
 * What stands in the card where not everybody is known by an address: a site that needs none of it
 * does not carry it.
 */
export interface MatchPrompts {
  readonly Doubtful: typeof Doubtful;
  readonly Refusals: typeof Refusals;
  readonly Linked: typeof Linked;
}

/**
 * Somebody whom only name and company speak for, inside the page: an answer goes past the guard, as
 * whatever is remembered does.
 */
function Doubtful({ who, result, actions }: DoubtfulProps) {
  const { busy, failed, onAnswer } = useGuardedAnswers(actions);
  return (
    <>
      <PossibleMatches
        who={who.name ?? ''}
        candidates={result.candidates}
        refused={result.refused}
        busy={busy}
        onAnswer={onAnswer}
        onElsewhere={actions.elsewhere}
      />
      {failed}
    </>
  );
}

/** Whom the rep said that it is not, with a way to take that back. */
function Refusals({ refused, actions }: { refused: readonly Refused[]; actions: CardActions }) {
  const { busy, failed, onAnswer } = useGuardedAnswers(actions);
  return (
    <>
      <RefusedLines refused={refused} busy={busy} onAnswer={onAnswer} />
      {failed}
    </>
  );
}

/** How somebody came to be this contact, and the offer to tell the CRM their profile. */
function Linked({ link, person, moves, actions }: LinkedProps) {
  const { busy, failed, onAnswer } = useGuardedAnswers(actions);
  return (
    <>
      <LinkLine
        link={link}
        busy={busy || moves.busy}
        onAnswer={onAnswer}
        onProfile={(profile, event) => {
          if (actions.allowed(event)) void moves.addProfile(person, profile);
        }}
      />
      {failed}
    </>
  );
}

export const matchPrompts: MatchPrompts = { Doubtful, Refusals, Linked };

function useGuardedAnswers({ allowed }: CardActions) {
  const { bus } = useQueryStore();
  const { answer, busy, failure } = useAnswers(bus.call);
  return {
    busy,
    failed: failure === null ? null : <FailureLine failure={failure} />,
    onAnswer: (offer: string, same: boolean | null, event: Event) => {
      if (allowed(event)) void answer(offer, same);
    },
  };
}
