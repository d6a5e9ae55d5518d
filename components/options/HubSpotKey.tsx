import { useState } from 'preact/hooks';
import { useSend } from '../../lib/bus/query';
import type { ConnectionView } from '../../lib/domain/admin';
import { FailureBox } from '../FailureBox';
import { usePages } from '../pages';

/** Scopes of a HubSpot key: what Relevo cannot do without, and what makes it see more (HubSpot's own names). */
const SCOPES = {
  needed: ['crm.objects.contacts.read', 'crm.objects.contacts.write', 'crm.objects.owners.read'],
  more: ['crm.objects.companies.read', 'crm.objects.marketing_events.read', 'sales-email-read'],
} as const;

/** Where the key comes from, the field for it, and the permission to reach HubSpot. The key is never shown again. */
export function HubSpotKey({ connection }: { connection: ConnectionView }) {
  const { say, shell } = usePages();
  const saver = useSend('connection.save');
  const [token, setToken] = useState('');
  const [refused, setRefused] = useState(false);
  const [saved, setSaved] = useState(false);
  const stored = connection.kind === 'hubspot' && connection.hasToken;

  const connect = async () => {
    // Asked first and straight from the click: Firefox grants nothing after an await.
    const permitted = await shell.requestHost();
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
      <h3>{say('hubspot.how')}</h3>
      <ol class="steps">
        <li>{say('hubspot.step1')}</li>
        <li>
          {say('hubspot.step2')}
          <ScopeList title={say('hubspot.needed')} scopes={SCOPES.needed} />
          <ScopeList title={say('hubspot.more')} scopes={SCOPES.more} />
        </li>
        <li>{say('hubspot.step3')}</li>
      </ol>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void connect();
        }}
      >
        <label class="field grow">
          <span>{say('hubspot.key')}</span>
          <input
            type="password"
            data-testid="token"
            autocomplete="off"
            spellcheck={false}
            maxLength={2000}
            value={token}
            placeholder={stored ? say('hubspot.stored', { hint: connection.tokenHint ?? '' }) : 'pat-…'}
            onInput={(event) => {
              setSaved(false);
              setToken(event.currentTarget.value);
            }}
          />
        </label>
        <button
          type="submit"
          class="primary"
          data-testid="connect"
          aria-busy={saver.sending}
          disabled={saver.sending || (token.trim() === '' && !stored)}
        >
          {say(stored && token.trim() === '' ? 'hubspot.again' : 'hubspot.connect')}
        </button>
      </form>
      <p class="soft">{say('hubspot.private')}</p>
      {(refused || (stored && !connection.hostPermitted)) && (
        <p class="warn" role="alert" data-testid="host-refused">
          {say('hubspot.host')}{' '}
          <button type="button" class="link" data-testid="allow-host" onClick={() => void connect()}>
            {say('hubspot.allow')}
          </button>
        </p>
      )}
      {saver.failure !== null && <FailureBox failure={saver.failure} />}
      {saved && saver.failure === null && (
        <p role="status" class="good" data-testid="connected">
          {say('hubspot.saved')}{' '}
          <a href="#check" class="inline">
            {say('nav.check')}
          </a>
        </p>
      )}
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
