import type { ComponentChildren } from 'preact';
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
  return (
    <Guarded actions={actions}>
      {(answers) => (
        <PossibleMatches
          who={who.name ?? ''}
          candidates={result.candidates}
          refused={result.refused}
          onOpenSurface={() => actions.openSurface()}
          {...answers}
        />
      )}
    </Guarded>
  );
}

/** Lists the contacts that the rep rejected, each with an undo button. */
function Refusals({ refused, actions }: { refused: readonly Refused[]; actions: CardActions }) {
  return (
    <Guarded actions={actions}>
      {(answers) => <RefusedLines refused={refused} {...answers} />}
    </Guarded>
  );
}

/** Shows how the page was linked to this contact, and offers to write the profile into the CRM. */
function Linked({ link, person, moves, actions }: LinkedProps) {
  return (
    <Guarded actions={actions}>
      {({ busy, onAnswer }) => (
        <LinkLine
          link={link}
          busy={busy || moves.busy}
          onAnswer={onAnswer}
          onProfile={(profile, event) => {
            if (actions.allowed(event)) void moves.addProfile(person, profile);
          }}
        />
      )}
    </Guarded>
  );
}

export const matchPrompts: MatchPrompts = { Doubtful, Refusals, Linked };

interface Answers {
  readonly busy: boolean;
  readonly onAnswer: (offer: string, same: boolean | null, event: Event) => void;
}

/** Draws what can be answered, and under it why an answer failed. */
function Guarded({
  actions: { allowed },
  children,
}: {
  actions: CardActions;
  children: (answers: Answers) => ComponentChildren;
}) {
  const { bus } = useQueryStore();
  const { answer, busy, failure } = useAnswers(bus.call);
  const onAnswer: Answers['onAnswer'] = (offer, same, event) => {
    if (allowed(event)) void answer(offer, same);
  };
  return (
    <>
      {children({ busy, onAnswer })}
      {failure && <FailureLine failure={failure} />}
    </>
  );
}
