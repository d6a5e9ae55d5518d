import type { DevPage } from '../browser/cdp';
import { atMost, exact, type Findings, told } from './figure';
import { knownMailbox } from './known-mailbox';
import { inbox, pause } from './load';
import { OURS, type Plan } from './plan';
import { setStage } from './stage';

const MB = 1_000_000;
const HEAP_GATE_MB = 1.5;
const NAVIGATIONS = 200;
const EVERY_MS = 50;

interface Held {
  readonly heap: number;
  readonly listeners: number;
  readonly nodes: number;
}

/**
 * What the page holds: fresh, and after two and four hundred views have come and gone. With us, and
 * without.
 */
export async function memoryFindings(_: Plan): Promise<Findings> {
  const [none, ours] = [await hold(null), await hold(OURS)];
  const more = (ours.fresh.heap - none.fresh.heap) / MB;
  const growth =
    (ours.last.heap - ours.middle.heap) / ours.middle.heap -
    (none.last.heap - none.middle.heap) / none.middle.heap;
  const left = (part: 'listeners' | 'nodes') =>
    ours.last[part] - ours.middle[part] - (none.last[part] - none.middle[part]);
  const [listeners, nodes] = [left('listeners'), left('nodes')];
  const sure = (value: number) => ({ value, low: value, high: value });
  return {
    figures: [
      atMost(
        'heap of the page beyond what it holds without us',
        `${more.toFixed(2)} MB`,
        sure(more),
        HEAP_GATE_MB,
        `≤ ${HEAP_GATE_MB} MB (aim 1)`,
      ),
      exact(`nodes that ${NAVIGATIONS} more views leave behind`, String(nodes), '≤ 0', nodes <= 0),
      told(
        `heap after ${2 * NAVIGATIONS} views against ${NAVIGATIONS}, beyond the page’s own`,
        `${(growth * 100).toFixed(1)} % (aim ≤ 2)`,
      ),
      exact(
        `listeners that ${NAVIGATIONS} more views leave behind`,
        String(listeners),
        '≤ 0',
        listeners <= 0,
      ),
    ],
  };
}

async function hold(extension: string | null): Promise<{ fresh: Held; middle: Held; last: Held }> {
  const stage = await setStage({ extension, mailbox: knownMailbox(50) });
  try {
    const page = await stage.browser.page();
    await page.send('Performance.enable');
    await page.goto(inbox({ pageSize: 50 }));
    await pause(1_500);
    await page.send('Page.bringToFront');
    await pause(1_500);
    const fresh = await held(page);
    await page.eval(`__sim.soak(${NAVIGATIONS}, ${EVERY_MS}, 1)`);
    const middle = await held(page);
    await page.eval(`__sim.soak(${NAVIGATIONS}, ${EVERY_MS}, 1)`);
    return { fresh, middle, last: await held(page) };
  } finally {
    await stage.close();
  }
}

async function held(page: DevPage): Promise<Held> {
  await page.eval(
    '__sim.goto("#inbox").then(() => __sim.settled()).then(() => __sim.clearForeign())',
  );
  await pause(1_000);
  for (let round = 0; round < 3; round++) await page.send('HeapProfiler.collectGarbage');
  const { metrics } = await page.send('Performance.getMetrics');
  const of = (name: string) =>
    (metrics as { name: string; value: number }[]).find((each) => each.name === name)?.value ??
    Number.NaN;
  return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') };
}
