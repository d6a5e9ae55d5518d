import { useContentQuery } from '../../lib/bus/content-query';
import type { Stage } from '../../lib/domain/base/stage';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { MatchOrigin, PersonView } from '../../lib/domain/views/person';
import { Card } from '../person/Card';
import { FailureLine } from '../person/Facts';
import { Skeleton } from '../person/Skeleton';
import { isSaved, useFailedOffer, useRecent } from '../person/use-moves';
import type { CardActions } from './CardHost';
import type { MatchPrompts } from './match-prompts';

export interface PersonCardProps {
  person: PersonView;
  link?: MatchOrigin | undefined;
  appearance: Appearance;
  actions: CardActions;
  matchPrompts?: MatchPrompts | undefined;
}

/**
 * Draws the card of one person inside the page. Writing actions pass the guard; actions that need a
 * text field open a surface of Relevo.
 */
export function PersonCard({ person, link, appearance, actions, matchPrompts }: PersonCardProps) {
  const card = useContentQuery('site.card', { ticket: person.ticket });
  const { moves } = actions;
  const view = card.data;
  useRecent(view, moves);
  const failed = useFailedOffer(view, moves);
  if (view === undefined)
    return card.failure === null ? <Skeleton /> : <FailureLine failure={card.failure} />;
  const offer = failed ? null : moves.offer;
  return (
    <>
      {link !== undefined && matchPrompts !== undefined && (
        <matchPrompts.Linked {...{ link, person: view, moves, actions }} />
      )}
      <Card
        view={view}
        reasons={appearance.reasons}
        sample={appearance.sample}
        busy={moves.busy}
        failure={moves.failed?.contactId === view.contactId ? moves.failed.failure : null}
        undo={offer}
        saved={isSaved(view, offer)}
        undoLeftMs={offer === null ? undefined : Math.max(0, offer.until - Date.now())}
        onMove={(to: Stage, reasonId, event) => {
          if (actions.allowed(event)) void moves.move(view, to, reasonId);
        }}
        onVerdict={(verdict, said, event) => {
          if (actions.allowed(event)) void moves.judge(view, verdict, said);
        }}
        onUndo={(event) => {
          if (actions.allowed(event)) void moves.undo();
        }}
        onUndoExpire={moves.expire}
        onOpenCrm={(url) => window.open(url, '_blank', 'noreferrer')}
        onNote={() => actions.openSurface(true)}
        onDecide={() => actions.openSurface()}
      />
    </>
  );
}
