import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure, Findings, Verdict } from './figure';
import type { Machine } from './machine';

const SAID: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: '**missed**',
  open: '**inconclusive**',
  told: '',
};

/** The paper that holds all figures, from the project's folder. */
export const FIGURES_PAGE = '.github/figures.md';

/**
 * Puts the figures of a whole run into their page, between its marks; the plots stand in `figures/`
 * beside it.
 */
export function writeFigures(file: string, findings: readonly Findings[], machine: Machine): void {
  const figures = findings.flatMap((found) => found.figures);
  const lead = [
    `\`npm run bench\` on ${machine.at.slice(0, 10)}: ${machine.cores} shared cores (${machine.cpu}), ${machine.memoryGb} GB, load ${machine.load.join(' ')}, ${machine.browser}, Node ${machine.node.slice(1)}. Sizes, not promises: what counts are the ratios, measured side by side, the order turned round each time. In brackets the interval in which the value lies in 95 of 100 repetitions; an interval that straddles its gate is inconclusive, which is no pass.`,
    '',
    `InboxSDK ${machine.inboxSdk} is its own "hello world", and only its boot: on a simulated Gmail it never becomes ready, so on the real one it costs more. "CPU" is time of the page's main thread, from Chromium's trace.`,
    '',
    '![Cost of loading](figures/loading.svg)',
    '',
    '![Growth](figures/growth.svg)',
  ];
  writeTable(file, 'figures', lead.join('\n'), figures);
}

/** Puts a table of figures between its marks, with what has to be said before it. */
export function writeTable(
  file: string,
  mark: string,
  lead: string,
  figures: readonly Figure[],
): void {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${file} has no place for ${mark}`);
  const rows = figures.map(
    ({ name, value, gate, verdict }) => `| ${name} | ${value} | ${gate} | ${SAID[verdict]} |`,
  );
  const lines = [lead, '', '| figure | measured | gate |  |', '| --- | --- | --- | --- |', ...rows];
  writeFileSync(file, `${before}${begin}\n${lines.join('\n')}\n${end}${after}`);
}
