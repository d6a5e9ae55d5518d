import type { ClockKind } from '../base/agreement-model';

/** A running clock as surfaces show it. */
export interface ClockView {
  readonly kind: ClockKind;
  readonly startedAt: number;
  /** When the agreed time is over, epoch ms. */
  readonly dueAt: number;
  /** `checking`: what could have stopped it is not read yet, so it may be over already. */
  readonly state: 'on-time' | 'soon' | 'late' | 'checking';
  /** Version of the agreement that it is computed with. */
  readonly agreementVersion: number;
}

/** The share of the agreed time after which a clock changes from on time to soon. */
export const SOON_AFTER = 0.75;
