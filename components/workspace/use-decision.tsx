import { useSend } from '../../lib/bus/query';
import { usePages } from '../page-context';
import { Decision } from '../person/Decision';
import type { PendingLineProps } from '../person/PendingLine';
import type { PendingActions } from '../person/pending-actions';

/** Returns how the buttons of parked changes are drawn in pages of Relevo. */
export function useDecision(): NonNullable<PendingLineProps['decision']> {
  const { t, shell, appearance } = usePages();
  const retry = useSend('outbox.retry');
  const discard = useSend('outbox.discard');
  const actions: PendingActions = {
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
  return (intent) => <Decision intent={intent} actions={actions} />;
}
