import { useRoute } from '../../lib/bus/query';
import type { OutboxView } from '../../lib/domain/changes/intent';
import { relativeTime } from '../../lib/i18n/time';
import { Boundary } from '../Boundary';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { PendingLine } from '../person/PendingLine';
import { Skeleton } from '../person/Skeleton';
import { useDecision } from './use-decision';

/** Shows all changes that have not reached the CRM; those that need a decision come first. */
export function OutboxPane() {
  const { t } = usePages();
  const outbox = useRoute('outbox.list', {});
  const decision = useDecision();
  if (outbox.data === undefined) {
    return outbox.failure === null ? (
      <Skeleton />
    ) : (
      <FailureBox failure={outbox.failure} onRetry={outbox.reload} />
    );
  }
  const { intents, total, recovery } = outbox.data;
  const parkedFirst = [...intents].sort(
    (a, b) =>
      Number(b.state === 'parked') - Number(a.state === 'parked') || a.createdAt - b.createdAt,
  );
  return (
    <>
      {recovery !== null && <RecoveryNote {...recovery} />}
      {total === 0 && (
        <p class="empty" data-testid="waiting-empty">
          <b>{t('waiting.empty')}</b>
          <span class="soft">{t('waiting.empty-why')}</span>
        </p>
      )}
      {total > 0 && (
        <ul class="waiting" data-testid="waiting" aria-label={t('tab.waiting')}>
          {parkedFirst.map((intent) => (
            <li key={intent.intentId}>
              {intent.who !== undefined && <b class="theirs">{intent.who}</b>}
              <Boundary>
                <PendingLine intent={intent} decision={decision} />
              </Boundary>
            </li>
          ))}
        </ul>
      )}
      {total > intents.length && (
        <p class="empty soft" data-testid="waiting-more">
          {t('waiting.more', { count: total - intents.length })}
        </p>
      )}
    </>
  );
}

/** Reports that the browser lost the database: what was restored, and what must be done again. */
function RecoveryNote({ at, restored, place }: NonNullable<OutboxView['recovery']>) {
  const { t, language, shell } = usePages();
  return (
    <p class="banner" role="status" data-testid="recovery">
      {t('recovery.what', { when: relativeTime(at, shell.clock(), language), count: restored })}{' '}
      {t(place === 'spare' ? 'recovery.spare' : 'recovery.usual')}
    </p>
  );
}
