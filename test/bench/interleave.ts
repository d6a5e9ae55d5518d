/**
 * Runs each of some variants once a round, the order turned round each time, so that what drifts
 * hits all alike.
 */
export async function interleave<Name extends string, Result>(
  names: readonly Name[],
  rounds: number,
  run: (name: Name) => Promise<readonly Result[]>,
): Promise<Record<Name, Result[]>> {
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Result[]
  >;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse())
      results[name].push(...(await run(name)));
  }
  return results;
}
