import { createFinder as create, type Finder as FinderOf } from '../finder';
import { type Fact, SELECTORS } from './selectors';

/** What LinkedIn's catalogue names, looked for in one page. */
export type Finder = FinderOf<Fact>;

export const createFinder = (): Finder => create(SELECTORS);
