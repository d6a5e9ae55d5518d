import { gmail } from '../../lib/sites/gmail';
import { linkedin } from '../../lib/sites/linkedin';
import type { Site } from '../../lib/sites/site';

/** Every site that there is an adapter for. */
export const SITES: readonly Site[] = [gmail, linkedin];
