import type { Deal } from '../../../../lib/domain/base/deal';

const DAY = 86_400_000;

/** A won deal of the person `a`: 100 euros on day 200 since the epoch. */
export function makeDeal(id: string, change: Partial<Deal> = {}): Deal {
  return {
    id,
    name: `Deal ${id}`,
    contactIds: ['a'],
    amount: 100_00,
    currency: 'EUR',
    outcome: 'won',
    stage: 'Won',
    createdAt: 150 * DAY,
    expectedCloseOn: null,
    closedAt: 200 * DAY,
    lostReason: null,
    campaign: null,
    owner: null,
    next: null,
    last: null,
    url: null,
    ...change,
  };
}
