import { type Stage, stageAfter } from '../../lib/domain/base/stage';
import type { Move } from '../../lib/domain/changes/promotion';
import { nextVerdict } from '../../lib/domain/hand-off/verdict';
import type { CardView } from '../../lib/domain/views/person';
import { Say } from '../Say';
import { StageMark } from '../StageMark';
import { useSurface } from '../surface';
import type { KeyMarkOf } from './key-mark';

/**
 * Returns the move of the large button, to the next stage; undefined for a customer, without a
 * stage, or where a verdict is the next agreed step.
 */
export function nextMove(view: Pick<CardView, 'stage' | 'moves' | 'handOff'>): Move | undefined {
  if (nextVerdict(view.handOff.verdicts, view.stage) !== null) return undefined;
  const next = view.stage === null ? undefined : stageAfter(view.stage);
  return view.moves.find((move) => move.to === next);
}

export interface NextStepProps {
  view: Pick<CardView, 'stage' | 'moves' | 'handOff'>;
  busy: boolean;
  keyOf?: KeyMarkOf | undefined;
  onMove: (to: Stage, reasonId: string | undefined, event: Event) => void;
}

/** Draws the next step as a large button, or the reason why it is not possible. */
export function NextStep({ view, busy, keyOf, onMove }: NextStepProps) {
  const { t } = useSurface();
  const move = nextMove(view);
  if (move === undefined) return null;
  const why = move.allowed
    ? undefined
    : t(move.refusal === 'not-yours' ? 'next.not-yours' : 'next.refused');
  const key = keyOf?.('promote');
  return (
    <div class="next">
      <button
        type="button"
        class="promote"
        data-testid="promote"
        data-write
        disabled={!move.allowed || busy}
        aria-busy={busy}
        aria-keyshortcuts={key?.keys}
        onClick={(event) => onMove(move.to, undefined, event)}
      >
        <StageMark stage={move.to} />
        <span class="to">
          <small>
            <Say text={t('next.to')} />
          </small>
          <span>
            <Say text={t(`stage.${move.to}`)} />
          </span>
        </span>
        {key?.mark}
      </button>
      {why !== undefined && (
        <p class="soft" data-testid="promote-refused">
          <Say text={why} />
        </p>
      )}
    </div>
  );
}
