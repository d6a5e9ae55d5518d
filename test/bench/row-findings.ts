import { atMost, exact, type Findings } from './figure';
import { knownMailbox } from './known-mailbox';
import { loadPages } from './load';
import { OURS, type Plan } from './plan';
import { bootstrap, median, ms, slopeOf, times, within } from './statistics';

const SLOPE_GATE = 1.1;
const PER_ROW_GATE = 1.5;
const TASK_GATE_MS = 50;
const MOST_LAYOUTS = 2;

/** How our own work grows with the rows of a list, each with its chip. */
export async function rowFindings({ quick }: Plan): Promise<Findings> {
  const sizes = quick ? [50, 500] : [50, 100, 200, 500];
  const measured = [];
  for (const size of sizes) {
    const loads = await loadPages({
      extension: OURS,
      mailbox: knownMailbox(size),
      loads: quick ? 3 : 8,
      watchedMs: 2_000,
      rows: size,
    });
    measured.push({ size, loads });
  }
  const points = measured.map(({ size, loads }) => ({
    size,
    samples: loads.map(({ ours }) => ours.calls),
  }));
  const slope = slopeOf(points);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no sizes');
  const perRow = bootstrap(
    [first.samples, last.samples] as const,
    ([few, many]) => median(many) / last.size / (median(few) / first.size),
  );
  const longest = bootstrap(
    [measured.at(-1)?.loads.map(({ ours }) => ours.longestWall) ?? []] as const,
    ([each]) => median(each),
  );
  const layouts = Math.max(
    ...measured.flatMap(({ loads }) => loads.map(({ ours }) => ours.layouts)),
  );
  return {
    figures: [
      atMost(
        `our work for ${sizes.join(', ')} rows`,
        `${points.map(({ samples }) => ms(median(samples))).join(', ')}; slope ${slope.value.toFixed(2)} ${within(slope, (each) => each.toFixed(2))}`,
        slope,
        SLOPE_GATE,
        `slope ≤ ${SLOPE_GATE}`,
      ),
      atMost(
        'a row’s cost among 500 against 50',
        `${times(perRow.value)} ${within(perRow, times)}`,
        perRow,
        PER_ROW_GATE,
        `≤ ${PER_ROW_GATE} × (aim 1.2)`,
      ),
      atMost(
        '500 rows: longest stretch of ours in one task',
        ms(longest.value),
        longest,
        TASK_GATE_MS,
        `≤ ${TASK_GATE_MS} ms`,
      ),
      exact(
        'layouts that one call of ours forces',
        String(layouts),
        `≤ ${MOST_LAYOUTS}`,
        layouts <= MOST_LAYOUTS,
      ),
    ],
    curves: [{ name: 'rows on the page → our work, ms', points, slope }],
  };
}
