import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { exact, type Findings, told } from './figure';
import { OURS, type Plan } from './plan';

const SCRIPT_GATE = 30_900;
const AIM = 25_000;
const FEWEST_TIMES_SMALLER = 8;

const ROOT = path.resolve(import.meta.dirname, '../..');

const gzipped = (file: string) =>
  gzipSync(readFileSync(path.resolve(ROOT, file)), { level: 9 }).length;
const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB gzip`;

/** What the page is made to carry. */
export async function sizeFindings({ inboxSdk }: Plan): Promise<Findings> {
  const ours = gzipped(`${OURS}/gmail-page.js`);
  const content = gzipped(`${inboxSdk}/hello.js`);
  const world = gzipped(`${inboxSdk}/pageWorld.js`);
  const smaller = (content + world) / ours;
  return {
    figures: [
      exact(
        'content script of Gmail',
        kB(ours),
        `≤ ${SCRIPT_GATE / 1_000} kB (aim ${AIM / 1_000})`,
        ours <= SCRIPT_GATE,
      ),
      told('InboxSDK’s hello world', `${kB(content)}, and ${kB(world)} in the page’s own world`),
      exact(
        'how much smaller',
        `${smaller.toFixed(1)} ×`,
        `≥ ${FEWEST_TIMES_SMALLER} ×`,
        smaller >= FEWEST_TIMES_SMALLER,
      ),
    ],
  };
}
