import { RelevoError } from '../domain/base/failure';
import type { Services } from './services';

/**
 * Refuses a change while the company's administrator sets the agreement.
 * @throws RelevoError `bus/forbidden`
 */
export async function refuseWhilePinned(services: Pick<Services, 'agreementCache'>): Promise<void> {
  const { policy } = await services.agreementCache.read();
  if (policy.agreement !== null) throw new RelevoError({ code: 'bus/forbidden', detail: 'policy' });
}

/**
 * Refuses a change while the CRM holds a version that this Relevo cannot read, because the change
 * would drop what that version says. Every user who may write where the CRM keeps the agreement can
 * put such a document there, so the rep can leave documents out one by one.
 * @throws RelevoError `store/newer-version`
 */
export async function refuseBesideNewer(services: Pick<Services, 'agreementCache'>): Promise<void> {
  const { unreadable, leftOut } = await services.agreementCache.read();
  if (unreadable.some(({ reason, id }) => reason === 'newer' && !leftOut.includes(id)))
    throw new RelevoError({ code: 'store/newer-version', detail: 'agreement' });
}
