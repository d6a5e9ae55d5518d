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

/** Every site that there is an adapter for. */
export const SITES: readonly Site[] = [gmail, linkedin];
