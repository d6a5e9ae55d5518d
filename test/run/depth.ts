/**
 * How deep a test goes: what every run has time for, and what a night has.
 * @param every of `npm test`
 * @param night of `npm run test:night`
 * @returns `RUNS` of the environment where it is set
 */
export function depth(every: number, night: number): number {
  const { RUNS, RELEVO_DEPTH } = process.env;
  if (RUNS !== undefined) return Number(RUNS);
  return RELEVO_DEPTH === 'night' ? night : every;
}

/**
 * Returns the seed to repeat (`SEED`), or a new one, which is printed so that it can be repeated. A
 * new one is the run's: the processes that it starts read the same files again, and find tests by
 * titles with the seed in them.
 */
export function freshSeed(what: string): number {
  const { SEED } = process.env;
  const seed = SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(SEED);
  process.env['SEED'] = String(seed);
  console.info(`${what}: SEED=${seed}`);
  return seed;
}
