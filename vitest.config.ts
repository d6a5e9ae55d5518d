import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const plugins = () => [preact({ prefreshEnabled: false, devToolsEnabled: false })];

/** Files that take minutes begin first: the last of them would run alone while a core idles. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      /faults\/(tier|mutants)|corpus\/wire|outbox-faults|walk|mutations/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const UNIT_FOLDERS = ['unit', 'contract', 'corpus', 'crm', 'sites', 'faults', 'import'];
const UNIT = UNIT_FOLDERS.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);
/** A test ends by itself; this ends one that hangs, also on a machine that has other work, ms. */
const LONGEST_MS = 180_000;
/** How long a state is waited for there. */
const PATIENT = { poll: { timeout: 20_000 } };
const IN_BROWSERS = '**/*.browser.test.ts';

/** What a file does to its process that the next file in the same process would see. */
const LEAVES_TRACES =
  /vi\.(mock|stubGlobal|spyOn|useFakeTimers)\(|fake-indexeddb\/auto|@vitest-environment/;

const pureFiles = UNIT_FOLDERS.flatMap((folder) =>
  readdirSync(path.join('test', folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('test', folder, file.replaceAll(path.sep, '/')))
    .filter((file) => /\.test\.tsx?$/.test(file) && !file.endsWith('.browser.test.ts')),
).filter((file) => !LEAVES_TRACES.test(readFileSync(file, 'utf8')));

const onOdoo: TestProjectConfiguration = {
  plugins: plugins(),
  test: {
    name: 'odoo',
    include: ['test/odoo/**/*.test.ts'],
    environment: 'node',
    testTimeout: LONGEST_MS,
    hookTimeout: LONGEST_MS,
  },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Pure code: all files of a thread share its modules, or each file loads them again.
        plugins: plugins(),
        test: {
          name: 'pure',
          include: pureFiles,
          expect: PATIENT,
          environment: 'node',
          pool: 'threads',
          isolate: false,
          testTimeout: LONGEST_MS,
          hookTimeout: LONGEST_MS,
        },
      },
      {
        plugins: plugins(),
        test: {
          name: 'unit',
          include: UNIT,
          setupFiles: ['test/unit/patience.ts'],
          expect: PATIENT,
          exclude: [IN_BROWSERS, ...pureFiles],
          environment: 'node',
          pool: 'threads',
          testTimeout: LONGEST_MS,
          hookTimeout: LONGEST_MS,
        },
      },
      {
        // They drive browsers, which need a core beside them: the others can have all.
        plugins: plugins(),
        test: {
          name: 'pages',
          expect: PATIENT,
          include: ['test/sites/**/*.browser.test.ts'],
          environment: 'node',
          testTimeout: LONGEST_MS,
          hookTimeout: LONGEST_MS,
        },
      },
      {
        // Checks of the built product and of the repository: they need `wxt build` to have run.
        test: {
          name: 'repo',
          include: ['test/repo/**/*.test.ts'],
          environment: 'node',
          testTimeout: LONGEST_MS,
        },
      },
      {
        // Checks that need the folder with specifications and captures beside the project.
        plugins: plugins(),
        test: {
          name: 'extra',
          include: ['test/extra/**/*.test.ts'],
          environment: 'node',
          testTimeout: LONGEST_MS,
        },
      },
      // Checks on a real Odoo: there only while test/odoo.ts runs one for them.
      ...(process.env['RELEVO_ODOO_AT'] === undefined ? [] : [onOdoo]),
    ],
  },
});
