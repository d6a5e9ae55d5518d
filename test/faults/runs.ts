import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { breaches } from './checker';
import { EngineWorld, READ_LAG_MS } from './engine-world';
import { PureWorld } from './pure-world';
import { schedules } from './schedule';

/**
 * How a run over many schedules ended: the first breach, in words and after how many schedules, or
 * none.
 */
export interface RunResult {
  readonly schedules: number;
  readonly breach: string | null;
}

/**
 * Runs schedules through the pure state machine until one breaks the promise. What it throws is a
 * breach too.
 */
export function runTier1(seed: number, most: number): RunResult {
  let ran = 0;
  for (const schedule of fc.sample(schedules, { seed, numRuns: most })) {
    ran++;
    try {
      const world = new PureWorld(schedule);
      world.run(schedule.acts);
      const [breach] = breaches(world.history, READ_LAG_MS + world.setBackMs);
      if (breach !== undefined) return { schedules: ran, breach };
    } catch (error) {
      return { schedules: ran, breach: String(error) };
    }
  }
  return { schedules: ran, breach: null };
}

/** Runs schedules through the engine until one breaks the promise. */
export async function runTier2(seed: number, most: number): Promise<RunResult> {
  let ran = 0;
  for (const schedule of fc.sample(schedules, { seed, numRuns: most })) {
    ran++;
    try {
      const world = new EngineWorld(`run-${seed}-${ran}`, schedule);
      await world.run(schedule.acts);
      const [breach] = breaches(world.history, READ_LAG_MS + world.setBackMs);
      if (breach !== undefined) return { schedules: ran, breach };
    } catch (error) {
      return { schedules: ran, breach: String(error) };
    }
  }
  return { schedules: ran, breach: null };
}
