import { useSend } from '../../../../lib/bus/query';
import type { AgreementOverview } from '../../../../lib/domain/views/agreement-overview';
import { failureText } from '../../../../lib/i18n/page-translator';
import { relativeTime } from '../../../../lib/i18n/time';
import { GuideLink } from '../../../GuideLink';
import { usePages } from '../../../page-context';
import { ProblemList } from '../ProblemList';
import { useAgreementT } from '../use-t';
import { publishedText } from '../versions';

/** Where the agreement is kept, how old that is, and what lies there that cannot be read. */
export function PlacePanel({ overview }: { overview: AgreementOverview }) {
  const { shell } = usePages();
  const speech = useAgreementT();
  const { t, language } = speech;
  const refresh = useSend('agreement.refresh', 25_000);
  const { place, asOf, failure } = overview;
  const trouble = refresh.failure ?? failure;
  return (
    <section
      class="panel place no-print"
      aria-labelledby="place-title"
      data-testid="place"
      data-place={place.kind}
    >
      <h2 id="place-title">{t('kept.title')}</h2>
      <p>{t(`kept.${place.kind}`)}</p>
      <p>
        <GuideLink guide={place.kind === 'policy' ? 'administrators' : 'agreement'} />
      </p>
      {place.kind === 'crm' && (
        <>
          <p class="theirs soft">{place.where}</p>
          {place.mayWrite === false && <p class="warn">{t('kept.read-only')}</p>}
          <p class="soft" role="status" data-testid="agreement-age">
            {asOf === null
              ? t('kept.never')
              : t('kept.age', { when: relativeTime(asOf, shell.clock(), language) })}
          </p>
          <p>
            <button
              type="button"
              data-testid="agreement-refresh"
              aria-busy={refresh.sending}
              onClick={() => void refresh.send({})}
            >
              {t('kept.ask')}
            </button>
          </p>
        </>
      )}
      {trouble !== null && (
        <div class="box" role="alert" data-testid="agreement-offline" data-code={trouble.code}>
          <p>{failureText(trouble.code, language).what}</p>
          {place.kind === 'crm' && <p class="soft">{t('kept.offline')}</p>}
          <p class="soft">{failureText(trouble.code, language).todo}</p>
          {trouble.detail !== '' && <code class="theirs">{trouble.detail}</code>}
        </div>
      )}
      {overview.unreadable.length > 0 && (
        <details data-testid="unreadable">
          <summary>{t('unreadable.title', { count: overview.unreadable.length })}</summary>
          <p class="soft">{t('unreadable.why')}</p>
          <ul>
            {overview.unreadable.map((each, index) => (
              <li key={`${each.id} ${index}`}>
                <p>
                  {t(`refused.${each.reason}`)}{' '}
                  <small class="soft theirs">{publishedText(each, speech)}</small>
                </p>
                <ProblemList problems={each.problems} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
