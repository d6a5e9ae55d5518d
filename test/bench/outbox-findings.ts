import { withDatabasePage } from './database-page';
import { atMost, type Curve, type Figure, type Findings } from './figure';
import type { Plan } from './plan';
import { median, ms, type Point, ratioOf, slopeOf, times, within } from './statistics';

const FLAT = 2;

/**
 * What grows with the number of clicks that wait for the CRM: the next click's enqueueing, and
 * finding out what is due.
 */
export function outboxFindings({ quick }: Plan): Promise<Findings> {
  const depths = quick ? [1, 1_000] : [1, 100, 1_000, 10_000];
  const rounds = quick ? 15 : 30;
  return withDatabasePage('outbox-page.ts', async (page) => {
    const enqueueing: Point[] = [];
    const passes: Point[] = [];
    for (const size of depths) {
      await page.eval(`bench.fill(${size})`);
      passes.push({ size, samples: await page.eval<number[]>(`bench.passes(${rounds})`) });
      enqueueing.push({ size, samples: await page.eval<number[]>(`bench.enqueueing(${rounds})`) });
    }
    const parts = [
      flat('a click’s enqueueing', enqueueing),
      flat('a pass that finds nothing due', passes),
    ];
    return {
      figures: parts.map(({ figure }) => figure),
      curves: quick ? [] : parts.map(({ curve }) => curve),
    };
  });
}

function flat(what: string, points: readonly Point[]): { figure: Figure; curve: Curve } {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no depths');
  const grown = ratioOf(last.samples, first.samples);
  return {
    figure: atMost(
      `${what} with ${last.size.toLocaleString('en')} waiting against ${first.size}`,
      `${ms(median(last.samples))} against ${ms(median(first.samples))}: ${times(grown.value)} ${within(grown, times)}`,
      grown,
      FLAT,
      `≤ ${FLAT} ×`,
    ),
    curve: { name: `clicks that wait → ${what}, ms`, points, slope: slopeOf(points) },
  };
}
