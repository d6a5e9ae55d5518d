import { useState } from 'preact/hooks';
import { useSend } from '../../../../lib/bus/query';
import { diffAgreements } from '../../../../lib/domain/agreement/diff';
import {
  type AgreementProblem,
  type AgreementRefusal,
  parseAgreement,
} from '../../../../lib/domain/agreement/schema';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import type { AgreementOverview } from '../../../../lib/domain/views/agreement-overview';
import { FailureBox } from '../../../FailureBox';
import { PageFrame } from '../../kit/PageFrame';
import { go, writeAddress } from '../../kit/page-address';
import { ChangeList } from '../ChangeList';
import { ProblemList } from '../ProblemList';
import { useAgreementT } from '../use-t';

/** Characters that a file may have, as the contract says. */
const LARGEST = 1_000_000;

type Refused = {
  readonly reason: AgreementRefusal | 'large';
  readonly problems: readonly AgreementProblem[];
};

interface Picked {
  readonly name: string;
  readonly text: string;
  readonly agreement: Agreement;
}

/**
 * An agreement from a file: read here, shown with all that it would change, and only then made the
 * draft.
 */
export function ImportPage({ overview }: { overview: AgreementOverview }) {
  const { t } = useAgreementT();
  const importer = useSend('agreement.import');
  const [picked, setPicked] = useState<Picked | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const look = async (file: File | undefined) => {
    setPicked(null);
    setRefused(null);
    if (file === undefined) return;
    const text = file.size > LARGEST * 4 ? null : (await file.text()).replace(/^\ufeff/, '');
    if (text === null || text.length > LARGEST)
      return setRefused({ reason: 'large', problems: [] });
    const read = parseAgreement(text);
    if (read.ok) setPicked({ name: file.name, text, agreement: read.agreement });
    else setRefused(read);
  };
  const take = async ({ text }: Picked) => {
    const answer = await importer.send({ text });
    if (answer?.kind === 'refused') setRefused(answer);
    if (answer?.kind === 'read') go(writeAddress('agreement', { do: 'review' }), true);
  };
  return (
    <PageFrame
      title={t('title.import')}
      lead={t('import.lead')}
      actions={
        <a class="button" href={writeAddress('agreement')} data-testid="import-close">
          {t('do.back-to-document')}
        </a>
      }
    >
      <label class="file panel">
        <b>{t('import.pick')}</b>
        <input
          type="file"
          accept=".json,application/json"
          data-testid="agreement-file"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file can be chosen again after it was corrected.
            currentTarget.value = '';
            void look(file);
          }}
        />
        <span class="soft">{t('import.what')}</span>
      </label>
      {refused !== null && (
        <div class="box" role="alert" data-testid="import-refused" data-reason={refused.reason}>
          <p>
            <b>{t(`refused.${refused.reason}`)}</b>
          </p>
          <p>{t(`refused-do.${refused.reason}`)}</p>
          <ProblemList problems={refused.problems} />
        </div>
      )}
      {picked !== null && (
        <Preview
          overview={overview}
          picked={picked}
          busy={importer.sending}
          onTake={() => void take(picked)}
        />
      )}
      {importer.failure !== null && <FailureBox failure={importer.failure} />}
    </PageFrame>
  );
}

interface PreviewProps {
  overview: AgreementOverview;
  picked: Picked;
  busy: boolean;
  onTake: () => void;
}

function Preview({ overview, picked, busy, onTake }: PreviewProps) {
  const { t } = useAgreementT();
  const { agreement, name } = picked;
  const changes = diffAgreements(overview.inForce, agreement);
  return (
    <section class="panel" aria-labelledby="preview-title" data-testid="import-preview">
      <h2 id="preview-title" class="theirs">
        {t('import.title', { name, number: String(agreement.version) })}
      </h2>
      <p class="soft">
        {changes.length === 0 ? t('import.same') : t('import.differs', { count: changes.length })}
      </p>
      <ChangeList changes={changes} before={overview.inForce} after={agreement} />
      {overview.draft !== null && <p class="warn">{t('import.replaces')}</p>}
      <p class="actions">
        <button
          type="button"
          class="primary"
          data-testid="import-take"
          aria-busy={busy}
          disabled={busy}
          onClick={onTake}
        >
          {t('import.take')}
        </button>
      </p>
    </section>
  );
}
