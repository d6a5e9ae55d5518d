import { useRoute } from '../lib/bus/query';
import type { Failure } from '../lib/domain/base/failure';
import { failureText } from '../lib/i18n/page-translator';
import { usePages } from './page-context';

export interface FailureBoxProps {
  failure: Failure;
  onRetry?: (() => void) | undefined;
}

/**
 * What happened, what to do, what happens next; the other side's own words on demand. Changes that
 * wait behind a failure of the CRM are mentioned only if there are any.
 */
export function FailureBox({ failure, onRetry }: FailureBoxProps) {
  const { t, language, shell } = usePages();
  const { what, todo, next } = failureText(failure.code, language);
  const ofCrm = failure.code.startsWith('crm/');
  const outbox = useRoute('outbox.list', {}, { enabled: ofCrm });
  const queued = ofCrm && outbox.data?.intents.some(({ state }) => state !== 'parked') === true;
  const inOptions =
    /unauthorised|forbidden|not-configured|no-owner|host-not-permitted|invalid/.test(failure.code);
  return (
    <div class="box" role="alert" data-testid="failure-box" data-code={failure.code}>
      <p>
        <b>{what}</b>
      </p>
      <p>{todo}</p>
      <p class="soft">
        {next}
        {queued && ` ${t('failure.queued')}`}
      </p>
      <p class="actions">
        {onRetry !== undefined && (
          <button type="button" data-testid="failure-retry" onClick={onRetry}>
            {t('do.retry')}
          </button>
        )}
        {inOptions && (
          <button type="button" class="link" onClick={() => shell.openOptions('connection')}>
            {t('do.options')}
          </button>
        )}
      </p>
      <details class="soft">
        <summary>
          <span class="more">{t('failure.detail')}</span>
        </summary>
        <code class="theirs">
          {failure.code}
          {failure.detail === '' ? '' : `: ${failure.detail}`}
        </code>
      </details>
    </div>
  );
}
