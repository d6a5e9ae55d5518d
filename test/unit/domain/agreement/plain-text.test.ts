import { describe, expect, it } from 'vitest';
import { agreementWords } from '../../../../lib/domain/agreement/plain-text';
import { makeAgreement } from '../make';

const FILLED = makeAgreement({
  format: 2,
  plan: {
    steps: { mql: { rate: 0.45, windowDays: 30, lagDays: 7, worth: 20 } },
    leadsPerVisitor: 0.025,
    chance: 0.9,
    visitors: [{ month: '2026-10', count: 12_000 }],
  },
  attribution: {
    model: 'u-shaped',
    lookbackDays: 180,
    touches: ['form', 'event'],
    aliases: [{ former: 'Webinar 1', current: 'Webinar A' }],
  },
  hours: { ...makeAgreement().hours, pause: { from: 840, to: 900 } },
  goals: makeAgreement().goals.map((goal) =>
    goal.id === 'mql'
      ? { ...goal, measure: 'lead' as const, responsible: 'Ada', serves: 'customers' }
      : goal,
  ),
});

describe('the agreement in plain words', () => {
  it('says in English what only format 2 holds', () => {
    const words = agreementWords(FILLED, 'en');
    for (const line of [
      'From MQL to SQL: 45% move on, within 30 days, median 7 days, assumed with the weight of 20 people',
      'Leads per visitor: 2.5%',
      'Probability of reaching goals: 90%',
      'Visitors: 2026-10 12000',
      'Attribution model: U-shaped',
      'Touches count for 180 days before the win',
      'Touches that count: form, event',
      'Campaign Webinar 1: now Webinar A',
      'Midday break: 14:00–15:00',
      'MQLs handed over per month: 40 leads per month, from 2026-01 (marketing, Ada); supports New customers per month',
    ])
      expect(words.split('\n')).toContain(line);
  });

  it('says it in Spanish', () => {
    const words = agreementWords(FILLED, 'es');
    expect(words).toMatch(/De MQL a SQL: 45\s% avanzan, en un plazo de 30 días/);
    expect(words).toContain('Pausa de mediodía: 14:00–15:00');
    expect(words).toContain('contribuye a Clientes nuevos al mes');
    expect(words).not.toMatch(/undefined|NaN|null/);
  });

  it('says nothing of what was left open, which the product assumes', () => {
    const words = agreementWords(makeAgreement(), 'en');
    expect(words).not.toMatch(/From MQL to SQL|Attribution|Midday|serves|Visitors:/);
  });

  it('takes the language that is there where the one wanted is missing', () => {
    const label = { es: 'No encaja' };
    const words = agreementWords(
      makeAgreement({ format: 2, rejectReasons: [{ id: 'a', label }] }),
      'en',
    );
    expect(words).toContain('Reasons to reject: No encaja');
  });
});
