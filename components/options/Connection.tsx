import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import type { ConnectionView } from '../../lib/domain/views/admin';
import type { CrmChoice } from '../../lib/domain/views/crm-choice';
import { crmWords } from '../../lib/i18n/part-translator';
import { FailureBox } from '../FailureBox';
import { NamedGuideLink } from '../GuideLink';
import { usePages } from '../page-context';
import { Skeleton } from '../person/Skeleton';
import { CrmForm } from './CrmForm';
import { OwnerPicker } from './OwnerPicker';
import { Section } from './Section';

/** Which CRM, its key, and who the rep is there. */
export function Connection() {
  const { t } = usePages();
  const connection = useRoute('connection.read', {});
  const choices = useRoute('connection.choices', {});
  const failed = [connection, choices].find(({ failure }) => failure !== null);
  return (
    <Section id="connection" title={t('nav.connection')} lead={t('connection.lead')}>
      {connection.data === undefined || choices.data === undefined ? (
        failed?.failure == null ? (
          <Skeleton />
        ) : (
          <FailureBox failure={failed.failure} onRetry={failed.reload} />
        )
      ) : (
        <Connected connection={connection.data} choices={choices.data} />
      )}
    </Section>
  );
}

/** Whether two keys are of one account, where neither the CRM nor Relevo knows. */
function SameAccount({ id, name }: NonNullable<ConnectionView['maybeSame']>) {
  const { t } = usePages();
  const sender = useSend('connection.same');
  return (
    <div class="warn" role="alert" data-testid="same-account">
      <p>{t('connection.same', { name: name ?? '?' })}</p>
      <p class="soft">{t('connection.same-why')}</p>
      <button
        type="button"
        data-testid="same-yes"
        aria-busy={sender.sending}
        onClick={() => void sender.send({ id })}
      >
        {t('connection.same-yes')}
      </button>
      {sender.failure !== null && <FailureBox failure={sender.failure} />}
    </div>
  );
}

interface ConnectedProps {
  connection: ConnectionView;
  choices: readonly CrmChoice[];
}

function Connected({ connection, choices }: ConnectedProps) {
  const { t, language } = usePages();
  const saver = useSend('connection.save');
  const [looking, lookAt] = useState(connection.kind);
  const choice = choices.find(({ kind }) => kind === looking);
  const tc = crmWords(looking, language);
  return (
    <>
      <fieldset class="choices">
        <legend class="hidden">{t('nav.connection')}</legend>
        {choices.map(({ kind }) => (
          <Choice
            key={kind}
            kind={kind}
            checked={looking === kind}
            isActive={connection.kind === kind}
            onPick={() => lookAt(kind)}
          />
        ))}
      </fieldset>
      {choice?.auth === 'none' && connection.kind !== looking && (
        <button
          type="button"
          class="primary"
          data-testid={`use-${looking}`}
          aria-busy={saver.sending}
          onClick={() => void saver.send({ kind: looking })}
        >
          {tc('use')}
        </button>
      )}
      {choice?.auth === 'apiKey' && (
        <>
          <CrmForm key={looking} connection={connection} choice={choice} tc={tc} />
          <p>
            <NamedGuideLink name={looking} text={tc('guide') ?? looking} />
          </p>
        </>
      )}
      {saver.failure !== null && <FailureBox failure={saver.failure} />}
      {looking === connection.kind && connection.accountName !== null && (
        <p class="soft" data-testid="account">
          {t('connection.account', { name: connection.accountName })}
        </p>
      )}
      {looking === connection.kind && connection.maybeSame !== null && (
        <SameAccount {...connection.maybeSame} />
      )}
      {connection.failure !== null && looking === connection.kind && (
        <FailureBox failure={connection.failure} />
      )}
      {looking === connection.kind && <OwnerPicker connection={connection} />}
    </>
  );
}

interface ChoiceProps {
  kind: string;
  checked: boolean;
  /** Whether this one is connected now. */
  isActive: boolean;
  onPick: () => void;
}

function Choice({ kind, checked, isActive, onPick }: ChoiceProps) {
  const { t, language } = usePages();
  const tc = crmWords(kind, language);
  return (
    <label class="choice">
      <input
        type="radio"
        name="kind"
        data-testid={`kind-${kind}`}
        checked={checked}
        onChange={onPick}
      />
      <span>
        <b>
          {tc('name') ?? kind}
          {isActive && <em>{t('connection.active')}</em>}
        </b>
        <small class="soft">{tc('what')}</small>
      </span>
    </label>
  );
}
