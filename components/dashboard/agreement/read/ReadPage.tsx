import { serialiseAgreement } from '../../../../lib/domain/agreement/schema';
import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../../lib/domain/views/agreement-overview';
import { usePages } from '../../../page-context';
import { PageFrame } from '../../kit/PageFrame';
import { go, writeAddress } from '../../kit/page-address';
import { useAgreementT } from '../use-t';
import { isStandard, versionBefore } from '../versions';
import { Document } from './Document';
import { PlacePanel } from './PlacePanel';
import { ReadNotices } from './ReadNotices';
import { SignPanel } from './SignPanel';
import { VersionHead } from './VersionHead';
import { VersionList } from './VersionList';

export interface ReadPageProps {
  overview: AgreementOverview;
  version: AgreementVersion;
}

/** A version as a document, with its signatures, its place, and all other versions beside it. */
export function ReadPage({ overview, version }: ReadPageProps) {
  const { shell } = usePages();
  const { t } = useAgreementT();
  const before = versionBefore(overview, version);
  const { agreement } = version;
  const save = () =>
    shell.save(
      `relevo-agreement-v${agreement.version}.json`,
      'application/json',
      serialiseAgreement(agreement),
    );
  return (
    <PageFrame
      title={t('title.read')}
      lead={t('lead.read')}
      actions={
        <>
          {before !== undefined && (
            <a
              class="button"
              data-testid="compare-before"
              href={writeAddress('agreement', { version: version.digest, compare: before.digest })}
            >
              {t('do.what-changed')}
            </a>
          )}
          <button type="button" data-testid="export-agreement" onClick={save}>
            {t('do.export')}
          </button>
          {overview.place.kind !== 'policy' && (
            <>
              <a
                class="button"
                data-testid="import-agreement"
                href={writeAddress('agreement', { do: 'import' })}
              >
                {t('do.import')}
              </a>
              <button
                type="button"
                class="primary"
                data-testid="edit-agreement"
                onClick={() => go(writeAddress('agreement', { do: 'edit' }))}
              >
                {overview.draft !== null
                  ? t('do.edit-on')
                  : isStandard(overview, version) && overview.versions.length === 1
                    ? t('do.begin')
                    : t('do.edit')}
              </button>
            </>
          )}
        </>
      }
    >
      <ReadNotices overview={overview} version={version} />
      <VersionHead overview={overview} version={version} />
      <div class="reading">
        <div class="beside">
          <SignPanel overview={overview} version={version} />
          <VersionList overview={overview} open={version} />
          <PlacePanel overview={overview} />
        </div>
        <Document agreement={agreement} />
      </div>
    </PageFrame>
  );
}
