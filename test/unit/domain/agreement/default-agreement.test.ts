import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { contactRule, STAGES } from '../../../../lib/domain/base/stage';
import { type Signal, TOUCH_KINDS } from '../../../../lib/domain/base/touch';
import { createBusinessCalendar } from '../../../../lib/domain/clocks/business-time';
import { scoreOf } from '../../../../lib/domain/scoring/score-model';
import { DAY, NOW } from '../make';

const { score, mqlThreshold, clocks, hours } = DEFAULT_AGREEMENT;

function points(jobTitle: string, signals: readonly Signal[] = []): number {
  return scoreOf(
    { traits: { jobTitle, company: 'Alder' }, signals, crmScore: null },
    DEFAULT_AGREEMENT,
    NOW,
  ).value;
}

describe('the agreement that holds until a team writes its own', () => {
  it('has points for every kind of touch', () => {
    expect(score.engagement.map(({ kind }) => kind).sort()).toEqual([...TOUCH_KINDS].sort());
    for (const { points, cap } of score.engagement) expect(cap).toBeGreaterThanOrEqual(points);
  });

  it('says everything in two languages that differ', () => {
    const said = JSON.stringify(DEFAULT_AGREEMENT, (_, value) =>
      value === null ? undefined : value,
    );
    const pairs = [...said.matchAll(/\{"en":"([^"]*)","es":"([^"]*)"\}/g)];
    expect(pairs.length).toBeGreaterThan(30);
    for (const [, en, es] of pairs) expect(en).not.toBe(es);
  });

  it('lets a rep write to no person that the shared language shields', () => {
    expect(DEFAULT_AGREEMENT.doNotContact).toEqual(
      STAGES.filter((stage) => contactRule(stage) === 'do-not-contact'),
    );
  });

  it('gives four hours to accept, a day to call, ten to decide, an hour to attend and fourteen days to look again', () => {
    const day = hours.to - hours.from;
    expect(clocks).toEqual({
      'accept-mql': 240,
      'first-contact': day,
      'decide-sql': 10 * day,
      'attend-opportunity': 60,
      'review-sql': 14 * day,
    });
    expect(createBusinessCalendar(hours).add(NOW, day)).toBe(NOW + DAY);
  });

  it.each([
    ['Director of Operations', 'Directora de Operaciones'],
    ['Head of Logistics', 'Jefa de Logística'],
    ['Warehouse Manager', 'Encargado de Almacén'],
    ['Owner', 'Dueña'],
    ['Student', 'Estudiante'],
  ])('sees %s and %s alike', (en, es) => {
    expect(points(es)).toBe(points(en));
  });

  it('puts who decides above who leads, above the others, above a student', () => {
    const titles = [
      'Director of Logistics',
      'Logistics Manager',
      'Manager',
      'Accountant',
      'Student',
    ];
    const values = titles.map((title) => points(title));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(new Set(values).size).toBe(values.length);
  });

  it('makes no one an MQL by one good title alone, nor a student by a few clicks', () => {
    const clicks: Signal[] = [1, 2, 3].map((day) => ({
      kind: 'email-clicked',
      at: NOW - day * DAY,
    }));
    expect(points('Director of Operations')).toBeLessThan(mqlThreshold);
    expect(points('Student', clicks)).toBeLessThan(mqlThreshold);
  });

  it('makes an MQL of a director of operations who asked for a demo and came to the webinar', () => {
    const signals: Signal[] = [
      { kind: 'form', at: NOW - 2 * DAY },
      { kind: 'event', at: NOW - 5 * DAY },
    ];
    expect(points('Director of Operations', signals)).toBeGreaterThanOrEqual(mqlThreshold);
  });
});
