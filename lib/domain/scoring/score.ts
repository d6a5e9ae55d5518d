import type { LocalText } from '../base/text';

/** Why a score is what it is: one line, with its share of the number. */
export interface ScoreReason {
  readonly id: string;
  readonly part: 'fit' | 'engagement' | 'crm';
  readonly label: LocalText;
  /** Whole points; the points of all reasons add up to the score. */
  readonly points: number;
  /** The newest time concerned, epoch ms, for engagement. */
  readonly at: number | null;
}

/** 0–100, with the reasons that made it. */
export interface Score {
  readonly value: number;
  readonly fit: number;
  readonly engagement: number;
  /** `crm` when the CRM's own field gave the value. */
  readonly source: 'crm' | 'model';
  readonly reasons: readonly ScoreReason[];
  /** Version of the agreement whose model gave it; null for the CRM's own. */
  readonly agreementVersion: number | null;
}
