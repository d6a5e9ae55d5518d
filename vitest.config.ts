import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

const plugins = () => [preact({ prefreshEnabled: false, devToolsEnabled: false })];

export default defineConfig({
  test: {
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
    ],
  },
});
