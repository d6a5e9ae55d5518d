import { useMemo } from 'preact/hooks';
import { diffAgreements } from '../../../../lib/domain/agreement/diff';
import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../../lib/domain/views/agreement-overview';
import { PageFrame } from '../../kit/PageFrame';
import { go, writeAddress } from '../../kit/page-address';
import { ChangeList } from '../ChangeList';
import { useAgreementT } from '../use-t';
import { versionName } from '../versions';

export interface ComparePageProps {
  overview: AgreementOverview;
  version: AgreementVersion;
  with: AgreementVersion;
}

/** What differs between two versions, read from the older to the newer one whichever was open. */
export function ComparePage({ overview, version, with: other }: ComparePageProps) {
  const speech = useAgreementT();
  const { t } = speech;
  const [older, newer] =
    version.agreement.version < other.agreement.version ? [version, other] : [other, version];
  const changes = useMemo(() => diffAgreements(older.agreement, newer.agreement), [older, newer]);
  const choose = (change: { version?: string; compare?: string }) =>
    go(
      writeAddress('agreement', { version: newer.digest, compare: older.digest, ...change }),
      true,
    );
  const options = overview.versions.map((each) => (
    <option key={each.digest} value={each.digest}>
      {versionName(overview, each, speech)}
    </option>
  ));
  return (
    <PageFrame
      title={t('title.compare')}
      lead={t('compare.lead', {
        older: versionName(overview, older, speech),
        newer: versionName(overview, newer, speech),
      })}
      actions={
        <a
          class="button"
          href={writeAddress('agreement', { version: version.digest })}
          data-testid="compare-close"
        >
          {t('do.back-to-document')}
        </a>
      }
    >
      <form
        class="filters no-print"
        aria-label={t('title.compare')}
        onSubmit={(event) => event.preventDefault()}
      >
        <label class="field">
          <span class="soft">{t('compare.from')}</span>
          <select
            data-testid="compare-older"
            value={older.digest}
            onChange={(event) => choose({ compare: event.currentTarget.value })}
          >
            {options}
          </select>
        </label>
        <label class="field">
          <span class="soft">{t('compare.to')}</span>
          <select
            data-testid="compare-newer"
            value={newer.digest}
            onChange={(event) => choose({ version: event.currentTarget.value })}
          >
            {options}
          </select>
        </label>
      </form>
      <section class="panel" aria-label={t('title.compare')}>
        {changes.length === 0 ? (
          <p class="empty" data-testid="no-changes">
            <b>{t('compare.same')}</b>
          </p>
        ) : (
          <>
            <p class="soft">{t('compare.count', { count: changes.length })}</p>
            <ChangeList changes={changes} before={older.agreement} after={newer.agreement} />
          </>
        )}
      </section>
    </PageFrame>
  );
}
