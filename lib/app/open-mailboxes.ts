import type { Ask } from '../bus/wire';
import { normaliseEmail } from '../domain/person/identity';
import type { OpenMailboxes } from '../domain/views/mailbox';
import { patternsOf } from '../sites/definition';
import { SITES } from '../sites/registry';
import type { Services } from './services';

const ADDRESS = /[^\s<>"'()]+@[^\s<>"'()]+/g;

/**
 * The open tabs of mailboxes: how many, in which of them Relevo does not run yet, and which
 * addresses may be the rep's. The title of Gmail ends with the address and the product's name
 * (`Inbox (3) - ana@acme.com - Gmail`, as FlowCrypt and Mailvelope read it too); it only suggests
 * who the rep is, and nothing is looked up by it.
 */
export async function openMailboxes(
  services: Pick<Services, 'settings' | 'surfaces'>,
): Promise<OpenMailboxes> {
  const sites = SITES.filter(({ about }) => about === 'messages');
  const [settings, tabs] = await Promise.all([
    services.settings(),
    services.surfaces.tabsAt(sites.flatMap(patternsOf)),
  ]);
  const ask: Ask = { relevo: 'ask', what: 'people' };
  const answers = await Promise.all(tabs.map(({ id }) => services.surfaces.ask(id, ask)));
  const used = Object.entries(settings.mailboxes).flatMap(([each, yes]) => (yes ? [each] : []));
  // The subject of an open thread stands before the address and may hold one too.
  const shown = tabs.flatMap(({ title }) => title.match(ADDRESS)?.at(-1) ?? []);
  const addresses = [...used, ...settings.ownAddresses, ...shown];
  return {
    origin: sites[0]?.origins[0] ?? '',
    open: tabs.length,
    silent: tabs.flatMap(({ id }, index) =>
      answers[index] === null || answers[index] === undefined ? [id] : [],
    ),
    addresses: [...new Set(addresses.flatMap((each) => normaliseEmail(each) ?? []))],
  };
}
