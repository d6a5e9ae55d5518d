import type { TeamClock } from '../hand-off/clock-figures';

/** The team's clocks, with the names of their contacts. JSON only. */
export interface TeamView {
  readonly clocks: readonly TeamClock[];
  readonly names: Readonly<Record<string, string>>;
  /** From when on clocks are measured, epoch ms; null where they always were. */
  readonly measuredFrom: number | null;
  /** When the team's contacts were last read, epoch ms; null if never. */
  readonly asOf: number | null;
}
