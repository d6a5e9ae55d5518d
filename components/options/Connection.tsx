import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { type ConnectionView, CRM_KINDS } from '../../lib/domain/views/admin';
import { FailureBox } from '../FailureBox';
import { GuideLink } from '../GuideLink';
import { usePages } from '../page-context';
import { Skeleton } from '../person/Skeleton';
import { HubSpotKey } from './HubSpotKey';
import { OdooKey } from './OdooKey';
import { OwnerPicker } from './OwnerPicker';
import { Section } from './Section';

/** Which CRM, its key, and who the rep is there. */
export function Connection() {
  const { t } = usePages();
  const connection = useRoute('connection.read', {});
  return (
    <Section id="connection" title={t('nav.connection')} lead={t('connection.lead')}>
      {connection.data === undefined ? (
        connection.failure === null ? (
          <Skeleton />
        ) : (
          <FailureBox failure={connection.failure} onRetry={connection.reload} />
        )
      ) : (
        <Connected connection={connection.data} />
      )}
    </Section>
  );
}

/** Whether two keys are of one account, where neither the CRM nor Relevo can tell. */
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

function Connected({ connection }: { connection: ConnectionView }) {
  const { t } = usePages();
  const saver = useSend('connection.save');
  const [looking, lookAt] = useState(connection.kind);
  return (
    <>
      <fieldset class="choices">
        <legend class="hidden">{t('nav.connection')}</legend>
        {CRM_KINDS.map((kind) => (
          <label key={kind} class="choice">
            <input
              type="radio"
              name="kind"
              data-testid={`kind-${kind}`}
              checked={looking === kind}
              onChange={() => lookAt(kind)}
            />
            <span>
              <b>
                {t(`kind.${kind}`)}
                {connection.kind === kind && <em>{t('connection.active')}</em>}
              </b>
              <small class="soft">{t(`kind.${kind}-what`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {looking === 'local' && connection.kind !== 'local' && (
        <button
          type="button"
          class="primary"
          data-testid="use-local"
          aria-busy={saver.sending}
          onClick={() => void saver.send({ kind: 'local' })}
        >
          {t('kind.local-use')}
        </button>
      )}
      {looking === 'hubspot' && <HubSpotKey connection={connection} />}
      {looking === 'odoo' && <OdooKey connection={connection} />}
      {looking !== 'local' && (
        <p>
          <GuideLink guide={looking} />
        </p>
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
