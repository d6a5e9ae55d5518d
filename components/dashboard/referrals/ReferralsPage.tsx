import { useRoute, useSend } from '../../../lib/bus/query';
import { REFERRALS } from '../../../lib/i18n/dashboard-texts';
import { PageFrame } from '../kit/PageFrame';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { CouldRefer } from './CouldRefer';

const REFRESH_MS = 60_000;

/** Word of mouth as a source of people and customers, and the customers who could refer others. */
export function ReferralsPage() {
  const t = useT(REFERRALS);
  const refresh = useSend('feedback.refresh', 60_000);
  usePulse(() => void refresh.send({}), REFRESH_MS);
  return (
    <PageFrame title={t('referrals.title')} lead={t('referrals.lead')}>
      <Source />
      <CouldRefer mine={false} />
    </PageFrame>
  );
}

function Source() {
  const t = useT(REFERRALS);
  const { data } = useRoute('referrals.list', { mine: false });
  if (data === undefined) return null;
  const { by, leads, customers } = data.totals;
  return (
    <section aria-labelledby="referred" class="today">
      <h2 id="referred">{t('referrals.source')}</h2>
      {by.length === 0 ? (
        <p class="empty panel">
          <b>{t('referrals.source-none')}</b>
        </p>
      ) : (
        <table class="panel" data-testid="referrals">
          <thead>
            <tr>
              <th scope="col">{t('referrals.by')}</th>
              <th scope="col" class="number">
                {t('referrals.leads')}
              </th>
              <th scope="col" class="number">
                {t('referrals.customers')}
              </th>
            </tr>
          </thead>
          <tbody>
            {by.map((each) => (
              <tr key={each.id}>
                <th scope="row" class="theirs">
                  {each.name}
                </th>
                <td class="number">{each.leads}</td>
                <td class="number">{each.customers}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('referrals.all')}</th>
              <td class="number">{leads}</td>
              <td class="number">{customers}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
