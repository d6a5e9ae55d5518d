import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionOf } from '../../../../lib/domain/agreement/attribution';
import type { Deal } from '../../../../lib/domain/base/deal';
import { TOUCH_KINDS, type Touch } from '../../../../lib/domain/base/touch';
import { dealLine, dealQuality } from '../../../../lib/domain/review/deals-part';
import { DAY, HOUR, makeAgreement, NOW } from '../make';

const plan = attributionOf(makeAgreement());
const DEAL: Deal = {
  id: 'd',
  name: 'Alder: Suite',
  contactIds: ['1', '2'],
  amount: 100_00,
  currency: 'EUR',
  outcome: 'won',
  stage: null,
  createdAt: null,
  expectedCloseOn: null,
  closedAt: NOW,
  lostReason: null,
  campaign: null,
  owner: null,
  next: null,
  last: null,
  url: null,
};

function touch(id: string, change: Partial<Touch> = {}): Touch {
  return {
    id,
    contactId: '1',
    kind: 'form',
    at: NOW - 10 * DAY,
    title: '',
    channel: null,
    campaign: 'Fair',
    by: 'marketing',
    ...change,
  };
}

const line = (touches: readonly Touch[], deal = DEAL) =>
  dealLine(deal, {
    plan,
    timeZone: 'Europe/Madrid',
    touches: new Map(
      ['1', '2'].map((id) => [id, touches.filter(({ contactId }) => contactId === id)]),
    ),
  });

describe('the path of a deal', () => {
  it('is that of all its people, in order, without what does not count', () => {
    const { path, gap } = line([
      touch('b', { contactId: '2', at: NOW - DAY, campaign: null, kind: 'page-view' }),
      touch('a'),
      // The same campaign on the same day, mail that was only sent, a call by sales, after the win.
      touch('c', { at: NOW - 10 * DAY + HOUR }),
      touch('d', { kind: 'email-sent', by: 'sales' }),
      touch('e', { kind: 'call', by: 'sales', campaign: null }),
      touch('f', { at: NOW + HOUR }),
      touch('g', { at: NOW - 400 * DAY }),
    ]);
    expect(gap).toBeNull();
    expect(path).toEqual([
      { at: NOW - 10 * DAY, kind: 'form', campaign: 'Fair' },
      { at: NOW - DAY, kind: 'page-view', campaign: null },
    ]);
  });

  it('is said to be unread where one of its people is, and missing where there is no person', () => {
    const sources = { plan, timeZone: 'UTC', touches: new Map([['1', [touch('a')]]]) };
    expect(dealLine(DEAL, sources)).toMatchObject({ gap: 'unread', path: [] });
    expect(dealLine({ ...DEAL, contactIds: [] }, sources).gap).toBe('no-contacts');
    expect(line([]).gap).toBe('none');
  });

  it('never has a touch after the end, is in order, and counts what is not listed', () => {
    const touches = fc.array(
      fc.record({
        id: fc.uuid(),
        contactId: fc.constantFrom('1', '2'),
        kind: fc.constantFrom(...TOUCH_KINDS),
        at: fc.integer({ min: NOW - 60 * DAY, max: NOW + 5 * DAY }),
        campaign: fc.option(fc.constantFrom('Fair', 'Webinar')),
        incoming: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(touches, (made) => {
        const { path, more } = line(made.map((each) => touch(each.id, each)));
        expect(path.length).toBeLessThanOrEqual(12);
        expect(more === 0 || path.length === 12).toBe(true);
        expect(path.map(({ at }) => at)).toEqual(
          path.map(({ at }) => at).toSorted((a, b) => a - b),
        );
        for (const { at } of path) expect(at).toBeLessThanOrEqual(NOW);
      }),
    );
  });

  it('shows amounts of the CRM only where they are whole minor units of a currency', () => {
    expect(line([], { ...DEAL, amount: 0.5, currency: 'Euro' })).toMatchObject({
      amount: null,
      currency: null,
    });
  });
});

describe('the quality of the week’s deals', () => {
  it('counts those without a touch and without a campaign, of those that were read', () => {
    const lines = [
      line([touch('a')]),
      line([]),
      line([touch('b', { campaign: null })]),
      { ...line([]), gap: 'unread' as const },
    ];
    expect(dealQuality(lines)).toEqual({
      unattributed: { x: 1, n: 3 },
      noCampaign: { x: 1, n: 3 },
    });
    expect(dealQuality([])).toEqual({ unattributed: null, noCampaign: null });
  });
});
