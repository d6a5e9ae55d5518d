import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import type { CheckResult, CrmKind } from '../../lib/domain/views/admin';
import { crmWords } from '../../lib/i18n/part-translator';
import { momentOf } from '../../lib/i18n/time';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { Section } from './Section';
import { OpenMail } from './start/OpenMail';

/**
 * What the check of more than one CRM tries, each with what it is for and what to do when it is
 * missing. What one alone tries is among the texts of that CRM.
 */
const KNOWN = [
  'reach',
  'key',
  'contacts-read',
  'contacts-write',
  'stages',
  'score',
  'owners',
  'notes',
  'engagements',
  'emails',
  'events',
  'deals',
  'me',
  'key-end',
  'leads',
  'agreement',
] as const;

type KnownId = (typeof KNOWN)[number];

const SIGNS = {
  ok: '✓',
  missing: '✕',
  failed: '✕',
  'optional-missing': '○',
  'not-checked': '·',
} as const;

/** What is needed first, then what is optional and missing. */
function byNeed(a: CheckResult['items'][number], b: CheckResult['items'][number]): number {
  const isOptional = ({ state }: typeof a) => Number(state === 'optional-missing');
  return isOptional(a) - isOptional(b);
}

/** Tries the connection item by item and says what to do for each that is missing. */
export function Check() {
  const { t, language } = usePages();
  const checker = useSend('connection.check', 60_000);
  const kind = useRoute('connection.read', {}).data?.kind ?? '';
  const [result, setResult] = useState<CheckResult | null>(null);
  const run = async () => {
    const answer = await checker.send({});
    if (answer !== null) setResult(answer);
  };
  const wrong =
    result?.items.filter(({ state }) => state === 'missing' || state === 'failed').length ?? 0;
  return (
    <Section id="check" title={t('nav.check')} lead={t('check.lead')}>
      <button
        type="button"
        data-testid="check-run"
        aria-busy={checker.sending}
        disabled={checker.sending}
        onClick={() => void run()}
      >
        {t(checker.sending ? 'check.running' : 'check.run')}
      </button>
      {checker.failure !== null && (
        <FailureBox failure={checker.failure} onRetry={() => void run()} />
      )}
      {result !== null && (
        <>
          <p role="status" class={wrong === 0 ? 'good' : 'warn'} data-testid="check-summary">
            <b>{wrong === 0 ? t('check.fine') : t('check.wrong', { count: wrong })}</b>{' '}
            <span class="soft">{momentOf(result.at, language)}</span>
          </p>
          <ul class="check">
            {result.items.toSorted(byNeed).map((item) => (
              <CheckLine key={item.id} item={item} kind={kind} />
            ))}
          </ul>
          {wrong === 0 && <OpenMail primary={false} />}
        </>
      )}
    </Section>
  );
}

interface CheckLineProps {
  item: CheckResult['items'][number];
  kind: CrmKind;
}

function CheckLine({ item, kind }: CheckLineProps) {
  const { t, language } = usePages();
  const tc = crmWords(kind, language);
  const known = KNOWN.find((id): id is KnownId => id === item.id);
  const bad = item.state !== 'ok' && item.state !== 'not-checked';
  const todo =
    tc(`check.${item.id}-todo`) ?? (known === undefined ? null : t(`check.${known}-todo`));
  const name = tc(`check.${item.id}`) ?? (known === undefined ? item.id : t(`check.${known}`));
  return (
    <li data-state={item.state} data-testid={`check-${item.id}`}>
      <span class="sign" role="img" aria-label={t(`check-state.${item.state}`)}>
        {SIGNS[item.state]}
      </span>
      <div>
        <p>
          <b class="theirs">{name}</b>{' '}
          {item.state !== 'ok' && (
            <small class="soft">
              {item.state === 'optional-missing'
                ? t('check.optional')
                : t(`check-state.${item.state}`)}
            </small>
          )}
        </p>
        {bad && todo !== null && <p>{todo}</p>}
        {item.detail !== '' && (
          <p class="soft theirs">
            <small>{item.detail}</small>
          </p>
        )}
      </div>
    </li>
  );
}
