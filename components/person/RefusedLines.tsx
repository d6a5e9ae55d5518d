import type { Refused } from '../../lib/domain/views/person';
import { Say, Theirs } from '../Say';
import { useSurface } from '../surface';

export interface RefusedLinesProps {
  refused: readonly Refused[];
  busy: boolean;
  onAnswer: (offer: string, same: null, event: Event) => void;
}

/** Lists the contacts that the rep rejected, each with an undo button. */
export function RefusedLines({ refused, busy, onAnswer }: RefusedLinesProps) {
  const { t } = useSurface();
  return (
    <>
      {refused.map(({ name, offer }) => (
        <p key={`${name} ${offer}`} class="line soft" data-testid="refused">
          <Theirs text={t('maybe.refused', { name })} />
          {offer !== null && (
            <button
              type="button"
              class="link"
              data-write
              data-testid="maybe-back"
              disabled={busy}
              onClick={(event) => onAnswer(offer, null, event)}
            >
              <Say text={t('undo.do')} />
            </button>
          )}
        </p>
      ))}
    </>
  );
}
