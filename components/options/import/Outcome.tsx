import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import type { Done } from './use-import';

/** What the import did, or the one before, with its way back; then what going back did. */
export function Outcome({ done }: { done: Done | null }) {
  const { t } = usePages();
  const last = useRoute('import.last', {});
  const undo = useSend('import.undo', 60_000);
  const [undone, setUndone] = useState<{ run: string; said: string } | null>(null);
  const run = done?.run ?? last.data?.run ?? null;
  if (undone !== null && (run === null || run === undone.run))
    return (
      <p class="good" role="status" data-testid="import-undone">
        {undone.said}
      </p>
    );
  if (run === null) return null;
  const takeBack = async () => {
    const result = await undo.send({ run });
    if (result === null) return;
    const { removed, restored, kept } = result;
    const said = [
      t('import.undone', { removed, restored }),
      ...(kept > 0 ? [t('import.kept', { count: kept })] : []),
    ];
    setUndone({ run, said: said.join(' ') });
    last.reload();
  };
  const isEmpty = done !== null && done.added + done.updated === 0;
  return (
    <div class="row" role="status" data-testid="import-result">
      <p class={done === null ? 'soft' : 'good'}>
        {done === null
          ? t('import.last', {
              name: last.data?.file ?? '',
              added: last.data?.added ?? 0,
              updated: last.data?.updated ?? 0,
            })
          : t(done.stopped ? 'import.stopped' : 'import.done', {
              added: done.added,
              updated: done.updated,
            })}
      </p>
      {!isEmpty && (
        <button
          type="button"
          data-testid="import-undo"
          aria-busy={undo.sending}
          disabled={undo.sending}
          onClick={() => void takeBack()}
        >
          {t('import.undo')}
        </button>
      )}
      {undo.failure !== null && <FailureBox failure={undo.failure} />}
    </div>
  );
}
