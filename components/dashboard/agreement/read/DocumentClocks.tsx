import { type Agreement, CLOCK_KINDS } from '../../../../lib/domain/base/agreement-model';
import { useSpeech } from '../use-t';
import { weekdaysText } from '../value-text';
import { dateText, minutesText, numberText, timeText, workingDays } from '../values';

/** The times that both gave each other, and the hours in which they are counted. */
export function DocumentClocks({ agreement }: { agreement: Agreement }) {
  const speech = useSpeech();
  const { tell, language } = speech;
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
                  {tell(`clock.${kind}`)}
                  <small class="soft condition">{tell(`clock-what.${kind}`)}</small>
                </th>
                <td class="number">
                  <b>{minutesText(clocks[kind], language)}</b>
                  {days !== null && (
                    <small class="soft condition">
                      {tell('clocks.days', { count: days, days: numberText(days, language) })}
                    </small>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h3>{tell('hours.title')}</h3>
      <p data-testid="agreement-hours">
        {tell('hours.told', {
          days: weekdaysText(hours.days, speech),
          from: timeText(hours.from),
          to: timeText(hours.to),
          zone: hours.timeZone,
        })}
      </p>
      {holidays.length === 0 ? (
        <p class="soft">{tell('none.holidays')}</p>
      ) : (
        <>
          <h3>{tell('hours.holidays')}</h3>
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
