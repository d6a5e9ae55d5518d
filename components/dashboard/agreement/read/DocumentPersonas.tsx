import type { Agreement, Persona } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { Share } from '../../kit/Share';
import { conditionText } from '../entry-text';
import { useAgreementT } from '../use-t';
import { percentText } from '../values';

/**
 * The buyers that both departments mean by the same name, each trait with its share of the whole.
 */
export function DocumentPersonas({ agreement }: { agreement: Agreement }) {
  const { t } = useAgreementT();
  if (agreement.personas.length === 0) return <p class="soft">{t('none.personas')}</p>;
  return (
    <ul class="personas">
      {agreement.personas.map((persona) => (
        <PersonaOf key={persona.id} persona={persona} />
      ))}
    </ul>
  );
}

function PersonaOf({ persona }: { persona: Persona }) {
  const speech = useAgreementT();
  const { language } = speech;
  const total = persona.traits.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <li>
      <h3>{textIn(persona.label, language)}</h3>
      <p class="soft">{textIn(persona.description, language)}</p>
      <ul class="traits">
        {persona.traits.map((trait, index) => (
          <li key={`${trait.trait} ${index}`}>
            <span>{conditionText(trait, speech)}</span>
            <Share
              share={trait.weight / total}
              text={percentText(trait.weight / total, language)}
              tone="plain"
            />
          </li>
        ))}
      </ul>
    </li>
  );
}
