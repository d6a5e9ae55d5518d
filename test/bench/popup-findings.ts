import type { DevPage } from '../browser/cdp';
import { exact, type Findings } from './figure';
import { inbox, pause } from './load';
import { OURS, type Plan } from './plan';
import { setStage } from './stage';
import { ms, quantile } from './statistics';

const ROUNDS = 20;
const OPEN_GATE_MS = 150;
const CLICK_GATE_MS = 50;

/**
 * Notes when the frame with a first row that can be pressed has been drawn, ms since the page was
 * asked for.
 */
const WATCH = `(() => {
  const look = () => {
    if (document.querySelector('[data-testid="person-row"]') !== null) requestAnimationFrame(() => { globalThis.__usable = performance.now(); });
    else requestAnimationFrame(look);
  };
  look();
})();`;

const CLICK = `(async () => {
  const found = async (id) => { for (;;) { const one = document.querySelector('[data-testid="' + id + '"]'); if (one !== null && !one.disabled) return one; await new Promise(requestAnimationFrame); } };
  const rows = document.querySelectorAll('[data-testid="person-row"]');
  for (const row of rows) {
    row.click();
    await found('card');
    const button = document.querySelector('[data-testid="promote"]');
    if (button === null || button.disabled) { (await found('back')).click(); await found('person-row'); continue; }
    const began = performance.now();
    button.click();
    await found('undo-bar');
    return performance.now() - began;
  }
  throw new Error('nobody to promote');
})()`;

/**
 * The popup as a page of its own: from asking for it to a person to press, and from the press to
 * the durable answer.
 */
export async function popupFindings(_: Plan): Promise<Findings> {
  const stage = await setStage({ extension: OURS });
  try {
    await stage.browser.page(inbox({}));
    await pause(2_500);
    const page = await stage.browser.page();
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
    const address = `chrome-extension://${stage.extensionId}/popup.html`;
    await open(page, address);
    const awake: number[] = [];
    for (let round = 0; round < ROUNDS; round++) awake.push(await open(page, address));
    const stopped: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await stage.stopWorker();
      await page.send('Page.bringToFront');
      stopped.push(await open(page, address));
    }
    const clicks: number[] = [];
    for (let round = 0; round < ROUNDS / 2; round++) {
      await open(page, address);
      clicks.push(await page.eval<number>(CLICK));
    }
    return {
      figures: [
        within(
          'popup asked for → somebody to press, background awake',
          awake,
          OPEN_GATE_MS,
          'aim 100',
        ),
        within(
          'popup asked for → somebody to press, background stopped',
          stopped,
          OPEN_GATE_MS,
          'aim 100',
        ),
        within('promoting pressed → kept on disk and shown', clicks, CLICK_GATE_MS, 'aim 30'),
      ],
    };
  } finally {
    await stage.close();
  }
}

async function open(page: DevPage, address: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address);
  await page.send('Page.bringToFront');
  return page.eval<number>(
    'new Promise((resolve) => { const wait = () => ("__usable" in globalThis ? resolve(__usable) : setTimeout(wait, 5)); wait(); })',
  );
}

function within(name: string, samples: readonly number[], gate: number, aim: string) {
  const p95 = quantile(samples, 0.95);
  return exact(
    name,
    `p50 ${ms(quantile(samples, 0.5))}, p95 ${ms(p95)}`,
    `p95 ≤ ${gate} ms (${aim})`,
    p95 <= gate,
  );
}
