import type { Language, LocalText } from '../../../../lib/domain/base/text';
import { useAgreementT } from '../use-t';
import { useProblem } from './editing';
import { ProblemAt, useControl } from './Field';

export interface BothFieldProps {
  where: string;
  label: string;
  value: LocalText;
  /** More than a line. */
  long?: boolean;
  /** In a list whose heading says what stands in it: the labels are there for the ear alone. */
  bare?: boolean;
  onChange: (value: LocalText) => void;
}

/**
 * A text in the languages of the interface, side by side: a person who changes one sees that the
 * other has to follow. One of them is enough; a language that is left empty is not in the document.
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
  const missing = useProblem(where) !== undefined;
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
            missing={missing}
            value={value[each] ?? ''}
            onChange={(text) => onChange(withText(value, each, text))}
          />
          <ProblemAt where={`${where}.${each}`} />
        </div>
      ))}
      <ProblemAt where={where} />
    </fieldset>
  );
}

/** The text with one language changed; without it where nothing stands there any more. */
function withText(value: LocalText, language: Language, text: string): LocalText {
  if (text !== '') return { ...value, [language]: text };
  const { [language]: _, ...others } = value;
  return others;
}

interface TextInProps {
  where: string;
  lang: string;
  long: boolean;
  /** Whether the text is there in no language. */
  missing: boolean;
  value: string;
  onChange: (text: string) => void;
}

function TextIn({ where, lang, long, missing, value, onChange }: TextInProps) {
  const own = useControl(where);
  const control = { ...own, 'aria-invalid': own['aria-invalid'] || missing };
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
