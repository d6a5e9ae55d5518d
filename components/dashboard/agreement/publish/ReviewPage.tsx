import { useState } from 'preact/hooks';
import { useSend } from '../../../../lib/bus/query';
import { revertChange } from '../../../../lib/domain/agreement/revert';
import { serialiseAgreement } from '../../../../lib/domain/agreement/schema';
import type { AgreementOverview, Published } from '../../../../lib/domain/views/agreement-overview';
import { FailureBox } from '../../../FailureBox';
import { usePages } from '../../../page-context';
import { PageFrame } from '../../kit/PageFrame';
import { go, writeAddress } from '../../kit/page-address';
import { ChangeList } from '../ChangeList';
import { ProblemList } from '../ProblemList';
import type { Draft } from '../use-draft';
import { useAgreementT } from '../use-t';
import { DropDraft } from './DropDraft';
import { Impact } from './Impact';
import { newerThan } from './newer';
import { ValidFrom } from './ValidFrom';

export interface ReviewPageProps {
  overview: AgreementOverview;
  draft: Draft;
  onPublished: (answer: Published | null) => void;
}

/**
 * The last look before a draft is published: every difference, what it would do to the people known
 * now, and from when.
 */
export function ReviewPage({ overview, draft, onPublished }: ReviewPageProps) {
  const { t } = useAgreementT();
  return (
    <PageFrame
      title={t('title.review')}
      lead={t('review.lead', { number: String(draft.base.version) })}
      actions={
        <a
          class="button"
          href={writeAddress('agreement', { do: 'edit' })}
          data-testid="review-close"
        >
          {t('do.back-to-edit')}
        </a>
      }
    >
      {!draft.changed ? (
        <p class="empty panel" data-testid="review-empty">
          <b>{t('review.nothing')}</b>
          <span class="soft">{t('review.nothing-why')}</span>
        </p>
      ) : draft.problems.length > 0 ? (
        <div class="panel" data-testid="review-invalid">
          <p>{t('review.invalid')}</p>
          <ProblemList problems={draft.problems} />
        </div>
      ) : (
        <Reviewed overview={overview} draft={draft} onPublished={onPublished} />
      )}
    </PageFrame>
  );
}

function Reviewed({ overview, draft, onPublished }: ReviewPageProps) {
  const { t } = useAgreementT();
  const [stuck, setStuck] = useState(false);
  const { base, agreement, changes } = draft;
  const newer = newerThan(overview, base);
  return (
    <>
      {newer !== null && (
        <p class="box" data-testid="review-newer">
          <b>{t('review.newer')}</b>
          <span>
            {t('review.newer-why')}{' '}
            <a class="inline" href={writeAddress('agreement', { do: 'merge' })}>
              {t('review.newer-do')}
            </a>
          </span>
        </p>
      )}
      <div class="two reviewing">
        <section class="panel" aria-labelledby="changes-title">
          <h2 id="changes-title">{t('review.changes', { count: changes.length })}</h2>
          <ChangeList
            changes={changes}
            before={base}
            after={agreement}
            onTakeBack={({ path }) => {
              const back = revertChange(base, agreement, path);
              setStuck(!back.ok);
              if (back.ok) draft.edit(`take back ${path.join('/')}`, () => back.agreement);
            }}
          />
          {stuck && (
            <p class="bad" role="alert">
              {t('review.stuck')}
            </p>
          )}
          <p class="actions no-print">
            <button type="button" data-testid="undo" disabled={!draft.canUndo} onClick={draft.undo}>
              {t('edit.undo')}
            </button>
          </p>
        </section>
        <div class="column">
          <Publish overview={overview} draft={draft} onPublished={onPublished} />
          <Impact agreement={agreement} />
        </div>
      </div>
    </>
  );
}

function Publish({ overview, draft, onPublished }: ReviewPageProps) {
  const { shell } = usePages();
  const { t } = useAgreementT();
  const publisher = useSend('agreement.publish', 25_000);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<Published, { kind: 'impossible' }> | null>(null);
  const { place } = overview;
  const shut = place.kind === 'crm' && place.mayWrite === false;
  const publish = async () => {
    setBusy(true);
    // What is published is what this device keeps.
    const answer = (await draft.flush()) ? await publisher.send({ choices: {} }) : null;
    setBusy(false);
    setRefused(answer?.kind === 'impossible' ? answer : null);
    onPublished(answer);
  };
  const save = () =>
    shell.save(
      'relevo-agreement-draft.json',
      'application/json',
      serialiseAgreement(draft.agreement),
    );
  const failure = publisher.failure ?? draft.failure;
  return (
    <section
      class="panel publish no-print"
      aria-labelledby="publish-title"
      data-testid="publish-panel"
    >
      <h2 id="publish-title">{t('publish.title')}</h2>
      <ValidFrom draft={draft} />
      <p class="soft">{t(place.kind === 'device' ? 'publish.why-device' : 'publish.why')}</p>
      {shut && <p class="warn">{t('publish.shut')}</p>}
      {failure !== null && <FailureBox failure={failure} onRetry={() => void publish()} />}
      {refused !== null && (
        <div role="alert">
          <p class="bad">{t('publish.impossible')}</p>
          <ProblemList problems={refused.problems} />
        </div>
      )}
      <div class="actions">
        <button
          type="button"
          class="primary"
          data-testid="publish"
          aria-busy={busy}
          disabled={busy || shut}
          onClick={() => void publish()}
        >
          {t(busy ? 'publish.sending' : 'publish.do')}
        </button>
        <button type="button" data-testid="export-draft" onClick={save}>
          {t('do.export')}
        </button>
        <DropDraft onDrop={() => void draft.drop().then(() => go(writeAddress('agreement')))} />
      </div>
    </section>
  );
}
