import { useLean, useReader } from '../../lib/bus/content-query';
import type { Stage } from '../../lib/domain/base/stage';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { Link, PersonView } from '../../lib/domain/views/person';
import { Card } from '../person/Card';
import { FailureLine } from '../person/Facts';
import { Skeleton } from '../person/Skeleton';
import { isSaved, useMoves } from '../person/use-moves';
import type { Means } from './CardHost';
import type { Doubts } from './match-prompts';

export interface PersonCardProps {
  person: PersonView;
  link?: Link | undefined;
  appearance: Appearance;
  means: Means;
  doubts?: Doubts | undefined;
}

/** The card of one person inside the page: what writes goes past the guard, what needs a field goes elsewhere. */
export function PersonCard({ person, link, appearance, means, doubts }: PersonCardProps) {
  const card = useLean('site.card', { ticket: person.ticket });
  const { bus } = useReader();
  const moves = useMoves({ call: bus.call, newId: () => crypto.randomUUID(), clock: () => Date.now() });
  const view = card.data;
  if (view === undefined) return card.failure === null ? <Skeleton /> : <FailureLine failure={card.failure} />;
  const offer = moves.offer?.contactId === view.contactId ? moves.offer : null;
  return (
    <>
      {link !== undefined && doubts !== undefined && <doubts.Linked {...{ link, person: view, moves, means }} />}
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
          if (means.allowed(event)) void moves.move(view, to, reasonId);
        }}
        onVerdict={(verdict, said, event) => {
          if (means.allowed(event)) void moves.judge(view, verdict, said);
        }}
        onUndo={() => void moves.undo()}
        onUndoExpire={moves.expire}
        onNote={means.elsewhere}
        onDecide={means.elsewhere}
      />
    </>
  );
}
