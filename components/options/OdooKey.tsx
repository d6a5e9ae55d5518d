import { useState } from 'preact/hooks';
import { useSend } from '../../lib/bus/query';
import type { ConnectionView } from '../../lib/domain/views/admin';
import { originOf } from '../../lib/domain/views/origins';
import { usePages } from '../page-context';
import { ConnectEnd, KeyField } from './ConnectParts';
import { KeyEnd } from './KeyEnd';

/**
 * Where the company's Odoo is, the rep's key, and the permission to reach it. The key is never
 * shown again.
 */
export function OdooKey({ connection }: { connection: ConnectionView }) {
  const { t, shell } = usePages();
  const saver = useSend('connection.save');
  const known = connection.kind === 'odoo' ? connection.account : null;
  const [address, setAddress] = useState(known?.address ?? '');
  const [database, setDatabase] = useState(known?.database ?? '');
  const [login, setLogin] = useState(known?.login ?? '');
  const [token, setToken] = useState('');
  const [refused, setRefused] = useState(false);
  const [saved, setSaved] = useState(false);
  const origin = originOf(address);
  const same =
    known !== null && origin === known.address && database.trim() === (known.database ?? '');
  // A key belongs to one database: for another one it has to be given anew.
  const stored = same && connection.hasToken;
  const wrong = address.trim() !== '' && origin === null;
  const typing = (set: (value: string) => void) => (value: string) => {
    setSaved(false);
    set(value);
  };

  const connect = async () => {
    if (origin === null) return;
    // Asked first and straight from the click: Firefox grants nothing after an await.
    const permitted = await shell.requestHost(origin);
    setRefused(!permitted);
    if (!permitted) return;
    const account = {
      address: origin,
      database: database.trim() || null,
      login: login.trim() || null,
    };
    const key = token.trim();
    const answer = await saver.send({
      kind: 'odoo',
      account,
      ...(key === '' ? {} : { token: key }),
    });
    if (answer === null) return;
    setToken('');
    setAddress(origin);
    setSaved(answer.failure === null);
  };
  return (
    <div class="panel" data-testid="odoo">
      <h3>{t('odoo.how')}</h3>
      <ol class="steps">
        <li>{t('odoo.step1')}</li>
        <li>{t('odoo.step2')}</li>
        <li>{t('odoo.step3')}</li>
      </ol>
      <p class="soft">{t('odoo.rights')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void connect();
        }}
      >
        <TextField
          id="address"
          label={t('odoo.address')}
          placeholder="acme.odoo.com"
          value={address}
          onInput={typing(setAddress)}
        />
        {wrong && (
          <p class="warn" role="alert" data-testid="bad-address">
            {t('odoo.bad-address')}
          </p>
        )}
        <div class="row">
          <KeyField
            label={t('odoo.key')}
            hint={stored ? (connection.tokenHint ?? '') : null}
            placeholder=""
            value={token}
            onInput={typing(setToken)}
          />
          <button
            type="submit"
            class="primary"
            data-testid="connect"
            aria-busy={saver.sending}
            disabled={saver.sending || origin === null || (token.trim() === '' && !stored)}
          >
            {t(stored && token.trim() === '' ? 'key.again' : 'key.connect')}
          </button>
        </div>
        <details open={database !== '' || login !== ''}>
          <summary>{t('odoo.more')}</summary>
          <TextField
            id="database"
            label={t('odoo.database')}
            placeholder=""
            value={database}
            onInput={typing(setDatabase)}
          />
          <TextField
            id="login"
            label={t('odoo.login')}
            placeholder=""
            value={login}
            onInput={typing(setLogin)}
          />
        </details>
      </form>
      <p class="soft">{t('odoo.private')}</p>
      {same && <KeyEnd endsAt={connection.keyEndsAt} />}
      <ConnectEnd
        refused={
          origin !== null && (refused || (stored && !connection.hostPermitted))
            ? new URL(origin).host
            : null
        }
        failure={saver.failure}
        saved={saved}
        onAllow={() => void connect()}
      />
    </div>
  );
}

interface TextFieldProps {
  id: string;
  label: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
}

function TextField({ id, label, placeholder, value, onInput }: TextFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        data-testid={id}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={300}
        value={value}
        placeholder={placeholder}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
