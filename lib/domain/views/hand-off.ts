import type { HandOffEventKind } from '../hand-off/event';
import type { HandOffState } from '../hand-off/hand-off';
import type { ReadinessSignal } from '../hand-off/readiness';
import type { RepVerdict } from '../hand-off/verdict';
import type { ThreadView } from './thread';

/** One step of a hand-off as both sides read it. */
export interface StepView {
  readonly id: string;
  readonly kind: HandOffEventKind;
  readonly at: number;
  readonly who: string | null;
  readonly reason: string | null;
  /** Business minutes since the step before; null for the first. */
  readonly minutes: number | null;
  /** How the clock went that it stopped; null where it stopped none. */
  readonly clock: 'kept' | 'broken' | 'not-measured' | null;
  /** False for what somebody did without changing anything. */
  readonly effective: boolean;
}

/** Where somebody stands between marketing and sales, and what may be said now. JSON only. */
export interface HandOffView {
  /** Null for somebody who was never handed over. */
  readonly state: HandOffState | null;
  readonly since: number | null;
  readonly until: number | null;
  readonly who: string | null;
  readonly reason: string | null;
  readonly verdicts: readonly RepVerdict[];
  readonly steps: readonly StepView[];
  readonly ready: readonly ReadinessSignal[];
  /** What was said of them, that with the newest word first. */
  readonly threads: readonly ThreadView[];
}
