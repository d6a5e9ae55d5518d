import type { Deal } from '../base/deal';
import type { Stage } from '../base/stage';
import type { Gap } from '../person/contact';

/** The deals of a contact as the card shows them. JSON only. */
export interface DealsView {
  /** Open ones first, then those closed last; at most `MOST_DEALS_SHOWN`. */
  readonly deals: readonly Deal[];
  readonly total: number;
  readonly gaps: readonly Gap[];
  /** When they were read, epoch ms; null while they are read for the first time. */
  readonly readAt: number | null;
}

export const MOST_DEALS_SHOWN = 10;

/** The stages of contacts whose deals are shown. */
const STAGES: ReadonlySet<Stage | null> = new Set<Stage>(['sql', 'opportunity', 'customer']);

/** Whether the deals of a contact at a stage are shown, and therefore read. */
export function showsDeals(stage: Stage | null): boolean {
  return STAGES.has(stage);
}
