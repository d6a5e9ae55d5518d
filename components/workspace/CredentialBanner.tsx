import { useRoute } from '../../lib/bus/query';
import { keyWarning } from '../../lib/domain/base/key-end';
import { dateOf } from '../../lib/i18n/time';
import { usePages } from '../page-context';

/** Warns during the last week of a key, before requests start to fail. */
export function CredentialBanner() {
  const { t, language, shell } = usePages();
  const endsAt = useRoute('connection.state', {}).data?.keyEndsAt ?? null;
  const warning = keyWarning(endsAt, shell.clock());
  if (warning === null || endsAt === null) return null;
  const date = dateOf(endsAt, shell.clock(), language);
  return (
    <p class="banner" role="alert" data-testid="key-banner">
      <span>
        {warning.kind === 'ended'
          ? t('key.ended', { date })
          : t('key.ends-soon', { date, count: warning.days })}
      </span>{' '}
      <button type="button" class="link" onClick={() => shell.openOptions('connection')}>
        {t('key.renew-here')}
      </button>
    </p>
  );
}
