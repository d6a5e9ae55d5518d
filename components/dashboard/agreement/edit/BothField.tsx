import type { Localized } from '../../../../lib/domain/base/text';
import { useAgreementT } from '../use-t';
import { ProblemAt, useControl } from './Field';

export interface BothFieldProps {
  where: string;
  label: string;
  value: Localized;
  /** More than a line. */
  long?: boolean;
  /** In a list whose heading says what stands in it: the labels are there for the ear alone. */
  bare?: boolean;
  onChange: (value: Localized) => void;
}

/**
 * A text in both languages, side by side: whoever changes one sees that the other has to follow.
 */
export function BothField({
  where,
  label,
  value,
  long = false,
  bare = false,
  onChange,
}: BothFieldProps) {
  const { t, language } = useAgreementT();
  const order = language === 'en' ? (['en', 'es'] as const) : (['es', 'en'] as const);
  return (
    <fieldset class="both">
      <legend class={bare ? 'hidden' : ''}>{label}</legend>
      {order.map((each) => (
        <div key={each} class="field">
          <label for={`at-${where}.${each}`}>
            <span class={bare ? 'hidden' : 'soft'}>{t(`language.${each}`)}</span>
          </label>
          <TextIn
            where={`${where}.${each}`}
            lang={each}
            long={long}
            value={value[each]}
            onChange={(text) => onChange({ ...value, [each]: text })}
          />
          <ProblemAt where={`${where}.${each}`} />
        </div>
      ))}
    </fieldset>
  );
}

interface TextInProps {
  where: string;
  lang: string;
  long: boolean;
  value: string;
  onChange: (text: string) => void;
}

function TextIn({ where, lang, long, value, onChange }: TextInProps) {
  const control = useControl(where);
  return long ? (
    <textarea
      {...control}
      rows={2}
      lang={lang}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <input
      {...control}
      type="text"
      lang={lang}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
