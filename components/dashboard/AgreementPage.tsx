import { useRoute } from '../../lib/bus/query';
import { type Agreement, CLOCK_KINDS } from '../../lib/domain/agreement';
import { STAGES } from '../../lib/domain/stage';
import { FailureBox } from '../FailureBox';
import { durationOf } from '../i18n/duration';
import { usePages } from '../pages';
import { Skeleton } from '../person/Skeleton';
import { PageFrame } from './PageFrame';
import { useWords } from './words';

/** The agreement in force, as both departments read it. */
export function AgreementPage() {
  const tell = useWords();
  const agreement = useRoute('agreement.read', {});
  return (
    <PageFrame title={tell('view.agreement')} lead={tell('agreement.lead')}>
      {agreement.data !== undefined ? (
        <Terms agreement={agreement.data} />
      ) : agreement.failure === null ? (
        <Skeleton />
      ) : (
        <FailureBox failure={agreement.failure} onRetry={agreement.reload} />
      )}
    </PageFrame>
  );
}

function Terms({ agreement }: { agreement: Agreement }) {
  const { say, language } = usePages();
  const tell = useWords();
  const { version, validFrom, hours, mqlThreshold } = agreement;
  return (
    <>
      <p>{tell('agreement.version', { version, date: validFrom })}</p>
      <h2>{tell('agreement.stages')}</h2>
      <dl class="terms" data-testid="agreement-stages">
        {STAGES.map((stage) => (
          <div key={stage}>
            <dt>{say(`stage.${stage}`)}</dt>
            <dd>
              {agreement.stages[stage].meaning[language]}{' '}
              <span class="soft">{agreement.stages[stage].whatToDo[language]}</span>
            </dd>
          </div>
        ))}
      </dl>
      <h2>{tell('agreement.clocks')}</h2>
      <dl class="terms" data-testid="agreement-clocks">
        {CLOCK_KINDS.map((kind) => (
          <div key={kind}>
            <dt>{say(`clock.${kind}`)}</dt>
            <dd>{durationOf(agreement.clocks[kind], language)}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{tell('agreement.hours', { zone: hours.timeZone, threshold: mqlThreshold })}</p>
      <h2>{tell('agreement.reasons')}</h2>
      <ul>
        {[...agreement.rejectReasons, ...agreement.recycleReasons].map(({ id, label }) => (
          <li key={id}>{label[language]}</li>
        ))}
      </ul>
    </>
  );
}
