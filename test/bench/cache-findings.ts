import type { DevPage } from '../browser/cdp';
import { withDatabasePage } from './database-page';
import { atMost, type Findings, told } from './figure';
import type { Plan } from './plan';
import { median, ms, type Point, quantile, ratioOf, slopeOf, times, within } from './statistics';

const PEOPLE = 50;
const MOST_RATIO = 2;
const SLOPE_GATE = 0.08;
const COLD_GATE_MS = 120;
const COLD_GATE_MILLION_MS = 1_000;
const MILLION = 1_000_000;

/**
 * How looking people up grows with the cache: from the page of a warm background, and as the first
 * thing of a new one.
 */
export function cacheFindings({ quick }: Plan): Promise<Findings> {
  const sizes = quick ? [10_000, 50_000] : [1_000, 10_000, 100_000, MILLION];
  return withDatabasePage('cache-page.ts', async (page) => {
    const warm: Point[] = [];
    const cold: Point[] = [];
    let filled = 0;
    for (const size of sizes) {
      await page.eval(`bench.fill(${filled}, ${size})`);
      filled = size;
      await page.eval(`bench.measure(${size}, ${PEOPLE}, 40)`);
      warm.push({
        size,
        samples: await page.eval<number[]>(`bench.measure(${size}, ${PEOPLE}, 150)`),
      });
      cold.push({ size, samples: await coldAnswers(page, size, quick ? 4 : 10) });
    }
    return judge(warm, cold, quick);
  });
}

/** From a page without an open database to the answer, ms. */
async function coldAnswers(page: DevPage, size: number, rounds: number): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { frameTree } = await page.send('Page.getFrameTree');
    await page.goto((frameTree as { frame: { url: string } }).frame.url);
    took.push(...(await page.eval<number[]>(`bench.measure(${size}, ${PEOPLE}, 1)`)));
  }
  return took;
}

function judge(warm: readonly Point[], cold: readonly Point[], quick: boolean): Findings {
  const reference = warm.find(({ size }) => size === 10_000) ?? warm[0];
  const last = warm.at(-1);
  if (reference === undefined || last === undefined) throw new Error('no sizes');
  const grown = ratioOf(last.samples, reference.samples);
  const slope = slopeOf(warm);
  const said = (size: number) => size.toLocaleString('en');
  const coldGate = ({ size }: Point) => (size >= MILLION ? COLD_GATE_MILLION_MS : COLD_GATE_MS);
  return {
    figures: [
      ...warm.map(({ size, samples }) =>
        told(
          `look-up of ${PEOPLE} people among ${said(size)}`,
          `p50 ${ms(median(samples))}, p95 ${ms(quantile(samples, 0.95))}`,
        ),
      ),
      atMost(
        `look-up among ${said(last.size)} against 10,000`,
        `${times(grown.value)} ${within(grown, times)}`,
        grown,
        MOST_RATIO,
        `≤ ${MOST_RATIO} ×`,
      ),
      ...(quick
        ? []
        : [
            atMost(
              'look-up: growth with the cache',
              `slope ${slope.value.toFixed(2)} ${within(slope, (each) => each.toFixed(2))}`,
              slope,
              SLOPE_GATE,
              `slope ≤ ${SLOPE_GATE}`,
            ),
          ]),
      ...cold.map((point) => {
        const middle = median(point.samples);
        return atMost(
          `first answer of a new background among ${said(point.size)}`,
          ms(middle),
          { value: middle, low: middle, high: middle },
          coldGate(point),
          `≤ ${coldGate(point)} ms`,
        );
      }),
    ],
    curves: quick
      ? []
      : [
          { name: `contacts in the cache → look-up of ${PEOPLE}, ms`, points: warm, slope },
          {
            name: 'contacts in the cache → first answer of a new background, ms',
            points: cold,
            slope: slopeOf(cold),
          },
        ],
  };
}
