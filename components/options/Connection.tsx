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
  const { say } = usePages();
  const connection = useRoute('connection.read', {});
  return (
    <Section id="connection" title={say('nav.connection')} lead={say('connection.lead')}>
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

function Connected({ connection }: { connection: ConnectionView }) {
  const { say } = usePages();
  const saver = useSend('connection.save');
  const [looking, lookAt] = useState(connection.kind);
  return (
    <>
      <fieldset class="choices">
        <legend class="hidden">{say('nav.connection')}</legend>
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
                {say(`kind.${kind}`)}
                {connection.kind === kind && <em>{say('connection.active')}</em>}
              </b>
              <small class="soft">{say(`kind.${kind}-what`)}</small>
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
          {say('kind.local-use')}
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
      {connection.failure !== null && looking === connection.kind && <FailureBox failure={connection.failure} />}
      {looking === connection.kind && <OwnerPicker connection={connection} />}
    </>
  );
}
