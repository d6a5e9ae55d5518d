import type { Persona, PersonaTrait } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { Share } from '../../kit/Share';
import { useAgreementT } from '../use-t';
import { percentText } from '../values';
import { AddEntry } from './AddEntry';
import { BothField } from './BothField';
import { Entries } from './Entries';
import { useEditing } from './editing';
import { Field, ProblemAt } from './Field';
import { NumberIn } from './NumberIn';
import { idOfNew } from './new-entry';
import { TraitIn } from './TraitIn';
import { WordsIn } from './WordsIn';

/** The buyers that both departments mean by the same name. */
export function EditPersonas() {
  const { overview, draft } = useEditing();
  const { t, language } = useAgreementT();
  const { personas } = draft.agreement;
  const put = (what: string, change: (personas: readonly Persona[]) => readonly Persona[]) =>
    draft.edit(what, (each) => ({ ...each, personas: change(each.personas) }));
  return (
    <>
      <Entries
        where="personas"
        entries={personas}
        keyOf={({ id }) => id}
        nameOf={({ label }) => textIn(label, language)}
        onChange={(next) => put('personas order', () => next)}
      >
        {(persona, index) => (
          <PersonaForm
            persona={persona}
            where={`personas.${index}`}
            onChange={(what, next) =>
              put(`personas.${persona.id}.${what}`, (all) =>
                all.map((each) => (each.id === persona.id ? next : each)),
              )
            }
          />
        )}
      </Entries>
      <ProblemAt where="personas" />
      <AddEntry
        where="personas"
        label={t('add.persona')}
        onAdd={(label) =>
          draft.edit('personas add', (each) => {
            const id = idOfNew(overview, each, (one) => one.personas, label);
            const traits = [{ trait: 'jobTitle', anyOf: [], weight: 1 }];
            return {
              ...each,
              personas: [...each.personas, { id, label, description: label, traits }],
            };
          })
        }
      />
    </>
  );
}

interface PersonaFormProps {
  persona: Persona;
  where: string;
  onChange: (what: string, persona: Persona) => void;
}

function PersonaForm({ persona, where, onChange }: PersonaFormProps) {
  const { t } = useAgreementT();
  const { traits } = persona;
  const total = traits.reduce((sum, { weight }) => sum + (weight > 0 ? weight : 0), 0);
  const put = (index: number, change: Partial<PersonaTrait>) =>
    onChange(`traits.${index}`, {
      ...persona,
      traits: traits.map((each, at) => (at === index ? { ...each, ...change } : each)),
    });
  return (
    <>
      <BothField
        where={`${where}.label`}
        label={t('field.name')}
        value={persona.label}
        onChange={(label) => onChange('label', { ...persona, label })}
      />
      <BothField
        where={`${where}.description`}
        label={t('field.description')}
        long
        value={persona.description}
        onChange={(description) => onChange('description', { ...persona, description })}
      />
      <fieldset class="edit-traits">
        <legend>{t('field.traits')}</legend>
        {traits.map((trait, index) => (
          <TraitForm
            // Traits have no name of their own: their place distinguishes them.
            key={index}
            where={`${where}.traits.${index}`}
            trait={trait}
            share={total > 0 && trait.weight > 0 ? trait.weight / total : 0}
            onChange={(change) => put(index, change)}
            onRemove={() => onChange('traits', { ...persona, traits: traits.toSpliced(index, 1) })}
          />
        ))}
        <ProblemAt where={`${where}.traits`} />
        <button
          type="button"
          onClick={() =>
            onChange('traits', {
              ...persona,
              traits: [...traits, { trait: 'company', anyOf: [], weight: 1 }],
            })
          }
        >
          {t('add.trait')}
        </button>
      </fieldset>
    </>
  );
}

interface TraitFormProps {
  where: string;
  trait: PersonaTrait;
  share: number;
  onChange: (change: Partial<PersonaTrait>) => void;
  onRemove: () => void;
}

function TraitForm({ where, trait, share, onChange, onRemove }: TraitFormProps) {
  const { t, language } = useAgreementT();
  return (
    <div class="trait-form">
      <Field where={`${where}.trait`} label={t('field.trait')}>
        {(control) => (
          <TraitIn
            control={control}
            trait={trait.trait}
            onChange={(next) => onChange({ trait: next })}
          />
        )}
      </Field>
      <Field where={`${where}.anyOf`} label={t('field.words')} hint={t('hint.words')}>
        {(control) => (
          <WordsIn
            control={control}
            words={trait.anyOf}
            onChange={(anyOf) => onChange({ anyOf })}
          />
        )}
      </Field>
      <Field where={`${where}.weight`} label={t('field.weight')}>
        {(control) => (
          <NumberIn
            control={control}
            value={trait.weight}
            min={0.01}
            max={100}
            step="any"
            onChange={(weight) => onChange({ weight })}
          />
        )}
      </Field>
      <Share share={share} text={percentText(share, language)} tone="plain" />
      <button
        type="button"
        aria-label={t('entries.remove', { name: trait.trait })}
        onClick={onRemove}
      >
        ×
      </button>
    </div>
  );
}
