import { planningOf } from '../../../../lib/domain/agreement/planning';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { PLANNED_STEPS } from '../../../../lib/domain/base/agreement-plan';
import { useAgreementT } from '../use-t';
import { monthText, numberText, percentText, unitText } from '../values';
import { Assumed } from './Assumed';
import { DocumentAttribution } from './DocumentAttribution';

/** What the funnel is reckoned with, step by step; what was left open is marked as assumed. */
export function DocumentFunnel({ agreement }: { agreement: Agreement }) {
  const { t, language } = useAgreementT();
  const { steps, chance, leadsPerVisitor, visitors } = planningOf(agreement);
  const percent = (share: number) => percentText(share, language, 1);
  const days = (count: number) => unitText(count, 'day', language);
  return (
    <>
      <p class="soft">{t('plan.why')}</p>
      <table class="figures plan" data-testid="agreement-plan">
        <thead>
          <tr>
            <th scope="col">{t('plan.step')}</th>
            <th scope="col">{t('plan.rate')}</th>
            <th scope="col">{t('plan.window')}</th>
            <th scope="col">{t('plan.lag')}</th>
            <th scope="col">{t('plan.worth')}</th>
          </tr>
        </thead>
        <tbody>
          {PLANNED_STEPS.map((step) => {
            const { rate, windowDays, lagDays, worth } = steps[step];
            return (
              <tr key={step}>
                <th scope="row">{t(`step.${step}`)}</th>
                <td>
                  {percent(rate.value)}
                  <Assumed of={rate} />
                </td>
                <td>
                  {days(windowDays.value)}
                  <Assumed of={windowDays} />
                </td>
                <td>
                  {days(lagDays.value)}
                  <Assumed of={lagDays} />
                </td>
                <td>
                  {t('plan.people', {
                    count: worth.value,
                    people: numberText(worth.value, language),
                  })}
                  <Assumed of={worth} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        {t('plan.chance', { chance: percent(chance.value) })}
        <Assumed of={chance} />
      </p>
      <p>
        {t('plan.leads-per-visitor', { share: percent(leadsPerVisitor.value) })}
        <Assumed of={leadsPerVisitor} />
      </p>
      <h3>{t('plan.visitors')}</h3>
      {visitors.length === 0 ? (
        <p class="soft">{t('none.visitors')}</p>
      ) : (
        <ul class="dates">
          {visitors.map(({ month, count }) => (
            <li key={month} class="tag">
              {monthText(month, language)}: {numberText(count, language)}
            </li>
          ))}
        </ul>
      )}
      <DocumentAttribution agreement={agreement} />
    </>
  );
}
