import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAULT_MATRIX } from '../faults/matrix';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('the fault matrix', () => {
  it('has its 32 rows, in order', () => {
    expect(FAULT_MATRIX.map(({ row }) => row)).toEqual(
      Array.from({ length: 32 }, (_, index) => index + 1),
    );
  });

  it.each(FAULT_MATRIX)('row $row ($fault) names tests that there are', ({ where, seen }) => {
    expect(seen).not.toBe('');
    for (const [file, name] of where) {
      const full = path.join(ROOT, file);
      expect(existsSync(full), file).toBe(true);
      expect(readFileSync(full, 'utf8'), file).toContain(name);
    }
  });

  it('is what test/faults/MATRIX.md says', async () => {
    await expect(matrixText()).toMatchFileSnapshot('../faults/MATRIX.md');
  });
});

function matrixText(): string {
  const rows = FAULT_MATRIX.map(({ row, fault, holds, where, seen }) => {
    const places = [...new Set(where.map(([file]) => `\`${file}\``))].join(', ') || 'nowhere';
    return `| ${row} | ${fault} | ${holds.join(' ')} | ${places} | ${seen} |`;
  });
  return [
    '# Faults',
    '',
    'What must hold: **D**urable when acknowledged, **N**ot lost, not doubled (**X**), in **O**rder, **C**onflict shown,',
    'surfaces say the tr**U**th, **Q**uiet, **A**live afterwards. Written from `matrix.ts`, whose tests a check looks up.',
    '',
    '| # | fault | holds | injected in | seen |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
