import { useEffect } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import { usePages } from '../page-context';
import { UndoBar, type UndoOffer } from '../person/UndoBar';
import { isSaved, type Moves, useFailedOffer } from '../person/use-moves';
import { cardKey } from './card-keys';

/** Offers to take the last move back, even if another person is shown now; not one that failed. */
export function UndoToast({ offer, moves }: { offer: UndoOffer; moves: Moves }) {
  const { shell } = usePages();
  const card = useRoute('site.card', { ticket: offer.ticket });
  if (useFailedOffer(card.data, moves)) return null;
  return (
    <UndoBar
      key={offer.intentId}
      offer={offer}
      saved={card.data === undefined ? false : isSaved(card.data, offer)}
      keyOf={cardKey}
      leftMs={Math.max(0, offer.until - shell.clock())}
      onUndo={() => void moves.undo()}
      onExpire={moves.expire}
    />
  );
}

const TAKEN_MS = 4_000;

/** Confirms briefly that the move was taken back. */
export function UndoneToast({ onDone }: { onDone: () => void }) {
  const { t } = usePages();
  useEffect(() => {
    const timer = setTimeout(onDone, TAKEN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="undo" role="status" data-testid="taken-back">
      {t('undo.done')}
    </p>
  );
}
