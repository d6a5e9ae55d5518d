/** `npm run bench`: the figures, with their gates. `--quick` takes smaller steps, for every run of the tests. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../browser/cdp';
import { browserOrExit } from '../browser/install';
import { cacheFigures } from './cache';
import { cardFigures } from './card';
import { chipFigures } from './chips';
import { writeReadme } from './readme';
import type { Figure } from './statistics';

const ROOT = path.resolve(import.meta.dirname, '../..');
const quick = process.argv.includes('--quick');
const SCRIPT_GATE = 32_000;

function bundleFigures(): Figure[] {
  const script = readFileSync(path.join(ROOT, '.output/chrome-mv3/content-scripts/gmail.js'));
  const bytes = gzipSync(script, { level: 9 }).length;
  return [
    {
      name: 'content script of Gmail',
      value: `${(bytes / 1_000).toFixed(1)} kB gzip`,
      gate: `≤ ${SCRIPT_GATE / 1_000} kB (aim 25)`,
      ok: bytes <= SCRIPT_GATE,
    },
  ];
}

async function cache(): Promise<Figure[]> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'relevo-cache-'));
  const browser = launchBrowser({ program: browserOrExit(), profile, headless: true });
  try {
    return await cacheFigures(browser, quick ? [10_000, 50_000] : [10_000, 100_000, 1_000_000]);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const figures: Figure[] = [];
for (const part of [
  async () => bundleFigures(),
  cache,
  () => cardFigures(quick ? 12 : 40),
  () => chipFigures(50),
  () => chipFigures(500),
]) {
  const measured = await part();
  figures.push(...measured);
  for (const { name, value, gate, ok } of measured)
    console.log(`${ok ? '  ' : '✗ '}${name.padEnd(48)} ${value.padEnd(34)} ${gate}`);
}

const machine = {
  node: process.version,
  cpu: os.cpus()[0]?.model ?? '',
  cores: os.cpus().length,
  load: os.loadavg(),
  at: new Date().toISOString(),
};
mkdirSync(path.join(ROOT, '.output/bench'), { recursive: true });
writeFileSync(path.join(ROOT, '.output/bench/results.json'), JSON.stringify({ machine, quick, figures }, null, 2));
if (!quick) writeReadme(path.join(ROOT, 'README.md'), figures, machine);
process.exit(figures.every((figure) => figure.ok) ? 0 : 1);
