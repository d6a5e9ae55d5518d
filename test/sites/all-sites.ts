import { gmail } from '../../lib/sites/gmail';
import { linkedin } from '../../lib/sites/linkedin';
import type { Site } from '../../lib/sites/site';

/** Every adapter that there is, with the hosts whose saved pages it reads. */
const SITES: readonly (readonly [RegExp, Site])[] = [
  [/^mail\.google\.com$/, gmail],
  [/^[a-z]{2,3}\.linkedin\.com$/, linkedin],
];

/** The adapter for a saved page of an address. */
export function adapterFor({ protocol, hostname }: URL): Site | undefined {
  return protocol === 'https:' ? SITES.find(([host]) => host.test(hostname))?.[1] : undefined;
}
