import * as z from 'zod/mini';
import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import { normaliseEmail } from '../domain/person/identity';
import type { MailboxUse, MailboxView } from '../domain/views/mailbox';
import { siteAt } from '../sites/registry';
import { rememberMailbox } from '../store/settings';
import { type MailboxRules, readMailboxRules } from './mailbox-rules';
import type { Services } from './services';

/*
 * The mailbox that a tab shows, and whether Relevo may look people up in it.
 *
 * The mailbox of a tab is what its content script says: the browser knows no account of Gmail's. An
 * attacker who controls the process of a page can therefore name a mailbox that the rep has allowed
 * and act as that mailbox may, or answer the question for a new mailbox (at most ten an hour).
 * Limits: a tab acts only at the address (`/mail/u/1`) at
 * which it named its mailbox, as the browser reports it; an address at which a refused
 * mailbox was named stays without Relevo until the browser ends; and a refusal is changed only in
 * pages of the extension.
 */

type Deps = Pick<Services, 'settings' | 'connection' | 'policy' | 'storage'>;

const tabKey = (tabId: number | null) => `mailbox:${tabId}`;
const lastKey = (base: string) => `mailbox-last:${base}`;
const refusedKey = (base: string) => `mailbox-refused:${base}`;
const namedSchema = z.object({ mailbox: z.string(), base: z.string() });

/** The part of an address of Gmail's that is the same for every page of one account. */
function baseOf(address: string | null): string {
  const path = address === null ? '' : new URL(address).pathname;
  return /^\/mail\/(u\/\d+(\/d\/[^/]+)?|b\/[^/]+\/u\/\d+)/.exec(path)?.[0] ?? '';
}

/** Whether a content script speaks for a mailbox, or for a page of a site that has none. */
function isInMailbox({ trust, address }: Pick<Caller, 'trust' | 'address'>): boolean {
  return trust === 'site' && siteAt(address)?.about !== 'people';
}

async function useAt(
  services: Pick<Services, 'storage'>,
  rules: MailboxRules,
  mailbox: string,
  base: string,
): Promise<MailboxUse> {
  const refused = await services.storage.session.get(refusedKey(base));
  const stays = typeof refused === 'string' && refused !== mailbox && rules.use(refused) === 'no';
  return stays ? 'no' : rules.use(mailbox);
}

/**
 * Notes which mailbox a tab shows, and returns the rep's decision about it.
 * @param raw empty where a thread stands in a window of its own, which shows no account: it is of
 * the mailbox that was named last at the same address
 * @param shown the tab, where our own page asks on its behalf
 * @returns null if `raw` is not an address
 */
export async function nameMailbox(
  services: Deps,
  raw: string,
  shown: Pick<Caller, 'tabId' | 'address'>,
): Promise<MailboxView | null> {
  const { session } = services.storage;
  const base = baseOf(shown.address);
  const last = raw === '' ? await session.get(lastKey(base)) : raw;
  const mailbox = normaliseEmail(typeof last === 'string' ? last : '');
  if (mailbox === null) return null;
  const rules = await readMailboxRules(services);
  if (rules.use(mailbox) === 'no') await session.set(refusedKey(base), mailbox);
  const use = await useAt(services, rules, mailbox, base);
  await session.set(tabKey(shown.tabId), { mailbox, base });
  await session.set(lastKey(base), mailbox);
  const known = use === 'yes';
  return {
    address: mailbox,
    use,
    likely: mailbox === rules.user,
    never: known ? rules.never(mailbox) : [],
    own: known ? rules.own : [],
    colleagues: known ? rules.colleagues(mailbox) : [],
  };
}

/**
 * The mailbox that a content script acts for; null on a site without mailboxes, and for pages of
 * the extension.
 * @throws RelevoError `bus/forbidden` if the rep has not allowed the mailbox
 */
export async function needMailbox(
  services: Deps,
  caller: Pick<Caller, 'trust' | 'tabId' | 'address'>,
): Promise<string | null> {
  if (!isInMailbox(caller)) return null;
  const named = namedSchema.safeParse(await services.storage.session.get(tabKey(caller.tabId)));
  const base = baseOf(caller.address);
  if (named.success && named.data.base === base) {
    const { mailbox } = named.data;
    if ((await useAt(services, await readMailboxRules(services), mailbox, base)) === 'yes')
      return mailbox;
  }
  throw new RelevoError({ code: 'bus/forbidden', detail: 'mailbox' });
}

/**
 * Takes the rep's answer from a page: only for a mailbox without an answer.
 * @throws RelevoError `bus/forbidden` for any other
 */
export async function decideInPage(
  services: Deps & Pick<Services, 'journal'>,
  raw: string,
  use: boolean,
  caller: Caller,
): Promise<void> {
  const named = await nameMailbox(services, raw, caller);
  if (named?.use !== 'unasked') throw new RelevoError({ code: 'bus/forbidden', detail: 'mailbox' });
  await rememberMailbox(services.journal, named.address, use);
  await nameMailbox(services, raw, caller);
}

/**
 * Takes the rep's answer in a page of ours, also one that changes an earlier one.
 * @param tabId the tab that shows the mailbox
 * @throws RelevoError `bus/bad-request` for an address that is none
 */
export async function decideInOurPage(
  services: Deps & Pick<Services, 'journal'>,
  raw: string,
  use: boolean,
  tabId: number,
): Promise<void> {
  const mailbox = normaliseEmail(raw);
  if (mailbox === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'mailbox' });
  await rememberMailbox(services.journal, mailbox, use);
  const { session } = services.storage;
  const named = namedSchema.safeParse(await session.get(tabKey(tabId)));
  if (use && named.success) await session.remove(refusedKey(named.data.base));
}
