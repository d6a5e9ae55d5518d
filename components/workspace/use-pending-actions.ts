import { useSend } from '../../lib/bus/query';
import { usePages } from '../page-context';
import type { PendingActions } from '../person/PendingLine';

/** Returns the actions for parked changes, in pages of Relevo. */
export function usePendingActions(): PendingActions {
  const { t, shell, appearance } = usePages();
  const retry = useSend('outbox.retry');
  const discard = useSend('outbox.discard');
  return {
    retry: { label: t('do.retry'), run: (intentId) => void retry.send({ intentId }) },
    confirm: { label: t('do.confirm'), run: (intentId) => void retry.send({ intentId }) },
    goBack: { label: t('do.go-back'), run: () => shell.openOptions('connection') },
    replace: {
      reasons: appearance?.reasons.returned ?? null,
      run: (intentId, from, reasonId) =>
        void retry.send({ intentId, over: { from, ...(reasonId && { reasonId }) } }),
    },
    discard: { label: t('do.discard'), run: (intentId) => void discard.send({ intentId }) },
  };
}
