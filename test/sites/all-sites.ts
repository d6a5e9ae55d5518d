import { isFreeMail } from '../../lib/domain/base/free-mail';
import { gmailWith } from '../../lib/sites/gmail';
import { linkedin } from '../../lib/sites/linkedin';
import type { Site } from '../../lib/sites/site';

/** Gmail, where nothing but the page says what is the rep's own. */
const gmail: Site = gmailWith({
  aliases: () => [],
  isOurs: (domain, own) =>
    !isFreeMail(domain) && [...own].some((address) => address.endsWith(`@${domain}`)),
});

/** Every adapter that there is, with the hosts whose saved pages it reads. */
const SITES: readonly (readonly [RegExp, Site])[] = [
  [/^mail\.google\.com$/, gmail],
  [/^[a-z]{2,3}\.linkedin\.com$/, linkedin],
];

/** The adapter for a saved page of an address. */
export function adapterFor({ protocol, hostname }: URL): Site | undefined {
  return protocol === 'https:' ? SITES.find(([host]) => host.test(hostname))?.[1] : undefined;
}
