import { useRoute } from '../../../lib/bus/query';
import { relativeTime } from '../../../lib/i18n/time';
import { usePages } from '../../page-context';
import { TruthButtons } from './TruthButtons';
import { TruthCard } from './TruthCard';
import { useReviewT } from './use-t';
import { useTruthStep } from './use-truth-step';

/** Stages of the rep's own people that do not fit, in Today; nothing where all of them do. */
export function OwnTruth() {
  const { t, language } = useReviewT();
  const { shell } = usePages();
  const truth = useRoute('truth.own', {}, { timeoutMs: 25_000 });
  const steps = useTruthStep(truth.reload);
  const findings = truth.data?.findings ?? [];
  if (findings.length === 0 && steps.moves.offer === null && steps.open === null) return null;
  return (
    <section aria-labelledby="today-truth" class="today" data-testid="today-truth">
      <h2 id="today-truth">
        {t('truth.own')} <small class="soft">{findings.length}</small>
      </h2>
      <ul class="panel truths">
        {findings.map(({ contactId, kind, name, company, since }) => (
          <li key={`${contactId} ${kind}`} data-testid="truth-row">
            <button
              type="button"
              class="link theirs"
              aria-label={t('truth.open', { name })}
              onClick={() => steps.show({ contactId, kind })}
            >
              {company === null ? name : `${name}, ${company}`}
            </button>{' '}
            <span>{t(`truth.kind.${kind}`)}</span>{' '}
            {since !== null && (
              <span class="soft">{relativeTime(since, shell.clock(), language)}</span>
            )}{' '}
            <span class="no-print">
              <TruthButtons person={{ contactId, kind, name }} steps={steps} />
            </span>
          </li>
        ))}
      </ul>
      <TruthCard steps={steps} />
    </section>
  );
}
