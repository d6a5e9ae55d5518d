/**
 * Shapley values, for the references only: the product does not offer them, because over counts
 * they are the even split over distinct campaigns under another name.
 * Source: L. S. Shapley, "A value for n-person games" (1953), the formula over subsets.
 * @param worth of a coalition, given as the players in it, in their order
 */
export function shapleyValues(
  players: readonly string[],
  worth: (coalition: readonly string[]) => number,
): Record<string, number> {
  const n = players.length;
  if (n > 20) throw new RangeError(`${n} players have too many coalitions`);
  const worths = Array.from({ length: 2 ** n }, (_, set) =>
    worth(players.filter((_, i) => set & (1 << i))),
  );
  // s!(n−s−1)!/n! of each size s without the player.
  const shares = Array.from({ length: n }, (_, size) => 1 / (n * choose(n - 1, size)));
  return Object.fromEntries(
    players.map((player, i) => {
      let value = 0;
      for (let set = 0; set < worths.length; set++) {
        if (set & (1 << i)) continue;
        value += (shares[bits(set)] ?? 0) * ((worths[set | (1 << i)] ?? 0) - (worths[set] ?? 0));
      }
      return [player, value];
    }),
  );
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

function bits(set: number): number {
  return set === 0 ? 0 : (set & 1) + bits(set >>> 1);
}
