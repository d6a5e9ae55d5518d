import * as z from 'zod/mini';
import { identitySchema } from '../../bus/identity-schema';
import type { Handlers } from '../../bus/server';
import type { Ask } from '../../bus/wire';
import { type IdentityKey, pageKey } from '../../domain/person/identity';
import type { LookupResult } from '../../domain/views/person';
import type { TabView } from '../../domain/views/tab';
import { modeOf } from '../../sites/definition';
import { siteAt } from '../../sites/registry';
import { decideInOurPage, nameMailbox } from '../mailboxes';
import { openMailboxes } from '../open-mailboxes';
import { readNoteWish, wasOpenedByPage } from '../open-surface';
import { isOverBudget, peopleOfPage } from '../people-of-page';
import type { Crm, Services, Viewing } from '../services';
import { isOn, lackingSites } from '../site-access';

type TabHandlers = Pick<Handlers, Extract<keyof Handlers, `tab.${string}` | `surface.${string}`>>;

const text = (most: number) => z.string().check(z.maxLength(most));

/**
 * Schema of a content script's answer about the people on its page. It is validated because the
 * script runs in a third-party page.
 */
const pageAnswer = z.object({
  mailbox: z.nullable(text(320)),
  people: z.array(identitySchema).check(z.maxLength(100)),
  focus: z.array(text(1_000)).check(z.maxLength(100)),
  company: z.nullable(z.object({ slug: text(200), name: text(300) })),
  writing: z.boolean(),
  answered: z.optional(z.array(text(1_000)).check(z.maxLength(100))),
});

/** Returns the first known person of those that the page may be about, else the first person. */
function focusOf(results: readonly LookupResult[], keys: readonly string[]): IdentityKey | null {
  const found = keys.flatMap((key) => results.find((each) => each.key === key) ?? []);
  const isOpen = ({ state }: LookupResult) => state !== 'unknown' && state !== 'failed';
  return (found.find(isOpen) ?? found[0])?.key ?? null;
}

/** Handlers for what the popup and the side panel show of their tab. */
export function tabHandlers(
  services: Viewing &
    Crm &
    Pick<Services, 'journal' | 'lookup' | 'newPeople' | 'push' | 'rights' | 'storage' | 'surfaces'>,
): TabHandlers {
  return {
    'surface.opened': async () => ({ byPage: await wasOpenedByPage(services) }),
    'tab.people': async ({ windowId }, caller): Promise<TabView> => {
      const [tab, settings] = await Promise.all([
        services.surfaces.activeTab(windowId),
        services.settings(),
      ]);
      const site = siteAt(tab?.url);
      const empty = {
        tabId: tab?.id ?? null,
        site: site?.id ?? null,
        reach: 'read',
        mailbox: null,
        people: [],
        names: {},
        focus: null,
        company: null,
        writing: false,
        answered: [],
        lacking: await lackingSites(services.rights, settings),
      } as const;
      if (tab === null || tab.id === null || site === null) return empty;
      if (!isOn(settings, site)) {
        return {
          ...empty,
          reach: modeOf(site, settings.sites) === 'unasked' ? 'unasked' : 'off',
        };
      }
      const ask: Ask = { relevo: 'ask', what: 'people' };
      const reply = await services.surfaces.ask(tab.id, ask);
      const answer = pageAnswer.safeParse(reply);
      // A tab that is still loading gets its content script soon.
      if (!answer.success) return { ...empty, reach: tab.loading ? 'read' : 'silent' };
      const { people, focus, company, writing, answered = [] } = answer.data;
      const shown = { trust: 'site', tabId: tab.id, address: tab.url ?? null } as const;
      const said = answer.data.mailbox;
      const isMailbox = site.about === 'messages';
      const named = isMailbox && said !== null ? await nameMailbox(services, said, shown) : null;
      if (isMailbox && named === null) return empty;
      if (named !== null && named.use !== 'yes') {
        const { address, use, likely } = named;
        return { ...empty, reach: 'mailbox', mailbox: { address, use, likely } };
      }
      const results = await peopleOfPage(services, people, named?.address ?? null, caller, shown);
      return {
        ...empty,
        people: results,
        names: Object.fromEntries(
          people.flatMap((one) => (one.name ? [[pageKey(one), one.name]] : [])),
        ),
        focus: focusOf(results, focus),
        company,
        writing,
        answered: results.flatMap(({ key }) => (answered.includes(key) ? [key] : [])),
        overBudget: isOverBudget(),
      };
    },
    'tab.mailboxes': () => openMailboxes(services),
    'tab.wish': () => readNoteWish(services),
    'tab.mailbox': async ({ tabId, mailbox, use }) => {
      await services.ready();
      await decideInOurPage(services, mailbox, use, tabId);
      services.push('settings', 'people', 'tab');
      return null;
    },
  };
}
