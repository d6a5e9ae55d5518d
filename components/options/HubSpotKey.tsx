import { useState } from 'preact/hooks';
import { useSend } from '../../lib/bus/query';
import type { ConnectionView } from '../../lib/domain/views/admin';
import { HUBSPOT_ORIGIN } from '../../lib/domain/views/origins';
import { usePages } from '../page-context';
import { ConnectEnd, KeyField } from './ConnectParts';

/**
 * Scopes of a HubSpot key: what Relevo cannot do without, and what makes it see more (HubSpot's own
 * names).
 */
const SCOPES = {
  needed: ['crm.objects.contacts.read', 'crm.objects.contacts.write', 'crm.objects.owners.read'],
  more: ['crm.objects.companies.read', 'crm.objects.marketing_events.read', 'sales-email-read'],
} as const;

/**
 * Where the key comes from, the field for it, and the permission to reach HubSpot. The key is never
 * shown again.
 */
export function HubSpotKey({ connection }: { connection: ConnectionView }) {
  const { t, shell } = usePages();
  const saver = useSend('connection.save');
  const [token, setToken] = useState('');
  const [refused, setRefused] = useState(false);
  const [saved, setSaved] = useState(false);
  const stored = connection.kind === 'hubspot' && connection.hasToken;

  const connect = async () => {
    // Asked first and straight from the click: Firefox grants nothing after an await.
    const permitted = await shell.requestHost(HUBSPOT_ORIGIN);
    setRefused(!permitted);
    if (!permitted) return;
    const key = token.trim();
    const answer = await saver.send({ kind: 'hubspot', ...(key === '' ? {} : { token: key }) });
    if (answer === null) return;
    setToken('');
    setSaved(true);
  };
  return (
    <div class="panel" data-testid="hubspot">
      <h3>{t('hubspot.how')}</h3>
      <ol class="steps">
        <li>{t('hubspot.step1')}</li>
        <li>
          {t('hubspot.step2')}
          <ScopeList title={t('hubspot.needed')} scopes={SCOPES.needed} />
          <ScopeList title={t('hubspot.more')} scopes={SCOPES.more} />
        </li>
        <li>{t('hubspot.step3')}</li>
      </ol>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void connect();
        }}
      >
        <KeyField
          label={t('hubspot.key')}
          hint={stored ? (connection.tokenHint ?? '') : null}
          placeholder="pat-…"
          value={token}
          onInput={(value) => {
            setSaved(false);
            setToken(value);
          }}
        />
        <button
          type="submit"
          class="primary"
          data-testid="connect"
          aria-busy={saver.sending}
          disabled={saver.sending || (token.trim() === '' && !stored)}
        >
          {t(stored && token.trim() === '' ? 'key.again' : 'key.connect')}
        </button>
      </form>
      <p class="soft">{t('hubspot.private')}</p>
      <ConnectEnd
        refused={
          refused || (stored && !connection.hostPermitted) ? new URL(HUBSPOT_ORIGIN).host : null
        }
        failure={saver.failure}
        saved={saved}
        onAllow={() => void connect()}
      />
    </div>
  );
}

function ScopeList({ title, scopes }: { title: string; scopes: readonly string[] }) {
  return (
    <div class="scopes">
      <small class="soft">{title}</small>
      <ul>
        {scopes.map((scope) => (
          <li key={scope}>
            <code>{scope}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
