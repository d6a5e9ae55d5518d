import type { ComponentChildren } from 'preact';
import { useSend } from '../../../../lib/bus/query';
import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../../lib/domain/views/agreement-overview';
import { momentOf } from '../../../../lib/i18n/time';
import { writeAddress } from '../../kit/page-address';
import { DropDraft } from '../publish/DropDraft';
import { useAgreementT } from '../use-t';
import { isStandard, publishedText, versionName } from '../versions';

/**
 * What a reader of a version should know first: that it is pinned, that two are at odds,
 * that one waits, that a draft lies here.
 */
export function ReadNotices({
  overview,
  version,
}: {
  overview: AgreementOverview;
  version: AgreementVersion;
}) {
  const speech = useAgreementT();
  const { t, language } = speech;
  const dropper = useSend('agreement.dropDraft');
  const newest = overview.versions[0];
  const pinned = overview.place.kind === 'policy';
  const waiting =
    !pinned &&
    overview.rivals.length === 0 &&
    newest !== undefined &&
    newest.digest !== version.digest &&
    !newest.inForce;
  return (
    <>
      {pinned && (
        <Notice id="pinned" title={t('notice.pinned')}>
          {t('notice.pinned-why')}
        </Notice>
      )}
      {!pinned && overview.rivals.length > 1 && (
        <Notice id="rivals" title={t('notice.rivals')}>
          {t('notice.rivals-why')}{' '}
          <a
            class="inline"
            href={writeAddress('agreement', { do: 'merge' })}
            data-testid="merge-rivals"
          >
            {t('notice.rivals-do')}
          </a>
        </Notice>
      )}
      {waiting && newest !== undefined && (
        <Notice
          id="newer"
          title={t('notice.newer', { name: versionName(overview, newest, speech) })}
        >
          {t(newest.standing.kind === 'signed' ? 'notice.newer-signed' : 'notice.newer-why')}{' '}
          <a
            class="inline"
            href={writeAddress('agreement', { version: newest.digest })}
            data-testid="read-newest"
          >
            {t('notice.newer-do')}
          </a>
        </Notice>
      )}
      {!pinned && <NewerFormat overview={overview} />}
      {overview.unreadableDraft !== null && !pinned && (
        <Notice
          id="unreadable-draft"
          title={t(
            overview.unreadableDraft === 'newer' ? 'notice.draft-newer' : 'notice.draft-unreadable',
          )}
        >
          {t('notice.draft-kept')} <DropDraft onDrop={() => void dropper.send({})} />
        </Notice>
      )}
      {overview.draft !== null && !pinned && (
        <Notice id="draft" title={t('notice.draft')}>
          {t('notice.draft-why', { when: momentOf(overview.draft.savedAt, language) })}{' '}
          <a
            class="inline"
            href={writeAddress('agreement', { do: 'review' })}
            data-testid="review-draft"
          >
            {t('notice.draft-do')}
          </a>
        </Notice>
      )}
      {isStandard(overview, version) && overview.versions.length === 1 && !pinned && (
        <Notice id="nobody" title={t('notice.nobody')}>
          {t('notice.nobody-why')}
        </Notice>
      )}
    </>
  );
}

/**
 * Documents of a newer form: made by a newer Relevo, or put there by any user who may write in the
 * CRM. The reader sees who put them there, and can leave them out.
 */
function NewerFormat({ overview }: { overview: AgreementOverview }) {
  const speech = useAgreementT();
  const { t } = speech;
  const sender = useSend('agreement.leaveOut');
  const newer = overview.unreadable.filter(
    ({ reason, id }) => reason === 'newer' && !overview.leftOut.includes(id),
  );
  if (newer.length === 0) return null;
  return (
    <Notice id="newer-format" title={t('notice.newer-format')}>
      {t('notice.newer-format-why')}
      {newer.map((each) => (
        <span class="theirs line" key={each.id}>
          {publishedText(each, speech)}
        </span>
      ))}
      <span>{t('notice.newer-without')}</span>{' '}
      <button
        type="button"
        class="link"
        data-testid="leave-out"
        onClick={() => void sender.send({ ids: newer.map(({ id }) => id) })}
      >
        {t('notice.newer-go-on')}
      </button>
    </Notice>
  );
}

function Notice({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <div class="box notice no-print" data-testid={`notice-${id}`}>
      <p>
        <b>{title}</b>
      </p>
      <p>{children}</p>
    </div>
  );
}
