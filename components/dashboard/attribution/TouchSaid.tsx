import { useState } from 'preact/hooks';
import { useBus, useSend } from '../../../lib/bus/query';
import type { PathTouch } from '../../../lib/domain/figures/attribution/report-view';
import { TouchCredit } from '../../workspace/TouchCredit';
import { useAttributionT } from './use-t';

export interface TouchSaidProps {
  touch: PathTouch;
  dealId: string;
  /** Whether the reader is of sales, which may contest it. */
  isSales: boolean;
  onChange: () => void;
}

/** What sales says of the credit of a touch in a deal, and the way to say it. */
export function TouchSaid({ touch, dealId, isSales, onChange }: TouchSaidProps) {
  const { t } = useAttributionT();
  const { call } = useBus();
  const undoer = useSend('site.undo');
  const [last, setLast] = useState<{ intentId: string; ticket: string } | null>(null);
  const { id, title, at, campaign, personId, said, isLeftOut } = touch;
  const ticketOf = async () =>
    (await call('contests.person', { contactId: personId }, 25_000))?.ticket ?? null;
  const undo = async (change: { intentId: string; ticket: string }) => {
    if ((await undoer.send(change)) === null) return;
    setLast(null);
    onChange();
  };
  return (
    <>
      {said.map(({ word, who }) => (
        <small key={who} data-testid="touch-said" data-word={word}>
          {t(`touch.${word}`, { who: who ?? '?' })}
        </small>
      ))}
      {isLeftOut && <small class="soft">{t('contest.left-out')}</small>}
      {last !== null && (
        <button
          type="button"
          class="link no-print"
          data-testid="contest-undo"
          onClick={() => void undo(last)}
        >
          {t('undo.do')}
        </button>
      )}
      {isSales && (
        <div class="no-print">
          <TouchCredit
            ticket={ticketOf}
            touches={[{ id, title, at, campaign }]}
            dealId={dealId}
            onSaid={(intentId, _, ticket) => {
              setLast({ intentId, ticket });
              onChange();
            }}
          />
        </div>
      )}
    </>
  );
}
