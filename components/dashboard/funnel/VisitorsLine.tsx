import { useState } from 'preact/hooks';
import { useSend } from '../../../lib/bus/query';
import { MOST_VISITORS } from '../../../lib/domain/agreement/visitors-schema';
import type { VisitorMonth } from '../../../lib/domain/figures/shown/visitors';
import { FailureBox } from '../../FailureBox';
import { monthText, type Telling } from './figure-text';

export interface VisitorsLineProps {
  month: VisitorMonth;
  telling: Telling;
  onChange: () => void;
}

/** The visitors of the last month and the leads for each hundred; asked for once a month. */
export function VisitorsLine({ month: shown, telling, onChange }: VisitorsLineProps) {
  const { t, language } = telling;
  const { month, visitors, leads, perHundred } = shown;
  const [isAsked, setAsked] = useState(false);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  if (visitors === null || isAsked)
    return (
      <VisitorsForm
        month={shown}
        telling={telling}
        onSaved={() => {
          setAsked(false);
          onChange();
        }}
      />
    );
  return (
    <div class="visitors" data-testid="visitors">
      <span title={t('visitors.typed')}>
        {perHundred === null || leads.kind !== 'count'
          ? t('visitors.wait', {
              month: monthText(month, language),
              count: number.format(visitors),
            })
          : t('visitors.are', {
              month: monthText(month, language),
              count: number.format(visitors),
              leads: number.format(leads.count),
              ratio: number.format(perHundred),
            })}
      </span>{' '}
      <button
        type="button"
        class="link no-print"
        data-testid="visitors-change"
        onClick={() => setAsked(true)}
      >
        {t('visitors.change')}
      </button>
      <small class="soft">{t('visitors.typed')}</small>
    </div>
  );
}

interface VisitorsFormProps extends Omit<VisitorsLineProps, 'onChange'> {
  onSaved: () => void;
}

function VisitorsForm({ month: { month, visitors, last }, telling, onSaved }: VisitorsFormProps) {
  const { t, language } = telling;
  const { send, sending, failure } = useSend('figures.visitors', 25_000);
  const [text, setText] = useState(visitors === null ? '' : String(visitors));
  const count = /^\d+$/.test(text.trim()) ? Number(text) : null;
  const isFit = count !== null && count <= MOST_VISITORS;
  const save = async () => {
    if (!isFit || count === null) return;
    if ((await send({ month, count })) !== null) onSaved();
  };
  return (
    <form
      class="visitors no-print"
      data-testid="visitors-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="field">
        <span>{t('visitors.ask', { month: monthText(month, language) })}</span>
        <input
          type="text"
          inputMode="numeric"
          data-testid="visitors-count"
          value={text}
          onInput={({ currentTarget: { value } }) => setText(value)}
        />
      </label>
      <button type="submit" data-testid="visitors-save" disabled={!isFit} aria-busy={sending}>
        {t('visitors.save')}
      </button>
      {last !== null && (
        <small class="soft">
          {t('visitors.last', {
            month: monthText(last.month, language),
            count: new Intl.NumberFormat(language).format(last.count),
          })}
        </small>
      )}
      <small class="soft">{t('visitors.typed')}</small>
      {failure !== null && <FailureBox failure={failure} />}
    </form>
  );
}
