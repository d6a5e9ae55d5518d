/**
 * `npm run bench`: measures everything and writes the table and plots of the figures. `--quick`:
 * fewer rounds, and the cheap ratios. `--counts`, in every run of the tests: what is counted and
 * weighed, which no busy machine changes. `--only <name>` runs one part and writes nothing but its
 * results. A gate that the measurement cannot decide is a warning; a missed one fails.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { attributionFindings } from './attribution-findings';
import { cacheFindings } from './cache-findings';
import { cardFindings } from './card-findings';
import { chipFindings } from './chip-findings';
import { feedbackFindings } from './feedback-findings';
import type { Findings, Verdict } from './figure';
import { FIGURES_PAGE, writeFigures } from './figures-page';
import { idleFindings } from './idle-findings';
import { loadFindings } from './load-findings';
import { readMachine } from './machine';
import { memoryFindings } from './memory-findings';
import { messageFindings } from './message-findings';
import { outboxFindings } from './outbox-findings';
import type { Plan } from './plan';
import { writePlots } from './plots';
import { popupFindings } from './popup-findings';
import { buildInboxSdk } from './rivals';
import { rowFindings } from './row-findings';
import { sizeFindings } from './size-findings';
import { stormFindings } from './storm-findings';
import { tabFindings } from './tab-findings';
import { useFindings } from './use-findings';
import { whatIfFindings } from './what-if-findings';

const ROOT = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    counts: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

type Part = readonly [name: string, measure: (plan: Plan) => Promise<Findings>];

const COUNTS: readonly Part[] = [
  ['size', sizeFindings],
  ['messages', messageFindings],
];
const QUICK: readonly Part[] = [
  ['size', sizeFindings],
  ['load', loadFindings],
  ['storm', stormFindings],
  ['card', cardFindings],
  ['chips', chipFindings],
  ['cache', cacheFindings],
  ['what-if', async (plan) => whatIfFindings(plan)],
  ['attribution', attributionFindings],
];
const WHOLE_RUN: readonly Part[] = [
  ...QUICK,
  ['rows', rowFindings],
  ['outbox', outboxFindings],
  ['feedback', feedbackFindings],
  ['messages', messageFindings],
  ['memory', memoryFindings],
  ['use', useFindings],
  ['popup', popupFindings],
  ['tabs', tabFindings],
  ['idle', idleFindings],
];

const MARKS: Readonly<Record<Verdict, string>> = {
  met: '  ',
  told: '  ',
  missed: '✗ ',
  open: '? ',
};

const plan: Plan = { quick: values.quick, inboxSdk: await buildInboxSdk() };
const whole = !values.quick && !values.counts;
const parts = (values.counts ? COUNTS : values.quick ? QUICK : WHOLE_RUN).filter(
  ([name]) => values.only === undefined || name === values.only,
);
const measured: (Findings & { readonly part: string; readonly seconds: number })[] = [];
for (const [part, measure] of parts) {
  const began = Date.now();
  const found = await measure(plan);
  const seconds = (Date.now() - began) / 1_000;
  measured.push({ part, seconds, ...found });
  console.log(`${part} (${seconds.toFixed(0)} s)`);
  for (const { name, value, gate, verdict } of found.figures)
    console.log(`${MARKS[verdict]}${name.padEnd(64)} ${value.padEnd(44)} ${gate}`);
}
rmSync(plan.inboxSdk, { recursive: true, force: true });

const machine = await readMachine();
const folder = path.join(ROOT, '.output/bench');
mkdirSync(folder, { recursive: true });
writeFileSync(
  path.join(folder, 'results.json'),
  JSON.stringify({ machine, quick: values.quick, measured }, null, 2),
);
const figures = measured.flatMap((each) => each.figures);
if (whole && values.only === undefined) {
  writePlots(path.join(ROOT, '.github/figures'), measured);
  writeFigures(path.join(ROOT, FIGURES_PAGE), measured, machine);
}
const count = (verdict: Verdict) => figures.filter((figure) => figure.verdict === verdict).length;
console.log(`${count('met')} gates met, ${count('missed')} missed, ${count('open')} inconclusive`);
process.exit(count('missed') === 0 ? 0 : 1);
