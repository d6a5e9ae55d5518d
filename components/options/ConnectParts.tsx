import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';

interface KeyFieldProps {
  label: string;
  /** Last characters of the key that is stored; null without one. */
  hint: string | null;
  placeholder: string;
  value: string;
  /** Why the key was refused; null unless it was. */
  error: string | null;
  onInput: (value: string) => void;
}

/** The field for a key, which is never shown again. */
export function KeyField({ label, hint, placeholder, value, error, onInput }: KeyFieldProps) {
  const { t } = usePages();
  return (
    <label class="field grow">
      <span>{label}</span>
      <input
        type="password"
        data-testid="token"
        autocomplete="off"
        spellcheck={false}
        maxLength={2000}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : 'key-error'}
        placeholder={hint === null ? placeholder : t('key.stored', { hint })}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error !== null && (
        <small class="error" id="key-error" role="alert" data-testid="key-error">
          {error}
        </small>
      )}
    </label>
  );
}

interface TextFieldProps {
  id: string;
  label: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
}

/** A field for what a CRM needs to know beside the key. */
export function TextField({ id, label, placeholder, value, onInput }: TextFieldProps) {
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

interface ConnectEndProps {
  /** The host that may not be reached; null when it may. */
  refused: string | null;
  failure: Parameters<typeof FailureBox>[0]['failure'] | null;
  saved: boolean;
  /** Name of the CRM that stays in use after a failure; null where nothing failed. */
  kept: string | null;
  onAllow: () => void;
}

/** What came of connecting: the right that is missing, the CRM's own words, or where to go next. */
export function ConnectEnd({ refused, failure, saved, kept, onAllow }: ConnectEndProps) {
  const { t } = usePages();
  return (
    <>
      {refused !== null && (
        <p class="warn" role="alert" data-testid="host-refused">
          {t('key.host', { host: refused })}{' '}
          <button type="button" class="link" data-testid="allow-host" onClick={onAllow}>
            {t('key.allow')}
          </button>
        </p>
      )}
      {failure !== null && <FailureBox failure={failure} />}
      {kept !== null && (
        <p class="soft" data-testid="kept">
          {t('key.kept', { crm: kept })}
        </p>
      )}
      {saved && failure === null && (
        <p role="status" class="good" data-testid="connected">
          {t('key.saved')}{' '}
          <a href="#check" class="inline">
            {t('nav.check')}
          </a>
        </p>
      )}
    </>
  );
}
