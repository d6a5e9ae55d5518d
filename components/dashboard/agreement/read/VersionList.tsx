import { validSignatures } from '../../../../lib/domain/agreement/sign';
import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../../lib/domain/views/agreement-overview';
import { usePages } from '../../../page-context';
import { writeAddress } from '../../kit/page-address';
import { useAgreementT } from '../use-t';
import { standingText, versionName } from '../versions';

/**
 * All versions, the newest first, each at its own address, with a way to compare it with the one
 * that is open.
 */
export function VersionList({
  overview,
  open,
}: {
  overview: AgreementOverview;
  open: AgreementVersion;
}) {
  const speech = useAgreementT();
  const { shell } = usePages();
  const { t } = speech;
  return (
    <nav class="panel versions no-print" aria-labelledby="versions-title" data-testid="versions">
      <h2 id="versions-title">{t('versions.title')}</h2>
      <ul>
        {overview.versions.map((version) => {
          const name = versionName(overview, version, speech);
          const signers = validSignatures(version.agreement).map(({ by }) => by);
          const here = version.digest === open.digest;
          return (
            <li key={version.digest} data-testid="version">
              <a
                href={writeAddress('agreement', { version: version.digest })}
                aria-current={here ? 'true' : undefined}
                data-testid="version-open"
              >
                {name}
              </a>
              {!here && (
                <a
                  class="compare"
                  href={writeAddress('agreement', {
                    version: open.digest,
                    compare: version.digest,
                  })}
                  aria-label={t('versions.compare-with', { name })}
                  data-testid="version-compare"
                >
                  {t('versions.compare')}
                </a>
              )}
              <small class="soft">{standingText(overview, version, shell.clock(), speech)}</small>
              {signers.length > 0 && (
                <small class="soft theirs">
                  {t('versions.signers', { who: signers.join(', ') })}
                </small>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
