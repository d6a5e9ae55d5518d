import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './statistics';

const BEGIN = '<!-- figures -->';
const END = '<!-- /figures -->';

/** Puts the figures of a whole run into the README, between their marks. */
export function writeReadme(
  file: string,
  figures: readonly Figure[],
  machine: { node: string; cores: number; at: string },
): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for figures`);
  const rows = figures.map(({ name, value, gate }) => `| ${name} | ${value} | ${gate} |`);
  const table = ['| figure | measured | gate |', '| --- | --- | --- |', ...rows].join('\n');
  const said = `\`npm run bench\` on ${machine.cores} shared cores, Node ${machine.node.slice(1)}, ${machine.at.slice(0, 10)}: sizes, not promises.`;
  writeFileSync(file, `${before}${BEGIN}\n${said}\n\n${table}\n${END}${after}`);
}
