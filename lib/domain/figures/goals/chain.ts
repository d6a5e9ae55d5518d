/** What multiplying rates is off by at most: a goal that fits must not look short. */
const ROUNDING = 1e-9;

/** Less than this is written as 0.0: no goal looks short by it. */
const SHOWN = 0.05;

/** Two goals of one chain held against each other. */
export interface ChainCheck {
  /** What the upper goal gives at the lower stage on average. */
  readonly gives: number;
  /** What the lower goal still misses; 0 where the upper one is enough. */
  readonly short: number;
  /** Whether what is missing is too little to be written. */
  readonly fits: boolean;
  /** The upper goal that would be enough on average; null where the rate is 0. */
  readonly fitting: number | null;
  /** The lower goal for which the upper one is enough on average; null where that is none. */
  readonly enough: number | null;
}

/**
 * Whether the goal of one stage is enough for the goal of a later one: "your 40 MQLs give 4.8
 * customers; the goal is 6".
 * @param rate from the upper stage to the lower, 0 to 1
 */
export function checkChain(upper: number, lower: number, rate: number): ChainCheck {
  const gives = upper * rate;
  const short = lower - gives > ROUNDING ? lower - gives : 0;
  const enough = Math.floor(gives + ROUNDING);
  return {
    gives,
    short,
    fits: short < SHOWN,
    enough: enough < 1 ? null : enough,
    fitting: rate > 0 ? Math.ceil(lower / rate - ROUNDING) : null,
  };
}
