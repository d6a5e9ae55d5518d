import type { Crm, Events, Services, Viewing } from '../services';
import { findFirstContacts } from './find-first-contacts';
import { showBadge } from './show-badge';
import { watchClocks } from './watch-clocks';

/**
 * Runs when the alarm of a clock fires. It looks for first contacts in the CRM before it notifies
 * the rep, because the clock may have been met already.
 */
export async function clockRanOut(
  services: Viewing & Crm & Events & Pick<Services, 'history' | 'rights' | 'schedule' | 'surfaces'>,
): Promise<void> {
  const { id } = await services.connection();
  await findFirstContacts(services).catch((error: unknown) =>
    services.failed(services.log.caught(error, 'clock'), id),
  );
  await showBadge(services);
  await watchClocks(services);
  services.push('people');
}
