import { useRef, useState } from 'preact/hooks';
import type { Localized, LocalText } from '../../../../lib/domain/base/text';
import { useAgreementT } from '../use-t';

export interface AddEntryProps {
  where: string;
  /** What is added, as the button says it. */
  label: string;
  onAdd: (label: LocalText) => void;
}

/**
 * A line to add an entry by its name, in one language at the least: a draft never holds one without
 * a name.
 */
export function AddEntry({ where, label, onAdd }: AddEntryProps) {
  const { t, language } = useAgreementT();
  const [name, setName] = useState<Localized>({ en: '', es: '' });
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const order = language === 'en' ? (['en', 'es'] as const) : (['es', 'en'] as const);
  const add = () => {
    const given: LocalText = Object.fromEntries(
      order.flatMap((each) => (name[each].trim() === '' ? [] : [[each, name[each].trim()]])),
    );
    const isEmpty = Object.keys(given).length === 0;
    setMissing(isEmpty);
    form.current?.querySelector<HTMLInputElement>(`input[lang="${order[0]}"]`)?.focus();
    if (isEmpty) return;
    setName({ en: '', es: '' });
    onAdd(given);
  };
  return (
    <form
      class="add-entry"
      ref={form}
      aria-label={label}
      data-testid={`add-${where}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {order.map((each) => (
        <label key={each} class="field">
          <span class="soft">{t(`language.${each}`)}</span>
          <input
            type="text"
            lang={each}
            maxLength={500}
            value={name[each]}
            aria-invalid={missing}
            onInput={(event) => setName({ ...name, [each]: event.currentTarget.value })}
          />
        </label>
      ))}
      <button type="submit">{label}</button>
      {missing && (
        <small class="bad" role="alert">
          {t('entries.name')}
        </small>
      )}
    </form>
  );
}
