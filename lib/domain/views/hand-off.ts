import type { HandOffEventKind } from '../hand-off/event';
import type { HandOffState } from '../hand-off/hand-off';
import type { ReadinessSignal } from '../hand-off/readiness';
import type { RepVerdict } from '../hand-off/verdict';
import type { ThreadView } from './thread';

/** One step of a hand-off as both departments read it. */
export interface StepView {
  readonly id: string;
  readonly kind: HandOffEventKind;
  readonly at: number;
  readonly who: string | null;
  readonly reason: string | null;
  /** Business minutes since the previous step; null for the first. */
  readonly minutes: number | null;
  /** Result of the clock that it stopped; null if it stopped none. */
  readonly clock: 'kept' | 'broken' | 'not-measured' | null;
  /** False for an action without effect. */
  readonly effective: boolean;
}

/** The state of a contact between marketing and sales, and the possible verdicts. JSON only. */
export interface HandOffView {
  /** Null for a contact who was never handed over. */
  readonly state: HandOffState | null;
  readonly since: number | null;
  /** Noon here of the team's date, which begins on another day elsewhere. */
  readonly until: number | null;
  readonly who: string | null;
  readonly reason: string | null;
  readonly verdicts: readonly RepVerdict[];
  readonly steps: readonly StepView[];
  readonly ready: readonly ReadinessSignal[];
  /** Feedback about the contact, newest first. */
  readonly threads: readonly ThreadView[];
}
