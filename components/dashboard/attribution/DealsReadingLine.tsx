import { useSend } from '../../../lib/bus/query';
import type { DealProgress } from '../../../lib/domain/figures/attribution/report-view';
import { relativeTime } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { type AttributionT, useAttributionT } from './use-t';

/** How far the deals and the touches of their people are read, with a way to stop and to go on. */
export function DealsReadingLine({
  reading,
  onChange,
}: {
  reading: DealProgress;
  onChange: () => void;
}) {
  const { t, language } = useAttributionT();
  const { shell } = usePages();
  const [stop, resume] = [useSend('attribution.stop'), useSend('attribution.resume')];
  const { state, failure, goesOnAt } = reading;
  if (state === 'done' || state === 'none') return null;
  const { text, done, all } = progressOf(reading, t);
  const when = relativeTime(goesOnAt ?? shell.clock(), shell.clock(), language);
  return (
    <div class="reading no-print" data-testid="deals-reading" data-state={state}>
      <p class="line" role="status">
        <progress {...(all !== null && { value: done, max: all })} aria-label={text} />
        <b>{text}</b>{' '}
        <span class="soft">
          {state === 'budget' ? t('reading.budget', { when }) : t(`reading.${state}`)}
        </span>
        {state === 'reading' && (
          <button
            type="button"
            data-testid="deals-stop"
            onClick={() => void stop.send({}).then(onChange)}
          >
            {t('reading.stop')}
          </button>
        )}
        {(state === 'stopped' || state === 'waits') && (
          <button
            type="button"
            data-testid="deals-resume"
            onClick={() => void resume.send({}).then(onChange)}
          >
            {t(state === 'stopped' ? 'reading.resume' : 'reading.now')}
          </button>
        )}
      </p>
      {failure !== null && <FailureBox failure={failure} />}
    </div>
  );
}

function progressOf(
  { isListed, listed, total, people, peopleAll }: DealProgress,
  t: AttributionT,
): { text: string; done: number; all: number | null } {
  if (isListed)
    return {
      text: t('reading.people', { done: people, all: peopleAll }),
      done: people,
      all: peopleAll,
    };
  const text =
    total === null
      ? t('reading.list-some', { done: listed })
      : t('reading.list', { done: listed, all: total });
  return { text, done: listed, all: total };
}
