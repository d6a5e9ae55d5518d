import { useRoute, useSend } from '../../../lib/bus/query';
import { REFERRALS } from '../../../lib/i18n/dashboard-texts';
import { FigureTable } from '../kit/FigureTable';
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
        <div class="panel" data-testid="referrals">
          <FigureTable
            title={t('referrals.source')}
            name="word-of-mouth"
            note={t('referrals.note')}
            head={[t('referrals.by'), t('referrals.leads'), t('referrals.customers')]}
            rows={[
              ...by.map((each) => [each.name, String(each.leads), String(each.customers)]),
              [t('referrals.all'), String(leads), String(customers)],
            ]}
          />
        </div>
      )}
    </section>
  );
}
