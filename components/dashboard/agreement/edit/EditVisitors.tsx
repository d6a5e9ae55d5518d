import { useState } from 'preact/hooks';
import { visitorsIn } from '../../../../lib/domain/agreement/planning';
import type { MonthlyVisitors } from '../../../../lib/domain/base/agreement-plan';
import { usePages } from '../../../page-context';
import { useAgreementT } from '../use-t';
import { localDate, monthText } from '../values';
import { useEditing } from './editing';
import { Field, ProblemAt } from './Field';
import { NumberIn } from './NumberIn';

/** Visitors by month, for what no CRM knows; a new month begins with the number of the last one. */
export function EditVisitors() {
  const { shell } = usePages();
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const { plan, hours } = draft.agreement;
  const visitors = plan?.visitors ?? [];
  const [month, setMonth] = useState(localDate(shell.clock(), hours.timeZone).slice(0, 7));
  const put = (what: string, next: readonly MonthlyVisitors[]) =>
    draft.edit(`plan.visitors ${what}`, (each) => ({
      ...each,
      plan: { ...each.plan, visitors: next },
    }));
  const isNew = /^\d{4}-\d{2}$/.test(month) && !visitors.some((each) => each.month === month);
  return (
    <section aria-labelledby="visitors-title">
      <h3 id="visitors-title">{t('plan.visitors')}</h3>
      <p class="soft">{t('hint.visitors')}</p>
      {visitors.map((each, index) => (
        <div key={each.month} class="in-a-row" data-testid={`visitors-${each.month}`}>
          <Field where={`plan.visitors.${index}.count`} label={monthText(each.month, language)}>
            {(control) => (
              <NumberIn
                control={control}
                value={each.count}
                min={0}
                max={1_000_000_000}
                onChange={(count) => put(each.month, visitors.with(index, { ...each, count }))}
              />
            )}
          </Field>
          <button
            type="button"
            class="quiet"
            aria-label={t('remove.month', { month: monthText(each.month, language) })}
            onClick={() => put('remove', visitors.toSpliced(index, 1))}
          >
            ×
          </button>
        </div>
      ))}
      <ProblemAt where="plan.visitors" />
      <form
        class="add-entry"
        aria-label={t('add.month')}
        data-testid="add-visitors"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNew)
            put('add', [...visitors, { month, count: visitorsIn(visitors, month)?.value ?? 0 }]);
        }}
      >
        <label class="field">
          <span class="soft">{t('field.month')}</span>
          <input
            type="month"
            placeholder="2026-11"
            value={month}
            onInput={(event) => setMonth(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={!isNew}>
          {t('add.month')}
        </button>
      </form>
    </section>
  );
}
