import { useSend } from '../../lib/bus/query';
import { usePages } from '../pages';
import type { PendingActions } from '../person/PendingLine';

/** Retry and discard of parked changes, for our own pages. */
export function usePendingActions(): PendingActions {
  const { say, shell } = usePages();
  const retry = useSend('outbox.retry');
  const discard = useSend('outbox.discard');
  return {
    retry: { label: say('do.retry'), run: (intentId) => void retry.send({ intentId }) },
    confirm: { label: say('do.confirm'), run: (intentId) => void retry.send({ intentId }) },
    goBack: { label: say('do.go-back'), run: () => shell.openOptions('connection') },
    discard: { label: say('do.discard'), run: (intentId) => void discard.send({ intentId }) },
  };
}
