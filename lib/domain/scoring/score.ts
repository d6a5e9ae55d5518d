import type { LocalText } from '../base/text';

/** One line that explains a score, with its points. */
export interface ScoreReason {
  readonly id: string;
  readonly part: 'fit' | 'engagement' | 'crm';
  readonly label: LocalText;
  /** Whole points; the points of all reasons add up to the score. */
  readonly points: number;
  /** For engagement: time of the newest touch, epoch ms. */
  readonly at: number | null;
}

/** A score from 0 to 100, with its reasons. */
export interface Score {
  readonly value: number;
  readonly fit: number;
  readonly engagement: number;
  /** `crm` if the value comes from the CRM's field. */
  readonly source: 'crm' | 'model';
  readonly reasons: readonly ScoreReason[];
  /** Version of the agreement whose model was used; null for the CRM's value. */
  readonly agreementVersion: number | null;
}
