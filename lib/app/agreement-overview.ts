import type { Failure } from '../domain/base/failure';
import { isInside } from '../domain/views/admin';
import type { AgreementOverview, AgreementPlace } from '../domain/views/agreement-overview';
import { listVersions, rivalsOf } from '../domain/views/agreement-versions';
import { readDraft, unreadableDraft } from '../store/agreement-documents';
import type { CachedAgreements } from './agreement-cache';
import { connectionOwner } from './connection-owner';
import type { Crm, Services, Store } from './services';

/** Reads everything that the Agreement view shows from the store. */
export async function agreementOverview(
  services: Store & Crm & Pick<Services, 'agreementCache' | 'clock'>,
): Promise<AgreementOverview> {
  const [agreed, connection] = await Promise.all([
    services.agreementCache.read(),
    services.connection(),
  ]);
  const { known, unreadable, leftOut, kept, policy, standard, terms } = agreed;
  const now = services.clock();
  const { paused } = connection;
  // While the CRM refuses the key, Relevo sends no request, so no request fails: the failure is
  // taken from the pause.
  const refused: Failure | null =
    paused === null ? null : { code: 'crm/unauthorised', detail: paused.detail };
  const inForce = terms(now).agreement;
  const pinned = policy.agreement === null ? [] : listVersions([], policy.agreement, inForce, now);
  const [draft, unreadableDraftReason, place, me] = await Promise.all([
    policy.agreement === null ? readDraft(services.db, connection.id) : null,
    unreadableDraft(services.db, connection.id),
    placeOf(services, agreed),
    // Offline the CRM cannot say who the rep is.
    connectionOwner(services).catch(() => null),
  ]);
  return {
    inForce,
    versions: [...pinned, ...listVersions(known, standard, inForce, now)],
    rivals: rivalsOf(known),
    draft,
    unreadableDraft: unreadableDraftReason,
    place,
    unreadable,
    leftOut,
    asOf: kept?.asOf ?? null,
    failure: policy.failure ?? refused ?? kept?.failure ?? null,
    me: me?.name ?? null,
  };
}

async function placeOf(
  services: Pick<Services, 'connection' | 'connector'>,
  { kept, policy }: CachedAgreements,
): Promise<AgreementPlace> {
  if (policy.agreement !== null) return { kind: 'policy' };
  const [connector, { kind }] = await Promise.all([services.connector(), services.connection()]);
  const holds = connector?.capabilities.agreement ?? (isInside(kind) ? 'device' : 'team');
  if (holds !== 'team') return { kind: 'device' };
  return { kind: 'crm', where: kept?.where ?? '', mayWrite: kept?.mayWrite ?? null };
}
