import type { Stage } from '../../lib/domain/base/stage';
import type { ReasonChoices } from '../../lib/domain/views/appearance';

/** The actions for a pending change. */
export interface PendingActions {
  retry: { label: string; run: (intentId: string) => void };
  /** Confirms a change that came from a page. */
  confirm: { label: string; run: (intentId: string) => void };
  /** Switches back to the account that the change belongs to. */
  goBack: { label: string; run: () => void };
  discard: { label: string; run: (intentId: string) => void };
  /** Replaces the stage that the CRM holds; a step back takes one of the reasons. */
  replace: {
    /** Null while they are being read. */
    reasons: ReasonChoices['returned'] | null;
    run: (intentId: string, theirs: Stage | null, reasonId?: string) => void;
  };
}
