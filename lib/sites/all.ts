import { gmail } from './gmail';
import { linkedin } from './linkedin';
import type { Site } from './site';

/** Every site that there is an adapter for. */
export const SITES: readonly Site[] = [gmail, linkedin];
