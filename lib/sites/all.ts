import { gmail } from './gmail';
import type { Site } from './site';

/** Every site that there is an adapter for. */
export const SITES: readonly Site[] = [gmail];
