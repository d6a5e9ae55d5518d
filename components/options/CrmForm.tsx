import { useState } from 'preact/hooks';
import { useSend } from '../../lib/bus/query';
import type { ConnectionView, CrmAccount } from '../../lib/domain/views/admin';
import type { CrmChoice, CrmField } from '../../lib/domain/views/crm-choice';
import { crmOrigin, originOf } from '../../lib/domain/views/origins';
import { crmWords, type PartTranslate } from '../../lib/i18n/part-translator';
import { usePages } from '../page-context';
import { ConnectEnd, KeyField, TextField } from './ConnectParts';
import { CrmSteps } from './CrmSteps';
import { KeyEnd } from './KeyEnd';

export interface CrmFormProps {
  connection: ConnectionView;
  choice: CrmChoice;
  tc: PartTranslate;
}

/**
 * What it takes to connect a CRM with a key: where the key comes from, the fields of the CRM, and
 * the permission to reach its host. The key is never shown again.
 */
export function CrmForm({ connection, choice, tc }: CrmFormProps) {
  const { t, language, shell } = usePages();
  const saver = useSend('connection.save');
  const { kind, fields } = choice;
  const known = connection.kind === kind ? connection.account : null;
  const [typed, setTyped] = useState<CrmAccount>(known ?? {});
  const [token, setToken] = useState('');
  const [refused, setRefused] = useState(false);
  const [saved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const origin = originOf(crmOrigin(choice.origin, typed) ?? '');
  const account = accountOf(fields, typed);
  const same =
    connection.kind === kind &&
    fields.every(
      ({ name, namesServer }) => !namesServer || account[name] === (known?.[name] ?? null),
    );
  // A key belongs to one place: for another one it has to be given again.
  const stored = same && connection.hasToken;

  const failure = tried ? saver.failure : null;
  const isRefused = failure?.code === 'crm/unauthorised';
  const inUse = crmWords(connection.kind, language)('name') ?? connection.kind;
  const connect = async () => {
    if (origin === null) return;
    // Asked first and straight from the click: Firefox grants nothing after an await.
    const permitted = await shell.requestHost(origin);
    setRefused(!permitted);
    if (!permitted) return;
    const key = token.trim();
    setTried(true);
    const answer = await saver.send({
      kind,
      ...(fields.length === 0 ? {} : { account }),
      ...(key === '' ? {} : { token: key }),
    });
    if (answer === null) return;
    setToken('');
    setTyped(account);
    setSaved(answer.failure === null);
  };
  const type = (name: string, value: string) => {
    setSaved(false);
    setTyped({ ...typed, [name]: value });
  };
  const folded = fields.filter(({ isFolded }) => isFolded);
  const field = (one: CrmField) => (
    <AccountField
      key={one.name}
      field={one}
      value={typed[one.name] ?? ''}
      tc={tc}
      onInput={(value) => type(one.name, value)}
    />
  );
  const rights = tc('rights');
  return (
    <div class="panel" data-testid={kind}>
      <CrmSteps choice={choice} tc={tc} />
      {rights !== null && <p class="soft">{rights}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void connect();
        }}
      >
        {fields.filter(({ isFolded }) => !isFolded).map(field)}
        <div class="row">
          <KeyField
            label={tc('key') ?? kind}
            hint={stored ? (connection.tokenHint ?? '') : null}
            placeholder={choice.keyPlaceholder}
            value={token}
            error={isRefused ? t('key.refused', { crm: tc('name') ?? kind }) : null}
            onInput={(value) => {
              setSaved(false);
              setTried(false);
              setToken(value);
            }}
          />
          <button
            type="submit"
            class={stored && token.trim() === '' ? undefined : 'primary'}
            data-testid="connect"
            aria-busy={saver.sending}
            disabled={saver.sending || origin === null || (token.trim() === '' && !stored)}
          >
            {t(stored && token.trim() === '' ? 'key.again' : 'key.connect')}
          </button>
        </div>
        {folded.length > 0 && (
          <details open={folded.some(({ name }) => (typed[name] ?? '') !== '')}>
            <summary>
              <span class="more">{tc('more')}</span>
            </summary>
            {folded.map(field)}
          </details>
        )}
      </form>
      <p class="soft">{tc('private')}</p>
      {same && <KeyEnd endsAt={connection.keyEndsAt} />}
      <ConnectEnd
        refused={
          origin !== null && (refused || (stored && !connection.hostPermitted))
            ? new URL(origin).host
            : null
        }
        failure={isRefused ? null : failure}
        saved={saved}
        kept={failure === null ? null : inUse}
        onAllow={() => void connect()}
      />
    </div>
  );
}

/** The account as it is sent: origins as the browser spells them, nothing for what is empty. */
function accountOf(fields: readonly CrmField[], typed: CrmAccount): CrmAccount {
  const textOf = ({ name, type }: CrmField) => {
    const value = (typed[name] ?? '').trim();
    return (type === 'address' ? originOf(value) : value) || null;
  };
  return Object.fromEntries(fields.map((field) => [field.name, textOf(field)]));
}

interface AccountFieldProps {
  field: CrmField;
  value: string;
  tc: PartTranslate;
  onInput: (value: string) => void;
}

function AccountField({ field, value, tc, onInput }: AccountFieldProps) {
  const { name, type, placeholder } = field;
  const wrong = type === 'address' && value.trim() !== '' && originOf(value) === null;
  return (
    <>
      <TextField
        id={name}
        label={tc(`field.${name}`) ?? name}
        placeholder={placeholder}
        value={value}
        onInput={onInput}
      />
      {wrong && (
        <p class="warn" role="alert" data-testid={`bad-${name}`}>
          {tc(`field.${name}-wrong`)}
        </p>
      )}
    </>
  );
}
