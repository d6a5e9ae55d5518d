import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allHandlers } from '../../../lib/app/routes';
import { contract } from '../../../lib/bus/contract';
import { startApp } from './start-app';

const ROUTES = Object.keys(contract).sort();

/**
 * The text of everything that may call a route: surfaces and content scripts, the background apart.
 */
function callers(): string {
  return ['components', 'entrypoints']
    .flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => `${root}/${file}`),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('entrypoints/background'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

describe('the routes of the contract', () => {
  it('have a caller in the product, each', () => {
    const text = callers();
    const called = ROUTES.filter((route) => text.includes(`'${route}'`));
    expect(called.length).toBeGreaterThan(30);
    expect(ROUTES.filter((route) => !called.includes(route))).toEqual([]);
  });

  it('have a handler, each, and no handler is without a route', () => {
    expect(Object.keys(allHandlers(startApp().services)).sort()).toEqual(ROUTES);
  });
});
