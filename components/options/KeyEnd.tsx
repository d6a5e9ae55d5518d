import { keyWarning } from '../../lib/domain/base/key-end';
import { dateOf } from '../../lib/i18n/time';
import { usePages } from '../page-context';

/** When the key ends, and in its last days what to do about it. */
export function KeyEnd({ endsAt }: { endsAt: number | null }) {
  const { t, language, shell } = usePages();
  if (endsAt === null) return null;
  const warning = keyWarning(endsAt, shell.clock());
  const date = dateOf(endsAt, shell.clock(), language);
  if (warning === null) {
    return (
      <p class="soft" data-testid="key-end">
        {t('key.ends', { date })}
      </p>
    );
  }
  return (
    <p class="warn" role="alert" data-testid="key-end">
      {warning.kind === 'ended'
        ? t('key.ended', { date })
        : t('key.ends-soon', { date, count: warning.days })}{' '}
      {t('key.renew')}
    </p>
  );
}
