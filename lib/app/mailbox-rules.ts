import { isFreeMail } from '../domain/base/free-mail';
import { domainOf, isListed, readList } from '../domain/person/address-list';
import { normaliseEmail } from '../domain/person/identity';
import type { FixedLists, MailboxUse } from '../domain/views/mailbox';
import type { Services } from './services';

type Deps = Pick<Services, 'settings' | 'connection' | 'policy'>;

/** What the rep and the administrator decided about mailboxes and addresses. */
export interface MailboxRules {
  use(mailbox: string): MailboxUse;
  /** The address that the CRM has of the rep, normalised. */
  readonly user: string | null;
  never(mailbox: string | null): string[];
  readonly own: readonly string[];
  colleagues(mailbox: string | null): string[];
}

/** A list of a policy; null where none is set, empty where nothing of it can be read. */
function policyList(value: unknown): string[] | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' || Array.isArray(value) ? readList(value).entries : [];
}

/** The lists of the administrator's policy; what of them cannot be read is left out. */
export async function fixedLists({ policy }: Pick<Deps, 'policy'>): Promise<FixedLists> {
  const stored = await policy.lists();
  const ownAddresses = policyList(stored['ownAddresses']) ?? [];
  return {
    mailboxes: policyList(stored['mailboxes']),
    neverAsk: policyList(stored['neverAsk']) ?? [],
    ownAddresses: ownAddresses.filter((entry) => entry.includes('@')),
  };
}

/** Reads the rules as they are now. */
export async function readMailboxRules(services: Deps): Promise<MailboxRules> {
  const [settings, { owner }, fixed] = await Promise.all([
    services.settings(),
    services.connection(),
    fixedLists(services),
  ]);
  const allowed = fixed.mailboxes;
  const user = normaliseEmail(owner?.email ?? '');
  const own = [...settings.ownAddresses, ...fixed.ownAddresses];
  const colleagues = (mailbox: string | null) => {
    const domains = [mailbox, user].flatMap((each) => (each === null ? [] : [domainOf(each)]));
    return [...new Set(domains)].filter((domain) => !isFreeMail(domain));
  };
  return {
    user,
    own,
    colleagues,
    use(mailbox) {
      const said = settings.mailboxes[mailbox];
      if (allowed === null) return said === undefined ? 'unasked' : said ? 'yes' : 'no';
      return said !== false && isListed(mailbox, allowed) ? 'yes' : 'no';
    },
    never: (mailbox) => [
      ...settings.neverAsked,
      ...fixed.neverAsk,
      ...own,
      ...(settings.askColleagues ? [] : colleagues(mailbox)),
    ],
  };
}

/**
 * Addresses and domains that are never asked about.
 * @param mailbox normalised; null where people are not shown in one
 */
export async function neverAsked(
  services: Deps,
  mailbox: string | null,
): Promise<readonly string[]> {
  return (await readMailboxRules(services)).never(mailbox);
}
