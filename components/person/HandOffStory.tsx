import type { HandOffView, StepView } from '../../lib/domain/views/hand-off';
import { durationOf } from '../../lib/i18n/duration';
import { momentOf } from '../../lib/i18n/time';
import { usePages } from '../page-context';

/**
 * Shows the steps of a hand-off, oldest first: who, when, why, how long each took, and the result
 * of its clock.
 */
export function HandOffStory({ handOff, open }: { handOff: HandOffView; open?: boolean }) {
  const { t } = usePages();
  if (handOff.steps.length === 0) return null;
  return (
    <details class="story" data-testid="story" open={open}>
      <summary>
        <h3 class="more">{t('story.title')}</h3>
      </summary>
      <ol>
        {handOff.steps.map((step) => (
          <li key={step.id} data-effective={step.effective}>
            <Step step={step} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Step({ step }: { step: StepView }) {
  const { t, language } = usePages();
  const { kind, at, who, reason, minutes, clock } = step;
  const facts = [momentOf(at, language), who, reason].filter((fact) => fact !== null);
  return (
    <>
      <b>{t(`step.${kind}`)}</b> <span class="soft theirs">{facts.join(' · ')}</span>
      {minutes !== null && (
        <small class={clock === 'broken' ? 'warn' : 'soft'}>
          {t('story.after', { time: durationOf(minutes, language) })}
          {clock !== null && ` · ${t(`story.${clock}`)}`}
        </small>
      )}
    </>
  );
}
