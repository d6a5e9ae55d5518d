import { useRef, useState } from 'preact/hooks';
import type { Localized } from '../../../../lib/domain/base/text';
import { useAgreementT } from '../use-t';

export interface AddEntryProps {
  where: string;
  /** What is added, as the button says it. */
  label: string;
  onAdd: (label: Localized) => void;
}

/**
 * A line to add an entry by its name in both languages. It is there whole or not at all, so a draft
 * never holds half of one.
 */
export function AddEntry({ where, label, onAdd }: AddEntryProps) {
  const { t, language } = useAgreementT();
  const [name, setName] = useState<Localized>({ en: '', es: '' });
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const order = language === 'en' ? (['en', 'es'] as const) : (['es', 'en'] as const);
  const add = () => {
    const whole: Localized = { en: name.en.trim(), es: name.es.trim() };
    const empty = order.find((each) => whole[each] === '');
    setMissing(empty !== undefined);
    form.current?.querySelector<HTMLInputElement>(`input[lang="${empty ?? order[0]}"]`)?.focus();
    if (empty !== undefined) return;
    setName({ en: '', es: '' });
    onAdd(whole);
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
            aria-invalid={missing && name[each].trim() === ''}
            onInput={(event) => setName({ ...name, [each]: event.currentTarget.value })}
          />
        </label>
      ))}
      <button type="submit">{label}</button>
      {missing && (
        <small class="bad" role="alert">
          {t('entries.both')}
        </small>
      )}
    </form>
  );
}
