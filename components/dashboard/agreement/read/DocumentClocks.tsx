import { type Agreement, CLOCK_KINDS } from '../../../../lib/domain/base/agreement-model';
import { useAgreementT } from '../use-t';
import { weekdaysText } from '../value-text';
import { dateText, minutesText, numberText, timeText, workingDays } from '../values';
import { DocumentTruth } from './DocumentTruth';

/** The times that both gave each other, and the hours in which they are counted. */
export function DocumentClocks({ agreement }: { agreement: Agreement }) {
  const speech = useAgreementT();
  const { t, language } = speech;
  const { clocks, hours } = agreement;
  const holidays = hours.holidays.map((date) => dateText(date, language, true));
  return (
    <>
      <table class="figures clocks" data-testid="agreement-clocks">
        <tbody>
          {CLOCK_KINDS.map((kind) => {
            const days = workingDays(clocks[kind], hours);
            return (
              <tr key={kind}>
                <th scope="row">
                  {t(`clock.${kind}`)}
                  <small class="soft condition">{t(`clock-what.${kind}`)}</small>
                </th>
                <td class="number">
                  <b>{minutesText(clocks[kind], language)}</b>
                  {days !== null && (
                    <small class="soft condition">
                      {t('clocks.days', { count: days, days: numberText(days, language) })}
                    </small>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <DocumentTruth agreement={agreement} />
      <h3>{t('hours.title')}</h3>
      <p data-testid="agreement-hours">
        {t('hours.told', {
          days: weekdaysText(hours.days, speech),
          from: timeText(hours.from),
          to: timeText(hours.to),
          zone: hours.timeZone,
        })}
      </p>
      {hours.pause !== undefined && (
        <p data-testid="agreement-pause">
          {t('hours.pause', { from: timeText(hours.pause.from), to: timeText(hours.pause.to) })}
        </p>
      )}
      {holidays.length === 0 ? (
        <p class="soft">{t('none.holidays')}</p>
      ) : (
        <>
          <h3>{t('hours.holidays')}</h3>
          <ul class="dates">
            {holidays.map((date) => (
              <li key={date} class="tag">
                {date}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
