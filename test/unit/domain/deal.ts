import type { Deal } from '../../../lib/domain/base/deal';

/** An open deal of 12,400 EUR, with any part replaced. */
export function deal(more: Partial<Deal> = {}): Deal {
  return {
    id: '7',
    name: 'Alder Works: picking',
    contactIds: ['c1'],
    amount: 1_240_000,
    currency: 'EUR',
    outcome: 'open',
    stage: 'Proposal',
    createdAt: null,
    expectedCloseOn: '2026-12-15',
    closedAt: null,
    lostReason: null,
    campaign: null,
    owner: null,
    next: null,
    last: null,
    url: null,
    ...more,
  };
}
