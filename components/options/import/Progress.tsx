import { usePages } from '../../page-context';
import type { Working } from './use-import';

export interface ProgressProps {
  name: string;
  working: Working;
  onStop: () => void;
}

/** How far a long piece of work is, and a way to stop it. */
export function Progress({ name, working, onStop }: ProgressProps) {
  const { t } = usePages();
  const { what, done, total } = working;
  const said = t(`import.${what}`, { name, percent: done, done, total });
  return (
    <div class="row" data-testid="import-progress" data-what={what}>
      <progress value={done} max={total} aria-label={said} />
      <span>{said}</span>
      <button type="button" data-testid="import-stop" onClick={onStop}>
        {t('import.stop')}
      </button>
    </div>
  );
}
