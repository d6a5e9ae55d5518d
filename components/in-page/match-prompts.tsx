import { useQueryStore } from '../../lib/bus/content-query';
import type { CardView, LookupResult, MatchOrigin, Refused } from '../../lib/domain/views/person';
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
  link: MatchOrigin;
  person: CardView;
  moves: Moves;
  actions: CardActions;
}

/** Parts of the card for sites where people have no email address. Other sites do not load them. */
export interface MatchPrompts {
  readonly Doubtful: typeof Doubtful;
  readonly Refusals: typeof Refusals;
  readonly Linked: typeof Linked;
}

/**
 * Asks about a person whose name and company match, but no key, inside the page. Answers pass the
 * guard, because they are stored.
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
        onOpenSurface={() => actions.openSurface()}
      />
      {failed}
    </>
  );
}

/** Lists the contacts that the rep rejected, each with an undo button. */
function Refusals({ refused, actions }: { refused: readonly Refused[]; actions: CardActions }) {
  const { busy, failed, onAnswer } = useGuardedAnswers(actions);
  return (
    <>
      <RefusedLines refused={refused} busy={busy} onAnswer={onAnswer} />
      {failed}
    </>
  );
}

/** Shows how the page was linked to this contact, and offers to write the profile into the CRM. */
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
