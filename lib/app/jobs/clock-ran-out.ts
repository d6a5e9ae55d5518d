import type { Crm, Events, Services, Viewing } from '../services';
import { findFirstContacts } from './find-first-contacts';
import { refreshQueueNow } from './refresh-queue';
import { showBadge } from './show-badge';
import { syncNotesNow } from './sync-notes';
import { watchClocks } from './watch-clocks';

/**
 * Runs when the alarm of a clock fires. It reads what could have stopped the clock (stages, notes,
 * first contacts) before it notifies the rep.
 */
export async function clockRanOut(
  services: Viewing & Crm & Events & Pick<Services, 'history' | 'rights' | 'schedule' | 'surfaces'>,
): Promise<void> {
  const { id, owner: me } = await services.connection();
  const reads = [
    () => (me === null ? Promise.resolve() : refreshQueueNow(services, me.id)),
    () => syncNotesNow(services),
    () => findFirstContacts(services),
  ];
  for (const read of reads)
    await read().catch((error: unknown) =>
      services.failed(services.log.caught(error, 'clock'), id),
    );
  await showBadge(services);
  await watchClocks(services);
  services.push('people');
}
