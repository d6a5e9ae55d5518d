import { Card } from '../../components/person/Card';
import { FailureLine } from '../../components/person/Facts';
import { Skeleton } from '../../components/person/Skeleton';
import { isSaved, useMoves } from '../../components/person/use-moves';
import { useLean, useReader } from '../../lib/bus/lean';
import type { Appearance } from '../../lib/domain/settings';
import type { Stage } from '../../lib/domain/stage';
import type { PersonView } from '../../lib/domain/view';

export interface PersonCardProps {
  person: PersonView;
  appearance: Appearance;
  /** Whether a click may write; otherwise it has been led elsewhere. */
  allowed: (event: Event) => boolean;
  /** Leads to the popup, where there are fields and decisions. */
  onElsewhere: () => void;
}

/** The card of one person inside the page: what writes goes past the guard, what needs a field goes to the popup. */
export function PersonCard({ person, appearance, allowed, onElsewhere }: PersonCardProps) {
  const card = useLean('site.card', { ticket: person.ticket });
  const { bus } = useReader();
  const moves = useMoves({ call: bus.call, newId: () => crypto.randomUUID(), clock: () => Date.now() });
  const view = card.data;
  if (view === undefined) return card.failure === null ? <Skeleton /> : <FailureLine failure={card.failure} />;
  const offer = moves.offer?.contactId === view.contactId ? moves.offer : null;
  return (
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
        if (allowed(event)) void moves.move(view, to, reasonId);
      }}
      onVerdict={(verdict, said, event) => {
        if (allowed(event)) void moves.judge(view, verdict, said);
      }}
      onUndo={() => void moves.undo()}
      onUndoExpire={moves.expire}
      onNote={onElsewhere}
      onDecide={onElsewhere}
    />
  );
}
