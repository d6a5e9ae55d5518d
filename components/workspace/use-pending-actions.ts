import { useSend } from '../../lib/bus/query';
import { usePages } from '../page-context';
import type { PendingActions } from '../person/PendingLine';

/** Retry and discard of parked changes, for our own pages. */
export function usePendingActions(): PendingActions {
  const { say } = usePages();
  const retry = useSend('outbox.retry');
  const discard = useSend('outbox.discard');
  return {
    retry: { label: say('do.retry'), run: (intentId) => void retry.send({ intentId }) },
    discard: { label: say('do.discard'), run: (intentId) => void discard.send({ intentId }) },
  };
}
