import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { DevBrowser } from '../browser/cdp';
import { bundlePage } from '../sites/bundle';
import { type Figure, ms, quantile } from './statistics';

const PEOPLE = 50;
const ROUNDS = 150;
const MOST_RATIO = 2;

/** How looking up fifty people grows with the cache. `sizes` ascending; the last may cost at most twice the first. */
export async function cacheFigures(browser: DevBrowser, sizes: readonly number[]): Promise<Figure[]> {
  const script = await bundlePage(fileURLToPath(new URL('./cache-page.ts', import.meta.url)));
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : '<!doctype html><title>bench</title><script src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const page = await browser.page(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const medians: number[] = [];
    const figures: Figure[] = [];
    let filled = 0;
    for (const size of sizes) {
      await page.eval(`bench.fill(${filled}, ${size})`);
      filled = size;
      await page.eval(`bench.measure(${size}, ${PEOPLE}, 40)`);
      const times = await page.eval<number[]>(`bench.measure(${size}, ${PEOPLE}, ${ROUNDS})`);
      medians.push(quantile(times, 0.5));
      figures.push({
        name: `look-up of ${PEOPLE} people among ${size.toLocaleString('en')}`,
        value: `p50 ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}`,
        gate: '',
        ok: true,
      });
    }
    await page.close();
    const ratio = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
    return [
      ...figures,
      {
        name: 'largest cache against smallest',
        value: `${ratio.toFixed(2)} ×`,
        gate: `≤ ${MOST_RATIO} ×`,
        ok: ratio <= MOST_RATIO,
      },
    ];
  } finally {
    server.close();
  }
}
