import { describe, expect, it } from 'vitest';
import {
  ASK_AGAIN_DAYS,
  CUSTOMER_FOR_DAYS,
  type ReferrerFacts,
  whyNotAsked,
} from '../../../../lib/domain/feedback/could-refer';
import {
  askedToReferAt,
  referralsOf,
  referralTotals,
} from '../../../../lib/domain/feedback/referrals';
import { feedbackThreads } from '../../../../lib/domain/feedback/threads';
import { DAY, HOUR, NOW } from '../make';
import { saidBy } from './said';

const ana = { id: 'a', name: 'Ana Ruiz' };
const ben = { id: 'b', name: 'Ben Ames' };

describe('word of mouth', () => {
  it('is who the last word names, of any author, until one says that there was none', () => {
    const first = saidBy(
      'Nora',
      '1',
      { verdict: 'referred', referrer: ana },
      { at: NOW - 2 * HOUR },
    );
    const other = saidBy('Mara', '2', { verdict: 'referred', referrer: ben }, { at: NOW - HOUR });
    const none = saidBy('Nora', '3', { verdict: 'referred' });
    const by = (...entries: (typeof first)[]) =>
      referralsOf(feedbackThreads(entries)).get('c1')?.referrer.name;
    expect(by(first)).toBe('Ana Ruiz');
    expect(by(other, first)).toBe('Ben Ames');
    expect(by(none, first, other)).toBeUndefined();
    const back = saidBy('Mara', '4', { verdict: 'undone', answers: '2' });
    expect(by(first, other, back)).toBe('Ana Ruiz');
    const self = { verdict: 'referred' as const, referrer: { id: 'c1', name: 'Self' } };
    expect(by(saidBy('Eve', '5', self))).toBeUndefined();
  });

  it('is a source of its own: everybody who came by it once, and who of them bought', () => {
    const said = (id: string, contactId: string, referrer: typeof ana) =>
      saidBy('Nora', id, { verdict: 'referred', referrer }, { contactId });
    const threads = feedbackThreads([
      said('1', 'x', ana),
      said('2', 'y', ana),
      said('3', 'z', ben),
      said('4', 'x', ana),
    ]);
    const stages = { x: 'customer', y: 'sql', z: 'lead' } as const;
    const stageOf = (id: string) => (id === 'x' || id === 'y' || id === 'z' ? stages[id] : null);
    expect(referralTotals(referralsOf(threads).values(), stageOf)).toEqual({
      leads: 3,
      customers: 1,
      by: [
        { ...ana, leads: 2, customers: 1 },
        { ...ben, leads: 1, customers: 0 },
      ],
    });
  });
});

describe('a customer who could refer', () => {
  const facts: ReferrerFacts = {
    stage: 'customer',
    customerSince: NOW - CUSTOMER_FOR_DAYS * DAY,
    hasOpenFeedback: false,
    askedAt: null,
  };

  it.each([
    ['is a customer for a while', {}, null],
    ['is a customer', { stage: 'opportunity' }, 'no-customer'],
    ['is dated', { customerSince: null }, 'undated'],
    ['did not buy lately', { customerSince: NOW - CUSTOMER_FOR_DAYS * DAY + 1 }, 'new'],
    ['has no open complaint', { hasOpenFeedback: true }, 'open-feedback'],
    ['was not asked lately', { askedAt: NOW - ASK_AGAIN_DAYS * DAY + 1 }, 'asked'],
    ['may be asked again', { askedAt: NOW - ASK_AGAIN_DAYS * DAY }, null],
  ] as const)('%s', (_, part, why) => {
    expect(whyNotAsked({ ...facts, ...part }, NOW)).toBe(why);
  });

  it('is known as asked by the last note that says so', () => {
    const asked = (id: string, at: number) =>
      saidBy('Nora', id, { verdict: 'asked-to-refer' }, { at });
    const threads = feedbackThreads([asked('1', NOW - DAY), asked('2', NOW - HOUR)]);
    expect(askedToReferAt(threads).get('c1')).toBe(NOW - HOUR);
    const back = saidBy('Nora', '3', { verdict: 'undone', answers: '2' });
    const taken = feedbackThreads([asked('1', NOW - DAY), asked('2', NOW - HOUR), back]);
    expect(askedToReferAt(taken).get('c1')).toBe(NOW - DAY);
  });
});
