import type { ShownValue } from '../../../lib/domain/agreement/diff';
import { languageShown, textIn } from '../../../lib/domain/base/text';
import { useAgreementT } from './use-t';
import { type Standing, valueText } from './value-text';

/**
 * A value of the agreement; a text in all its languages, the reader's first, since all are agreed
 * on.
 */
export function ValueShown({ value, at }: { value: ShownValue | null; at: Standing }) {
  const speech = useAgreementT();
  const { language, t } = speech;
  if (value?.as !== 'both')
    return <span class="theirs">{valueText(value, at, speech) ?? t('value.none')}</span>;
  const shown = languageShown(value.text, language);
  const others = Object.entries(value.text).filter(
    ([tag, text]) => tag !== shown && text !== textIn(value.text, language),
  );
  return (
    <>
      <span lang={shown}>{textIn(value.text, language)}</span>
      {others.map(([tag, text]) => (
        <small key={tag} class="soft" lang={tag}>
          {` (${tag}: ${text})`}
        </small>
      ))}
    </>
  );
}
