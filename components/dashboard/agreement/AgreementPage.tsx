import { useEffect, useRef, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import type { AgreementOverview, Published } from '../../../lib/domain/views/agreement-overview';
import { FailureBox } from '../../FailureBox';
import { Skeleton } from '../../person/Skeleton';
import { PageFrame } from '../kit/PageFrame';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { usePulse } from '../kit/use-pulse';
import { EditPage } from './edit/EditPage';
import { ImportPage } from './publish/ImportPage';
import { MergePage } from './publish/MergePage';
import { ReviewPage } from './publish/ReviewPage';
import { ComparePage } from './read/ComparePage';
import { ReadPage } from './read/ReadPage';
import { useDraft } from './use-draft';
import { useAgreementT } from './use-t';
import { versionAt } from './versions';

const REFRESH_MS = 120_000;

/**
 * The agreement of both departments: read, edited, compared, published, signed and merged, each at
 * its own address.
 */
export function AgreementPage() {
  const { t } = useAgreementT();
  const overview = useRoute('agreement.overview', {});
  const refresh = useSend('agreement.refresh', 25_000);
  usePulse(() => void refresh.send({}), REFRESH_MS);
  if (overview.data !== undefined) return <Opened overview={overview.data} />;
  return (
    <PageFrame title={t('title.read')} lead={t('lead.read')}>
      {overview.failure === null ? (
        <Skeleton />
      ) : (
        <FailureBox failure={overview.failure} onRetry={overview.reload} />
      )}
    </PageFrame>
  );
}

function Opened({ overview }: { overview: AgreementOverview }) {
  const { chosen } = useAddress();
  const draft = useDraft(overview);
  const [conflict, setConflict] = useState<Extract<Published, { kind: 'conflict' }> | null>(null);
  const [published, setPublished] = useState<string | null>(null);
  const doing = overview.place.kind === 'policy' ? undefined : chosen['do'];
  const version = versionAt(overview, chosen['version']);
  const other = overview.versions.find(({ digest }) => digest === chosen['compare']);
  const step = doing ?? (other === undefined ? `read ${chosen['version'] ?? ''}` : 'compare');

  const onPublished = (answer: Published | null) => {
    if (answer === null || answer.kind === 'impossible') return;
    if (answer.kind === 'conflict') {
      setConflict(answer);
      go(writeAddress('agreement', { do: 'merge' }));
      return;
    }
    setConflict(null);
    setPublished(answer.digest);
    // The edit is over: back leads to what was read before it, not into an editor without a draft.
    go(writeAddress('agreement', { version: answer.digest }), true);
  };

  const page = () => {
    switch (doing) {
      case 'edit':
        return <EditPage overview={overview} draft={draft} part={chosen['part']} />;
      case 'review':
        return <ReviewPage overview={overview} draft={draft} onPublished={onPublished} />;
      case 'merge':
        return (
          <MergePage
            overview={overview}
            draft={draft}
            conflict={conflict}
            onPublished={onPublished}
          />
        );
      case 'import':
        return <ImportPage overview={overview} />;
      default:
        if (version === undefined)
          return <UnknownVersion awaited={chosen['version'] === published} />;
        return other === undefined ? (
          <ReadPage overview={overview} version={version} />
        ) : (
          <ComparePage overview={overview} version={version} with={other} />
        );
    }
  };
  return (
    <Step key={step} step={step}>
      {page()}
    </Step>
  );
}

/**
 * Where the last step was: who walks by keyboard or by ear is taken to where the next one begins.
 */
function Step({ step, children }: { step: string; children: preact.ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The view itself takes the focus when it is opened.
    if (place.current?.contains(document.activeElement) || document.activeElement?.closest('.side'))
      return;
    place.current?.focus({ preventScroll: true });
    globalThis.scrollTo?.(0, 0);
  }, []);
  return (
    <div class="view" ref={place} tabIndex={-1} data-testid="agreement" data-step={step}>
      {children}
    </div>
  );
}

function UnknownVersion({ awaited }: { awaited: boolean }) {
  const { t } = useAgreementT();
  return (
    <PageFrame title={t('title.read')}>
      {awaited ? (
        <Skeleton />
      ) : (
        <p class="box" role="alert" data-testid="version-unknown">
          <b>{t('version.unknown')}</b>
          <span>
            {t('version.unknown-why')}{' '}
            <a class="inline" href={writeAddress('agreement')}>
              {t('do.read-in-force')}
            </a>
          </span>
        </p>
      )}
    </PageFrame>
  );
}
