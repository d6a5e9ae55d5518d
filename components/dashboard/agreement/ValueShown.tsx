import type { ShownValue } from '../../../lib/domain/agreement/diff';
import { useAgreementT } from './use-t';
import { type Standing, valueText } from './value-text';

/**
 * A value of the agreement; a text in both languages, the reader's first, since both are agreed on.
 */
export function ValueShown({ value, at }: { value: ShownValue | null; at: Standing }) {
  const speech = useAgreementT();
  const { language, t } = speech;
  if (value?.as !== 'both')
    return <span class="theirs">{valueText(value, at, speech) ?? t('value.none')}</span>;
  const other = language === 'en' ? 'es' : 'en';
  return (
    <>
      <span lang={language}>{value.text[language]}</span>
      {value.text[other] !== value.text[language] && (
        <small class="soft" lang={other}>
          {` (${other}: ${value.text[other]})`}
        </small>
      )}
    </>
  );
}
