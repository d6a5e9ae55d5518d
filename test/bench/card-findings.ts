import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DevPage } from '../browser/cdp';
import { exact, type Findings, told } from './figure';
import { OURS, type Plan } from './plan';
import { type Stage, setStage } from './stage';
import { ms, quantile } from './statistics';

/** Least height of a card that shows a person; a skeleton is lower than this. */
const FULL_PX = 300;
/** Rows of the demo mailbox whose people the sample workspace knows. */
const ROWS = [0, 2, 3, 4, 6] as const;
const THREADS = ROWS.length;
const MOST_WARM_MS = 150;
const MOST_STOPPED_MS = 400;

/**
 * From opening a thread to the frame in which the foreign element has its full height, as the page
 * itself sees it: the same clock for us and for the smallest overlay, which needs no data at all.
 */
function openAndWait(row: number, height: number): string {
  return `(async () => {
    await __sim.goto('#inbox');
    await __sim.settled();
    await new Promise((resolve) => setTimeout(resolve, 250));
    const started = performance.now();
    void __sim.open(${row});
    return new Promise((resolve, reject) => {
      const look = () => {
        const hosts = [...document.documentElement.children].filter((one) => one !== document.head && one !== document.body);
        const tallest = Math.max(0, ...hosts.map((one) => one.getBoundingClientRect().height));
        if (tallest >= ${height}) return resolve(performance.now() - started);
        if (performance.now() - started > 10000) return reject(new Error('nothing was drawn'));
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  })()`;
}

/**
 * The smallest overlay that can be made: a closed root with one line of text, drawn when a thread's
 * subject appears.
 */
const SMALLEST = `
const host = document.createElement('span');
const root = host.attachShadow({ mode: 'closed' });
host.style.cssText = 'position:fixed;right:72px;top:84px;display:block;width:200px;height:20px';
root.textContent = 'one line';
new MutationObserver(() => {
  const open = [...document.querySelectorAll('h2.hP')].some((node) => node.checkVisibility());
  if (open && !host.isConnected) document.documentElement.append(host);
  if (!open && host.isConnected) host.remove();
}).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
`;

function makeSmallest(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'smallest-'));
  const manifest = {
    manifest_version: 3,
    name: 'Smallest',
    version: '1',
    content_scripts: [
      { matches: ['https://mail.google.com/*'], js: ['content.js'], run_at: 'document_end' },
    ],
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'content.js'), SMALLEST);
  return folder;
}

async function time(
  page: DevPage,
  rounds: number,
  height: number,
  before?: () => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await before?.();
    // A page behind another draws no frames.
    await page.send('Page.bringToFront');
    times.push(await page.eval<number>(openAndWait(ROWS[round % THREADS] ?? 0, height)));
  }
  return times;
}

/** Threads of people whom the sample workspace knows, so that each opening shows a full card. */
async function timeOurs(
  stage: Stage,
  rounds: number,
): Promise<{ warm: number[]; stopped: number[] }> {
  const page = await stage.mailbox();
  await time(page, THREADS, FULL_PX);
  const warm = await time(page, rounds, FULL_PX);
  const stopped = await time(page, rounds, FULL_PX, () => stage.stopWorker());
  return { warm, stopped };
}

/** Thread opened → card painted from the cache, against the smallest overlay on the same page. */
export async function cardFindings({ quick }: Plan): Promise<Findings> {
  const rounds = quick ? 12 : 40;
  const smallest = makeSmallest();
  const bare = await setStage({ extension: smallest });
  const page = await bare.mailbox();
  await time(page, THREADS, 10);
  const least = await time(page, rounds, 10);
  await bare.close();
  rmSync(smallest, { recursive: true, force: true });

  const stage = await setStage({ extension: OURS });
  const { warm, stopped } = await timeOurs(stage, rounds);
  await stage.close();

  const over = (values: readonly number[]) => quantile(values, 0.95) - quantile(least, 0.95);
  const said = (values: readonly number[]) =>
    `p50 ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}`;
  return {
    figures: [
      told('thread opened → smallest overlay', said(least)),
      exact(
        'thread opened → card, background awake',
        said(warm),
        `p95 ≤ smallest + ${MOST_WARM_MS} ms`,
        over(warm) <= MOST_WARM_MS,
      ),
      exact(
        'thread opened → card, background stopped',
        said(stopped),
        `p95 ≤ smallest + ${MOST_STOPPED_MS} ms`,
        over(stopped) <= MOST_STOPPED_MS,
      ),
    ],
  };
}
