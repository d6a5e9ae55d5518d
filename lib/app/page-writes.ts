import type { Caller } from '../bus/server';
import { enqueue, type NewIntent } from '../store/outbox-rows';
import type { Events, Sending, Services, Store } from './services';

/**
 * Whether the page of a tab writes more than a person would. Then the write waits until the rep
 * confirms it in a page of Relevo.
 */
export function isTooMuch(
  { pageWrites, clock }: Pick<Services, 'clock' | 'pageWrites'>,
  { trust, tabId }: Caller,
): boolean {
  return trust === 'site' && pageWrites.take(`tab:${tabId}`, 1, clock()) === 0;
}

/** Puts a change of the rep into the outbox, with an answer for the surface that asked. */
export async function enqueueFromPage(
  services: Store & Events & Pick<Sending, 'flush'> & Pick<Services, 'pageWrites'>,
  caller: Caller,
  intent: NewIntent,
): Promise<{ intentId: string }> {
  await enqueue(services.journal, intent, services.clock(), [], isTooMuch(services, caller));
  services.push('people', 'outbox');
  services.flush();
  return { intentId: intent.intentId };
}
