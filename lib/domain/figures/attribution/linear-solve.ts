/**
 * The solution of a square system A·x = b by elimination with partial pivoting. Unknowns that the
 * system leaves open are 0.
 * @param rows of A; neither they nor `right` are changed
 */
export function solve(rows: readonly Float64Array[], right: readonly number[]): Float64Array {
  const n = rows.length;
  const system = rows.map((row, i) => Float64Array.from([...row, right[i] ?? 0]));
  for (let column = 0; column < n; column++) {
    const pivot = pivotOf(system, column);
    const [here, best] = [system[column], system[pivot]];
    if (here === undefined || best === undefined) continue;
    [system[column], system[pivot]] = [best, here];
    const top = best[column] ?? 0;
    if (top === 0) continue;
    for (const row of system.slice(column + 1)) {
      const factor = (row[column] ?? 0) / top;
      if (factor === 0) continue;
      for (let j = column; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (best[j] ?? 0);
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const row = system[i] ?? new Float64Array(n + 1);
    let sum = row[n] ?? 0;
    for (let j = i + 1; j < n; j++) sum -= (row[j] ?? 0) * (x[j] ?? 0);
    x[i] = row[i] === 0 ? 0 : sum / (row[i] ?? 1);
  }
  return x;
}

function pivotOf(system: readonly Float64Array[], column: number): number {
  let best = column;
  for (let i = column + 1; i < system.length; i++) {
    if (Math.abs(system[i]?.[column] ?? 0) > Math.abs(system[best]?.[column] ?? 0)) best = i;
  }
  return best;
}
