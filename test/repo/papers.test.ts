import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, repoText } from './output';

/** The folders of the layout; those with a dot belong to the host and to CI. */
const TOP_FOLDERS = ['.ci', '.github', 'components', 'entrypoints', 'lib', 'public', 'test'];
const README_LINES = 120;
const FOLDER_README_LINES = 15;
/** Simulators and the corpus are explained beside them at length. */
const LONGER = /^test\/(corpus|crm\/odoo|sites\/(gmail|linkedin)|references)\/README\.md$/;

const FILES = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
})
  .stdout.split('\0')
  .filter((file) => file !== '');
const PAPERS = FILES.filter((file) => file.endsWith('.md') && existsSync(path.join(ROOT, file)));

/** Targets of links and pictures, without code. */
function linksIn(markdown: string): string[] {
  const prose = markdown.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/**
 * Paths of ours that stand as code: `lib/bus/contract.ts`, `test/e2e`. Patterns with `*`, `…` or
 * `<…>` are none.
 */
function pathsIn(markdown: string): string[] {
  const code = [...markdown.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, text = '']) => text,
  );
  return code.filter((text) =>
    /^(components|entrypoints|lib|public|test|\.github)\/[\w./@-]+$/.test(text),
  );
}

const isThere = (file: string) => existsSync(path.join(ROOT, file));

it('the papers are found', () => {
  expect(PAPERS).toEqual(
    expect.arrayContaining(['README.md', '.github/architecture.md', 'lib/domain/README.md']),
  );
});

it.each(PAPERS)('every link and path leads somewhere: %s', (paper) => {
  const markdown = repoText(paper);
  const links = linksIn(markdown)
    .filter((target) => !/^(https:|#)/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(paper), target.replace(/#.*$/, '')));
  expect([...links, ...pathsIn(markdown)].filter((file) => !isThere(file))).toEqual([]);
});

describe('length', () => {
  const lines = (file: string) => repoText(file).trimEnd().split('\n').length;

  it('of the README', () => {
    expect(lines('README.md')).toBeLessThanOrEqual(README_LINES);
  });

  it.each(PAPERS.filter((file) => /.\/README\.md$/.test(file) && !LONGER.test(file)))(
    'of %s',
    (file) => {
      expect(lines(file)).toBeLessThanOrEqual(FOLDER_README_LINES);
    },
  );
});

it('no folder stands at the top that the layout does not name', () => {
  const folders = new Set(FILES.flatMap((file) => /^([^/]+)\//.exec(file)?.[1] ?? []));
  expect([...folders].filter((folder) => !TOP_FOLDERS.includes(folder))).toEqual([]);
});
