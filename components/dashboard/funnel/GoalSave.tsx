import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import { beginDraft } from '../../../lib/domain/agreement/begin-draft';
import {
  type WhatIf,
  type WhatIfChange,
  whatIfChanges,
  withChanges,
} from '../../../lib/domain/agreement/what-if';
import { isStage, STAGES, stageOrder } from '../../../lib/domain/base/stage';
import { localDate } from '../../../lib/domain/figures/funnel/month';
import { FailureBox } from '../../FailureBox';
import { shortStage } from '../../stage-name';
import { writeAddress } from '../kit/page-address';
import { percentOf, type Telling } from './figure-text';

export interface GoalSaveProps {
  tried: WhatIf;
  telling: Telling;
}

/** Puts what is tried into the draft of the agreement, once the person has said yes to it. */
export function GoalSave({ tried, telling }: GoalSaveProps) {
  const { t, now } = telling;
  const overview = useRoute('agreement.overview', {}).data;
  const { send, sending, failure } = useSend('agreement.draft');
  const [step, setStep] = useState<'offered' | 'asked' | 'saved'>('offered');
  if (overview === undefined || overview.place.kind === 'policy') return null;
  const { draft } = overview;
  const base = draft?.base ?? overview.versions[0]?.agreement ?? overview.inForce;
  const before = draft?.agreement ?? base;
  const changes = whatIfChanges(before, tried);
  if (step === 'saved' && changes.length === 0)
    return (
      <p class="line no-print" role="status">
        <span>{t('goal.saved')}</span>
        <a href={writeAddress('agreement', { do: 'edit' })} data-testid="goal-open-draft">
          {t('goal.saved-see')}
        </a>
      </p>
    );
  if (step !== 'asked')
    return (
      <p class="line no-print">
        <button
          type="button"
          data-testid="goal-save"
          disabled={changes.length === 0}
          onClick={() => setStep('asked')}
        >
          {t('goal.save')}
        </button>
        {changes.length === 0 && <span class="soft">{t('goal.save-nothing')}</span>}
      </p>
    );
  const save = async () => {
    const today = localDate(now, base.hours.timeZone);
    const begun = draft?.agreement ?? beginDraft(base, today);
    const saved = await send({ base, agreement: withChanges(begun, changes) });
    if (saved !== null) setStep('saved');
  };
  return (
    <div class="save-ask no-print" data-testid="goal-save-ask">
      <p>{t('goal.save-ask')}</p>
      <ul>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>{changeText(change, telling)}</li>
        ))}
      </ul>
      {draft !== null && <p class="soft">{t('goal.save-draft')}</p>}
      <p class="line">
        <button
          type="button"
          data-testid="goal-save-yes"
          aria-busy={sending}
          onClick={() => void save()}
        >
          {t('goal.save-yes')}
        </button>
        <button type="button" class="link" onClick={() => setStep('offered')}>
          {t('goal.save-no')}
        </button>
      </p>
      {failure !== null && <FailureBox failure={failure} />}
    </div>
  );
}

function changeText(change: WhatIfChange, { t, language }: Telling): string {
  const number = new Intl.NumberFormat(language);
  const share = (value: number | undefined) =>
    value === undefined ? '–' : percentOf(value, language);
  switch (change.kind) {
    case 'goal': {
      const { measure, target } = change.goal;
      return t('goal.change-goal', {
        stage: isStage(measure) ? shortStage(measure, t) : measure,
        before: number.format(target),
        after: number.format(change.after),
      });
    }
    case 'chance':
      return t('goal.change-chance', {
        before: share(change.before),
        after: share(change.after),
      });
    case 'rate':
      return t('goal.change-rate', {
        stage: shortStage(change.stage, t),
        next: shortStage(STAGES[stageOrder(change.stage) + 1] ?? null, t),
        before: share(change.before),
        after: share(change.after),
      });
  }
}
