import { useEffect, useRef } from 'preact/hooks';
import { useRoute } from '../../../lib/bus/query';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { FailureBox } from '../../FailureBox';
import { Skeleton } from '../../person/Skeleton';
import { press, useKeys } from '../../workspace/keyboard';
import { PersonPane } from '../../workspace/PersonPane';
import { UndoneToast, UndoToast } from '../../workspace/UndoToast';
import { useT } from '../kit/use-t';
import type { TruthSteps } from './use-truth-step';

/** The card of the person whose stage does not fit, with the step that asks for a reason opened. */
export function TruthCard({ steps }: { steps: TruthSteps }) {
  const { moves, open } = steps;
  useKeys({
    undo: () => (moves.offer === null ? false : void moves.undo()),
    back: () => (open === null ? false : steps.close()),
  });
  return (
    <>
      {open !== null && <Opened key={open.contactId} steps={steps} {...open} />}
      {steps.failure !== null && <FailureBox failure={steps.failure} />}
      {moves.failed !== null && open === null && <FailureBox failure={moves.failed.failure} />}
      {moves.offer !== null && <UndoToast offer={moves.offer} moves={moves} />}
      {moves.taken !== null && <UndoneToast onDone={moves.settle} />}
    </>
  );
}

function Opened({
  steps,
  contactId,
  press: button,
}: { steps: TruthSteps } & NonNullable<TruthSteps['open']>) {
  const t = useT(DASHBOARD);
  const person = useRoute('handOffs.person', { contactId });
  const card = useRoute(
    'site.card',
    { ticket: person.data?.ticket ?? '' },
    { enabled: person.data != null },
  );
  const place = useRef<HTMLDivElement>(null);
  const isDrawn = card.data !== undefined;
  useEffect(() => {
    if (!isDrawn) return;
    place.current?.scrollIntoView({ block: 'nearest' });
    if (button !== null) press(button);
  }, [isDrawn]);
  return (
    <div class="panel tight truth-card no-print" ref={place} data-testid="truth-card">
      <p class="close">
        <button type="button" class="quiet" onClick={steps.close}>
          {t('do.close')}
        </button>
      </p>
      {person.data === undefined ? (
        person.failure === null ? (
          <Skeleton />
        ) : (
          <FailureBox failure={person.failure} onRetry={person.reload} />
        )
      ) : person.data === null ? (
        <p class="soft pad">{t('hand-offs.gone')}</p>
      ) : (
        <PersonPane person={person.data} moves={steps.moves} />
      )}
    </div>
  );
}
