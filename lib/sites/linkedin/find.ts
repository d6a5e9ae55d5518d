import { createFinder as create, type Finder as FinderOf } from '../finder';
import { type Fact, SELECTORS } from './selectors';

/** Finds the facts of LinkedIn's catalogue in a page. */
export type Finder = FinderOf<Fact>;

export const createFinder = (): Finder => create(SELECTORS);
