import type { ClockKind } from '../base/agreement-model';

/** A running clock as surfaces show it: by words and shape, not by colour alone. */
export interface ClockView {
  readonly kind: ClockKind;
  readonly startedAt: number;
  /** Epoch ms at which the agreed time is over. */
  readonly dueAt: number;
  readonly state: 'on-time' | 'soon' | 'late';
  /** Version of the agreement under which it is computed. */
  readonly agreementVersion: number;
}

/** The share of the agreed time that is over when a clock turns from on time to soon. */
export const SOON_AFTER = 0.75;
