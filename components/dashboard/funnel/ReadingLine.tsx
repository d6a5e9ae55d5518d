import { useSend } from '../../../lib/bus/query';
import type { ReadingProgress } from '../../../lib/domain/figures/counting/view';
import { FailureBox } from '../../FailureBox';
import { useFunnelT } from './use-t';

/** How far the counts are read, with a way to stop and to go on. */
export function ReadingLine({
  reading,
  onChange,
}: {
  reading: ReadingProgress;
  onChange: () => void;
}) {
  const { t } = useFunnelT();
  const [stop, resume] = [useSend('figures.stop'), useSend('figures.resume')];
  const { done, all, state, failure } = reading;
  if (state === 'done' || state === 'none') return null;
  const progress = t('reading.progress', { done, all });
  return (
    <div class="reading no-print" data-testid="reading" data-state={state}>
      <p class="line" role="status">
        <progress value={done} max={all} aria-label={progress} />
        <b>{progress}</b> <span class="soft">{t(`reading.${state}`)}</span>
        {state === 'reading' ? (
          <button
            type="button"
            data-testid="reading-stop"
            onClick={() => void stop.send({}).then(onChange)}
          >
            {t('reading.stop')}
          </button>
        ) : (
          <button
            type="button"
            data-testid="reading-resume"
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
