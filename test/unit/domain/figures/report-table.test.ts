import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionOf } from '../../../../lib/domain/agreement/attribution';
import type { CampaignAlias } from '../../../../lib/domain/base/agreement-plan';
import type { Deal } from '../../../../lib/domain/base/deal';
import { TOUCH_KINDS, type Touch } from '../../../../lib/domain/base/touch';
import type { DealPerson } from '../../../../lib/domain/figures/attribution/deal-path';
import { widestSpread } from '../../../../lib/domain/figures/attribution/model-spread';
import { pathSteps } from '../../../../lib/domain/figures/attribution/report-paths';
import {
  type CreditTable,
  tableSteps,
} from '../../../../lib/domain/figures/attribution/report-table';
import { ended } from '../../../../lib/domain/figures/attribution/steps';
import { makeDeal } from './make-deal';

const DAY = 86_400_000;
const terms = {
  kinds: new Set(TOUCH_KINDS.filter((kind) => kind !== 'email-sent')),
  lookbackMs: 90 * DAY,
  timeZone: 'Europe/Madrid',
};

function touch(id: string, day: number, change: Partial<Touch> = {}): Touch {
  return {
    id,
    contactId: 'a',
    kind: 'form',
    at: day * DAY,
    title: '',
    channel: null,
    campaign: 'Webinar',
    by: 'marketing',
    ...change,
  };
}

function person(id: string, touches: readonly Touch[], change: Partial<DealPerson> = {}) {
  return { id, name: id, leadAt: null, personaId: null, touches, gaps: [], ...change };
}

function report(
  deals: readonly Deal[],
  people: readonly DealPerson[],
  aliases: readonly CampaignAlias[] = [],
  isLeftOut: (touchId: string, dealId: string) => boolean = () => false,
  plan: Parameters<typeof tableSteps>[1] = attributionOf({}),
): CreditTable & { nameOf: (key: string) => string } {
  const { paths, names } = ended(pathSteps(deals, people, terms, aliases, isLeftOut));
  return { ...ended(tableSteps(paths, plan)), nameOf: names.nameOf };
}

