import { useState } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { diagnosticsText } from './diagnostics-text';
import { Section } from './Section';

/**
 * What may be copied when something fails: shown to the letter, and nothing leaves unless the
 * person pastes it.
 */
export function Diagnostics() {
  const { t, shell } = usePages();
  const diagnostics = useRoute('diagnostics.read', {});
  const [copied, setCopied] = useState<boolean | null>(null);
  const text = diagnostics.data === undefined ? '' : diagnosticsText(diagnostics.data);
  const copy = () =>
    shell.copy(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Section id="diagnostics" title={t('nav.diagnostics')} lead={t('diagnostics.lead')}>
      {diagnostics.failure !== null && (
        <FailureBox failure={diagnostics.failure} onRetry={diagnostics.reload} />
      )}
      {text !== '' && (
        <>
          <textarea
            class="report"
            data-testid="diagnostics-text"
            readOnly
            rows={Math.min(16, text.split('\n').length + 1)}
            aria-label={t('nav.diagnostics')}
            value={text}
          />
          <p class="actions">
            <button type="button" data-testid="diagnostics-copy" onClick={() => void copy()}>
              {t('diagnostics.copy')}
            </button>
            <span role="status" class={copied === false ? 'warn' : 'good'}>
              {copied === null ? '' : t(copied ? 'diagnostics.copied' : 'diagnostics.not-copied')}
            </span>
          </p>
        </>
      )}
    </Section>
  );
}
