import { useState } from 'preact/hooks';
import { traitText } from '../entry-text';
import { useAgreementT } from '../use-t';
import { traitsOf } from '../values';
import { useEditing } from './editing';
import type { ControlProps } from './Field';

export interface TraitInProps {
  control: ControlProps;
  trait: string;
  onChange: (trait: string) => void;
}

/**
 * Which trait of a person is meant: one that is in use, or a field of the CRM under its own name.
 */
export function TraitIn({ control, trait, onChange }: TraitInProps) {
  const { draft } = useEditing();
  const speech = useAgreementT();
  const [own, setOwn] = useState(false);
  if (own || trait === '') {
    return (
      <input
        {...control}
        type="text"
        value={trait}
        placeholder={speech.t('trait.other-name')}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={() => setOwn(false)}
      />
    );
  }
  return (
    <select
      {...control}
      value={trait}
      onChange={({ currentTarget }) => {
        setOwn(currentTarget.value === '');
        onChange(currentTarget.value);
      }}
    >
      {traitsOf(draft.agreement).map((each) => (
        <option key={each} value={each}>
          {traitText(each, speech)}
        </option>
      ))}
      <option value="">{speech.t('trait.other')}</option>
    </select>
  );
}
