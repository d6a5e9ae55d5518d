import type { Crm, Events, Services, Viewing } from '../services';
import { findFirstContacts } from './find-first-contacts';
import { showBadge } from './show-badge';
import { watchClocks } from './watch-clocks';

/**
 * What is done when a clock has run out: whether it really has is looked up before anybody is told.
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
