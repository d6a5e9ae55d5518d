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

/** The seed to repeat (`SEED`), or a new one, which is printed so that it can be repeated. */
export function freshSeed(what: string): number {
  const { SEED } = process.env;
  const seed = SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(SEED);
  console.info(`${what}: SEED=${seed}`);
  return seed;
}
