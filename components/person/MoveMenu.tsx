import { useEffect, useRef, useState } from 'preact/hooks';
import type { Stage } from '../../lib/domain/base/stage';
import type { Move } from '../../lib/domain/changes/promotion';
import { stageAfterVerdict } from '../../lib/domain/hand-off/verdict';
import type { ReasonChoices } from '../../lib/domain/views/appearance';
import type { CardView } from '../../lib/domain/views/person';
import { Say } from '../Say';
import { StageMark } from '../StageMark';
import { useSurface } from '../surface';
import { Choices } from './Choices';
import type { KeyMarkOf } from './key-mark';
import { nextMove } from './NextStep';
import { walk } from './walk';

export interface MoveMenuProps {
  view: Pick<CardView, 'stage' | 'moves' | 'handOff'>;
  reasons: ReasonChoices['returned'];
  busy: boolean;
  keyOf?: KeyMarkOf | undefined;
  onMove: (to: Stage, reasonId: string | undefined, event: Event) => void;
}

/**
 * Shows all permitted moves that have no button of their own; backward moves ask for a reason. Opens in place,
 * with support for arrow keys and Escape.
 */
export function MoveMenu({ view, reasons, busy, keyOf, onMove }: MoveMenuProps) {
  const { t } = useSurface();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Move | null>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  // A verdict that makes the same move is offered already, and says more.
  const offered = view.handOff.verdicts.map((verdict) => stageAfterVerdict(verdict, view.stage));
  const moves = view.moves.filter(
    ({ allowed, to }) => allowed && to !== nextMove(view)?.to && !offered.includes(to),
  );
  const asksWhy = chosen?.needsReason === true && reasons.length > 0;

  useEffect(() => {
    if (open) list.current?.querySelector('button')?.focus();
  }, [open, chosen]);

  const close = () => {
    setOpen(false);
    setChosen(null);
    opener.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    walk(event, list.current);
  };
  const go = (move: Move, reasonId: string | undefined, event: Event) => {
    if (move.needsReason && reasonId === undefined && reasons.length > 0) return setChosen(move);
    close();
    onMove(move.to, reasonId, event);
  };
  if (moves.length === 0) return null;
  const key = keyOf?.('move');
  return (
    <div class="moves">
      <button
        type="button"
        class="quiet"
        ref={opener}
        data-testid="move-open"
        aria-expanded={open}
        aria-keyshortcuts={key?.keys}
        disabled={busy}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <Say text={t('move.open')} />
        {key?.mark}
      </button>
      {open && (
        <fieldset
          class="menu"
          ref={list}
          onKeyDown={onKey}
          aria-label={asksWhy ? t('move.why', { stage: t(`stage.${chosen.to}`) }) : t('move.open')}
        >
          {asksWhy ? (
            <>
              <p>
                <Say text={t('move.why', { stage: t(`stage.${chosen.to}`) })} />
              </p>
              <Choices
                choices={reasons}
                name="reason"
                onPick={(id, event) => go(chosen, id, event)}
              />
            </>
          ) : (
            moves.map((move) => (
              <button
                key={move.to}
                type="button"
                data-testid={`move-${move.to}`}
                data-write
                onClick={(event) => go(move, undefined, event)}
              >
                <StageMark stage={move.to} />
                <span>
                  <Say text={t(`stage.${move.to}`)} />
                </span>
              </button>
            ))
          )}
        </fieldset>
      )}
    </div>
  );
}
