import { useState } from 'preact/hooks';
import { usePages } from '../page-context';

export interface ListFieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  entries: readonly string[];
  /** What the company's administrator has put beside them. */
  fixed: readonly string[];
  /** Reads what was written; what is none of the kind is said and not saved. */
  read: (raw: string) => { entries: string[]; bad: string[] };
  bad: 'mailboxes.bad' | 'mailboxes.bad-address';
  onSave: (entries: string[]) => Promise<unknown>;
}

/** A list to write, one entry a line. */
export function ListField(props: ListFieldProps) {
  const { id, label, hint, entries, fixed, read, bad, onSave } = props;
  const { t } = usePages();
  const [written, write] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const refused = written === null ? [] : read(written).bad;
  const save = async () => {
    if (written === null || refused.length > 0) return;
    await onSave(read(written).entries);
    write(null);
    setSaved(true);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="field">
        <span>{label}</span>
        <textarea
          rows={3}
          spellcheck={false}
          data-testid={id}
          value={written ?? entries.join('\n')}
          onInput={(event) => {
            write(event.currentTarget.value);
            setSaved(false);
          }}
        />
        {hint !== undefined && <small class="soft">{hint}</small>}
      </label>
      {refused.length > 0 && (
        <p class="warn" role="alert" data-testid={`${id}-bad`}>
          {t(bad, { entries: refused.join(', ') })}
        </p>
      )}
      {fixed.length > 0 && (
        <p class="soft" data-testid={`${id}-fixed`}>
          {t('mailboxes.fixed', { entries: fixed.join(', ') })}
        </p>
      )}
      <p>
        <button
          type="submit"
          data-testid={`${id}-save`}
          disabled={written === null || refused.length > 0}
        >
          {t('mailboxes.save')}
        </button>{' '}
        {isSaved && (
          <span role="status" class="good">
            {t('mailboxes.saved')}
          </span>
        )}
      </p>
    </form>
  );
}
