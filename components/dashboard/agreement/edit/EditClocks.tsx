import { CLOCK_KINDS, type ClockKind } from '../../../../lib/domain/base/agreement-model';
import { useAgreementT } from '../use-t';
import { numberText, workingDays } from '../values';
import { EditHours } from './EditHours';
import { EditTruth } from './EditTruth';
import { useEditing } from './editing';
import { ProblemAt, useControl } from './Field';
import { NumberIn } from './NumberIn';

/** The times in hours and minutes of work, and when the team works. */
export function EditClocks() {
  const { t } = useAgreementT();
  return (
    <>
      <div class="edit-clocks">
        {CLOCK_KINDS.map((kind) => (
          <ClockForm key={kind} kind={kind} />
        ))}
      </div>
      <EditTruth />
      <h3>{t('hours.title')}</h3>
      <EditHours />
    </>
  );
}

function ClockForm({ kind }: { kind: ClockKind }) {
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const where = `clocks.${kind}`;
  const control = useControl(where);
  const minutes = draft.agreement.clocks[kind];
  const [hours, rest] = Number.isFinite(minutes)
    ? [Math.floor(minutes / 60), minutes % 60]
    : [Number.NaN, Number.NaN];
  const put = (value: number) =>
    draft.edit(where, (each) => ({ ...each, clocks: { ...each.clocks, [kind]: value } }));
  const days = workingDays(minutes, draft.agreement.hours);
  return (
    <fieldset class="clock-form">
      <legend>
        {t(`clock.${kind}`)}
        <small class="soft condition">{t(`clock-what.${kind}`)}</small>
      </legend>
      <span class="with-unit">
        <NumberIn
          control={control}
          label={t('unit.hours')}
          value={hours}
          min={0}
          max={8_000}
          onChange={(value) => put(value * 60 + (Number.isFinite(rest) ? rest : 0))}
        />
        {t('unit.hours')}
      </span>
      <span class="with-unit">
        <NumberIn
          control={{
            ...control,
            id: `${control.id}-minutes`,
            'data-testid': `${control.id}-minutes`,
          }}
          label={t('unit.minutes')}
          value={rest}
          min={0}
          max={59}
          step="any"
          onChange={(value) => put((Number.isFinite(hours) ? hours : 0) * 60 + value)}
        />
        {t('unit.minutes')}
      </span>
      <small class="soft" id={`${control.id}-hint`}>
        {days === null ? '' : t('clocks.days', { count: days, days: numberText(days, language) })}
      </small>
      <ProblemAt where={where} />
    </fieldset>
  );
}
