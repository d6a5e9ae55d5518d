import { readFileSync, writeFileSync } from 'node:fs';
import type { Findings, Verdict } from './figure';
import type { Machine } from './machine';

const BEGIN = '<!-- figures -->';
const END = '<!-- /figures -->';
const SAID: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: '**missed**',
  open: '**inconclusive**',
  told: '',
};

/** Puts the figures of a whole run into the README, between their marks. */
export function writeReadme(file: string, findings: readonly Findings[], machine: Machine): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for figures`);
  const rows = findings
    .flatMap(({ figures }) => figures)
    .map(({ name, value, gate, verdict }) => `| ${name} | ${value} | ${gate} | ${SAID[verdict]} |`);
  const lines = [
    `\`npm run bench\` on ${machine.at.slice(0, 10)}: ${machine.cores} shared cores (${machine.cpu}), ${machine.memoryGb} GB, load ${machine.load.join(' ')}, ${machine.browser}, Node ${machine.node.slice(1)}. Sizes, not promises: what counts are the ratios, measured side by side, the order turned round each time. In brackets the interval in which the value lies in 95 of 100 repetitions; an interval that straddles its gate is inconclusive, which is no pass.`,
    '',
    `InboxSDK ${machine.inboxSdk} is its own "hello world", and only its boot: on a simulated Gmail it never becomes ready, so on the real one it costs more. "CPU" is time of the page's main thread, from Chromium's trace.`,
    '',
    '![Cost of loading](docs/figures/loading.svg)',
    '',
    '![Growth](docs/figures/growth.svg)',
    '',
    '| figure | measured | gate |  |',
    '| --- | --- | --- | --- |',
    ...rows,
  ];
  writeFileSync(file, `${before}${BEGIN}\n${lines.join('\n')}\n${END}${after}`);
}