describe('the table of campaigns and models', () => {
  it('adds to the total of the won deals under every model, whatever the deals', () => {
    const ids = ['a', 'b', 'c'];
    const anyTouch = fc.record({
      day: fc.integer({ min: 0, max: 210 }),
      kind: fc.constantFrom(...TOUCH_KINDS),
      name: fc.constantFrom(null, 'Fair', 'Webinar', 'Mail'),
      id: fc.constantFrom(undefined, '1', '2'),
    });
    const anyDeal = fc.record({
      contactIds: fc.subarray(ids),
      amount: fc.oneof(fc.constant(null), fc.integer({ min: -1_000_000, max: 1_000_000_000 })),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      campaign: fc.constantFrom(null, { id: '1', name: 'Fair' }, { id: '9', name: 'Web' }),
      createdAt: fc.oneof(
        fc.constant(null),
        fc.integer({ min: 0, max: 200 }).map((day) => day * DAY),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(anyDeal, { maxLength: 12 }),
        fc.array(fc.array(anyTouch, { maxLength: 15 }), { minLength: 3, maxLength: 3 }),
        (made, touched) => {
          const deals = made.map((change, i) => makeDeal(String(i), change));
          const people = touched.map((own, i) =>
            person(
              ids[i] ?? '',
              own.map(({ day, kind, name, id }, j) =>
                touch(`${i}.${j}`, day, { kind, campaign: name, campaignId: id }),
              ),
            ),
          );
          const { rows, totals, models } = report(deals, people);
          expect(totals.deals).toBe(deals.length);
          for (const model of models) {
            const tenths = rows.reduce((sum, { cells }) => sum + (cells[model]?.tenths ?? 0), 0);
            expect(tenths).toBe(10 * deals.length);
            for (const [currency, total] of Object.entries(totals.money)) {
              const sum = rows.reduce(
                (all, { cells }) => all + (cells[model]?.money[currency] ?? 0),
                0,
              );
              expect(sum).toBe(total);
              expect(total).toBe(
                deals
                  .filter((deal) => deal.currency === currency)
                  .reduce((all, { amount }) => all + (amount ?? 0), 0),
              );
            }
          }
        },
      ),
    );
  });

  it('has rows for deals without a campaign and without a touch, with their reasons', () => {
    const { rows, why } = report(
      [
        makeDeal('1'),
        makeDeal('2', { contactIds: [] }),
        makeDeal('3', { contactIds: ['old'] }),
        makeDeal('4', { contactIds: ['shut'] }),
        makeDeal('5', { contactIds: ['still'] }),
      ],
      [
        person('a', [touch('t', 190, { campaign: null })]),
        person('old', [touch('o', 10)]),
        person('shut', [], { gaps: [{ what: 'touches', why: 'scope', detail: '' }] }),
        person('still', [touch('s', 190, { kind: 'email-sent' })]),
      ],
    );
    expect(rows.map(({ key }) => key)).toEqual(['(no campaign)', '(unattributed)']);
    expect(rows[1]?.cells.linear?.deals).toBe(4);
    expect(why).toEqual({ 'no-people': 1, outside: 1, unreadable: 1, 'no-touch': 1 });
  });

  it('follows a campaign through a new name in the CRM and through an alias', () => {
    const { rows, nameOf } = report(
      [makeDeal('1')],
      [
        person('a', [
          touch('1', 120, { campaign: 'Webinar May', campaignId: '7' }),
          touch('2', 130, { campaign: 'Webinar A', campaignId: '7' }),
          touch('3', 140, { campaign: 'Webinar A' }),
          touch('4', 150, { campaign: 'Old series' }),
        ]),
      ],
      [{ former: 'Old series', current: 'Webinar A' }],
    );
    expect(rows.map(({ key }) => [key, nameOf(key)])).toEqual([['id:7', 'Webinar A']]);
    expect(rows[0]?.cells.linear).toEqual({ tenths: 10, money: { EUR: 100_00 }, deals: 1 });
  });

  it('counts several touches of a campaign on one local day once', () => {
    const late = (hours: number) => ({ at: 188 * DAY + hours * 3_600_000 });
    const { rows } = report(
      [makeDeal('1')],
      [
        person('a', [
          touch('1', 0, { ...late(10), campaign: 'Fair' }),
          touch('2', 0, { ...late(11), campaign: 'Fair' }),
          touch('3', 0, { ...late(21), campaign: 'Mail' }),
        ]),
      ],
    );
    expect(rows.map(({ cells }) => cells.linear?.tenths)).toEqual([5, 5]);
  });

  it('leaves out what is contested for a deal, and says so where nothing is left', () => {
    const deals = [makeDeal('1'), makeDeal('2')];
    const people = [person('a', [touch('t', 190)])];
    const { rows, why } = report(
      deals,
      people,
      [],
      (touchId, dealId) => touchId === 't' && dealId === '2',
    );
    expect(rows.map(({ cells }) => cells.first?.tenths)).toEqual([10, 10]);
    expect(why).toEqual({ contested: 1 });
  });

  it('shows what the CRM has on the deal beside it, where it has anything', () => {
    const people = [person('a', [touch('t', 190)])];
    const deals = [makeDeal('1'), makeDeal('2')];
    expect(report(deals, people).models).not.toContain('crm');
    const own = makeDeal('1', { campaign: { id: '5', name: 'Fair' } });
    const { models, rows } = report([own, makeDeal('2')], people);
    expect(models.at(-1)).toBe('crm');
    expect(rows.map(({ key, cells }) => [key, cells.crm?.tenths])).toEqual([
      ['name:Webinar', undefined],
      ['id:5', 10],
      ['(no campaign)', 10],
    ]);
  });

  it('has a column for the weights of the team once it gave some', () => {
    const people = [person('a', [touch('1', 150, { campaign: 'Fair' }), touch('2', 190)])];
    expect(report([makeDeal('1')], people).models).not.toContain('custom');
    const own = attributionOf({ attribution: { shares: { first: 70, won: 30 } } });
    const { rows } = report([makeDeal('1')], people, [], () => false, own);
    expect(rows.map(({ cells }) => cells.custom?.tenths)).toEqual([7, 3]);
  });

  it('names the campaign for which the model matters most', () => {
    const table = report(
      [makeDeal('1'), makeDeal('2')],
      [person('a', [touch('1', 150, { campaign: 'Fair' }), touch('2', 190)])],
    );
    expect(widestSpread(table)).toEqual({
      key: 'name:Fair',
      least: { tenths: 0, model: 'last' },
      most: { tenths: 20, model: 'first' },
    });
  });
});
