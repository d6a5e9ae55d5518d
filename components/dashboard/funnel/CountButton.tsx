import type { CountQuestion } from '../../../lib/domain/figures/counting/question';
import type { Known } from '../../../lib/domain/figures/shown/answers';
import { countText, type Telling, tipText } from './figure-text';

export interface CountButtonProps {
  known: Known;
  question: CountQuestion;
  /** By which the number is named in the address. */
  name: string;
  telling: Telling;
  /** The name of the number whose people are shown. */
  shown: string | undefined;
  onShow: (name: string) => void;
}

/** A number that opens its people; where there is none, the reason stands in its place. */
export function CountButton({ known, question, name, telling, shown, onShow }: CountButtonProps) {
  const { t, language } = telling;
  const tip = tipText(question, known, telling);
  const text = countText(known, language);
  if (known.kind !== 'count')
    return (
      <span class="unknown" title={tip} data-testid={`count-${name}`} data-known={known.kind}>
        <span aria-hidden="true">{text}</span>{' '}
        <small class="soft">{known.kind === 'gap' ? t(`gap.${known.gap}`) : t('wait.short')}</small>
      </span>
    );
  return (
    <button
      type="button"
      class="count"
      title={tip}
      data-row
      data-testid={`count-${name}`}
      aria-expanded={shown === name}
      onClick={() => onShow(name)}
    >
      {text}
    </button>
  );
}
