import type { TeamClock } from '../hand-off/clock-figures';

/** The team's clocks, with the names of the people that they run for. JSON only. */
export interface TeamView {
  readonly clocks: readonly TeamClock[];
  readonly names: Readonly<Record<string, string>>;
  /** When the team's people were last read, epoch ms; null when never. */
  readonly asOf: number | null;
}
