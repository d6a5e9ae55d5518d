import preact from '@preact/preset-vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const plugins = () => [preact({ prefreshEnabled: false, devToolsEnabled: false })];

/** Files that take minutes begin first, or the last of them runs alone while the other core has nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => /faults\/(tier2|mutants)|corpus\/wire/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const onOdoo: TestProjectConfiguration = {
  plugins: plugins(),
  test: {
    name: 'odoo',
    include: ['test/odoo/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: plugins(),
        test: {
          name: 'unit',
          include: [
            'test/unit/**/*.test.{ts,tsx}',
            'test/contract/**/*.test.ts',
            'test/corpus/**/*.test.{ts,tsx}',
            'test/crm/**/*.test.ts',
            'test/sites/**/*.test.ts',
            'test/faults/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        // They drive browsers, which need a core beside them: the others can have all.
        plugins: plugins(),
        test: {
          name: 'pages',
          include: ['test/sites/**/*.browser.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        // Checks of the built product and of the repository: they need `wxt build` to have run.
        test: { name: 'repo', include: ['test/repo/**/*.test.ts'], environment: 'node', testTimeout: 120_000 },
      },
      {
        // Checks that need the folder with specifications and captures beside the project.
        plugins: plugins(),
        test: { name: 'extra', include: ['test/extra/**/*.test.ts'], environment: 'node', testTimeout: 120_000 },
      },
      // Checks on a real Odoo: there only while test/odoo.ts runs one for them.
      ...(process.env['RELEVO_ODOO_AT'] === undefined ? [] : [onOdoo]),
    ],
  },
});
