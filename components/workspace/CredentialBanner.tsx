import { useRoute } from '../../lib/bus/query';
import { keyWarning } from '../../lib/domain/base/key-end';
import { crmWords } from '../../lib/i18n/part-translator';
import { dateOf } from '../../lib/i18n/time';
import { usePages } from '../page-context';

/** Says that the CRM refuses the key; warns during its last week, before requests start to fail. */
export function CredentialBanner() {
  const { t, language, shell } = usePages();
  const state = useRoute('connection.state', {}).data;
  const endsAt = state?.keyEndsAt ?? null;
  const warning = keyWarning(endsAt, shell.clock());
  if (state?.refused === true)
    return (
      <p class="banner" role="alert" data-testid="key-refused">
        <span>
          {t('key.refused-now', { crm: crmWords(state.kind, language)('name') ?? state.kind })}
        </span>{' '}
        <Renew />
      </p>
    );
  if (warning === null || endsAt === null) return null;
  const date = dateOf(endsAt, shell.clock(), language);
  return (
    <p class="banner" role="alert" data-testid="key-banner">
      <span>
        {warning.kind === 'ended'
          ? t('key.ended', { date })
          : t('key.ends-soon', { date, count: warning.days })}
      </span>{' '}
      <Renew />
    </p>
  );
}

function Renew() {
  const { t, shell } = usePages();
  return (
    <button type="button" class="link" onClick={() => shell.openOptions('connection')}>
      {t('key.renew-here')}
    </button>
  );
}
