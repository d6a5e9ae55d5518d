/** The value below which a share `p` (0–1) of the values lies. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

/** One figure with its gate: what must hold, and whether it does. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What must hold; empty for a figure that is only told. */
  readonly gate: string;
  readonly ok: boolean;
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
