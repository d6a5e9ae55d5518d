import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { planningOf } from '../../../../lib/domain/agreement/planning';
import type { Goal } from '../../../../lib/domain/base/agreement-model';
import { STAGES, type Stage } from '../../../../lib/domain/base/stage';
import { stepsOf } from '../../../../lib/domain/figures/counting/cohorts';
import { partQuestions, partsFrame } from '../../../../lib/domain/figures/counting/parts';
import { periodOf } from '../../../../lib/domain/figures/counting/period';
import type { FunnelFrame } from '../../../../lib/domain/figures/counting/plan';
import { type CountQuestion, questionKey } from '../../../../lib/domain/figures/counting/question';
import type { PartsView } from '../../../../lib/domain/figures/counting/view';
import { firstExit } from '../../../../lib/domain/figures/funnel/first-exit';
import type { Move } from '../../../../lib/domain/figures/funnel/journey';
import type { Known } from '../../../../lib/domain/figures/shown/answers';
import { goalPairs, stageGoals } from '../../../../lib/domain/figures/shown/chain';
import { outcomesOf } from '../../../../lib/domain/figures/shown/outcomes';
import { partRates } from '../../../../lib/domain/figures/shown/parts';
import { visitorMonth } from '../../../../lib/domain/figures/shown/visitors';
import { outcomesAt } from '../../../../lib/domain/figures/time/competing';

const DAY = 86_400_000;
const ZONE = 'Europe/Madrid';
const NOW = Date.parse('2026-11-18T12:00:00Z');
const MAPPED: readonly Stage[] = ['lead', 'mql', 'sql', 'opportunity', 'customer'];
const FRAME: FunnelFrame = {
  now: NOW,
  timeZone: ZONE,
  months: 12,
  mapped: MAPPED,
  keepsMoves: true,
  steps: stepsOf(MAPPED, () => 90),
  period: periodOf({ unit: 'month' }, NOW, ZONE),
};
const counted = (count: number): Known => ({
  kind: 'count',
  count,
  atLeast: false,
  askedAt: NOW,
});

describe('a period against the same one a year ago', () => {
  const local = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(at);
  const datesBefore = (choice: Parameters<typeof periodOf>[0]) => {
    const { from, until } = periodOf({ ...choice, against: 'year' }, NOW, ZONE).before;
    return [local(from), local(until - 1)];
  };

  it('is that month, and of a month that is not over as many days of it', () => {
    expect(datesBefore({ unit: 'month', start: '2026-03' })).toEqual(['2025-03-01', '2025-03-31']);
    expect(datesBefore({ unit: 'month' })).toEqual(['2025-11-01', '2025-11-18']);
    expect(datesBefore({ unit: 'quarter', start: '2026-04' })).toEqual([
      '2025-04-01',
      '2025-06-30',
    ]);
  });

  it('is the same dates, the last of February for its 29th', () => {
    expect(datesBefore({ unit: 'range', from: '2024-02-29', to: '2024-03-15' })).toEqual([
      '2023-02-28',
      '2023-03-15',
    ]);
  });
});

describe('the first way out of a stage', () => {
  const way = (...stops: readonly (readonly [Stage, number])[]): Move<Stage>[] =>
    stops.map(([stage, day]) => ({ person: 'p', stage, at: NOW + day * DAY }));
  const exit = (moves: readonly Move<Stage>[]) =>
    firstExit(moves, STAGES, { stage: 'mql', next: 'sql' }, NOW);

  it('is on to the next or beyond, or back, whichever is first', () => {
    expect(exit(way(['mql', 0], ['sql', 3]))).toEqual({ way: 'on', at: NOW + 3 * DAY });
    expect(exit(way(['mql', 0], ['opportunity', 3]))?.way).toBe('on');
    expect(exit(way(['mql', 0], ['lead', 2], ['mql', 5], ['sql', 9]))).toEqual({
      way: 'back',
      at: NOW + 2 * DAY,
    });
  });

  it('is none while the person waits, and at once for who passed the stage over', () => {
    expect(exit(way(['mql', 0]))).toBeNull();
    expect(exit(way(['lead', -4], ['opportunity', 0]))).toEqual({ way: 'on', at: NOW });
  });
});

describe('what became of them', () => {
  const look = (question: CountQuestion): Known => {
    if (question.kind === 'stands') throw new Error(question.kind);
    const months = Math.round((question.span.until - question.span.from) / (30 * DAY));
    if (question.kind === 'came') return counted(100 * months);
    if (question.kind !== 'left') throw new Error(question.kind);
    const days = question.withinDays ?? 90;
    return counted(Math.round((question.way === 'on' ? 40 : 20) * months * Math.min(1, days / 90)));
  };

  it('adds up to all of them, at every time', () => {
    const known = outcomesOf(
      look,
      FRAME,
      FRAME.steps[1] ?? { stage: 'mql', next: 'sql', windowDays: 30 },
    );
    if (known.kind !== 'outcomes' || known.curve === null) throw new Error(known.kind);
    for (const days of [0, 1, 7, 30, 90]) {
      const { left, still } = outcomesAt(known.curve, days);
      expect(left.reduce((sum, each) => sum + each, still)).toBeCloseTo(1, 9);
    }
    const { left } = outcomesAt(known.curve, 90);
    expect(left[0]).toBeGreaterThan(0.35);
    expect(left[1]).toBeGreaterThan(0.15);
  });

  it('is a gap where the CRM keeps no moves, and has no curve where no one came', () => {
    const [, step] = FRAME.steps;
    if (step === undefined) throw new Error('no step');
    expect(outcomesOf(look, { ...FRAME, keepsMoves: false }, step)).toEqual({
      kind: 'gap',
      gap: 'not-kept',
    });
    expect(outcomesOf(() => counted(0), FRAME, step)).toMatchObject({ curve: null });
  });
});

describe('which people become customers', () => {
  const compared = partsFrame(FRAME);
  if (compared === null) throw new Error('no frame');
  const { came, on } = partQuestions(compared);
  const answers = (n: number, x: number) =>
    ({
      [questionKey(came)]: { answer: { kind: 'count', count: n, exact: 'exact' }, askedAt: NOW },
      [questionKey(on)]: { answer: { kind: 'count', count: x, exact: 'exact' }, askedAt: NOW },
    }) as const;
  const rates = (parts: Record<string, [number, number]>, all: [number, number]) => {
    const view: PartsView = {
      by: 'source',
      parts: Object.entries(parts).map(([id, [n, x]]) => ({
        id,
        name: id,
        answers: answers(n, x),
      })),
    };
    const look = (question: CountQuestion) =>
      counted(questionKey(question) === questionKey(came) ? all[0] : all[1]);
    return partRates(look, FRAME, view);
  };

  it('leaves out the last three months, so that everybody had time', () => {
    expect(compared.span.until).toBe(Date.parse('2026-07-31T22:00:00Z'));
    expect(compared).toMatchObject({ first: 'lead', last: 'customer' });
  });

  it('names a part that differs from all others beyond chance, and no other', () => {
    const shown = rates(
      { good: [100, 30], usual: [300, 30], few: [4, 2], none: [0, 0] },
      [404, 62],
    );
    expect(shown?.parts.map(({ id, differs, rate }) => [id, differs, rate])).toEqual([
      ['good', 'more', 0.3],
      ['usual', 'fewer', 0.1],
      ['few', null, null],
    ]);
  });

  it('does not name one of twenty that looks special by chance', () => {
    // 9 of 50 against 100 of 1000: alone p is about 0.07, and of twenty parts one is like that.
    const parts = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`p${i}`, [50, i === 0 ? 11 : 5] as [number, number]]),
    );
    const shown = rates(parts, [1_000, 106]);
    expect(shown?.parts.every(({ differs }) => differs === null)).toBe(true);
  });

  it('says nothing of counts that do not fit together yet', () => {
    expect(rates({ one: [50, 40] }, [60, 10])?.parts[0]?.differs).toBeNull();
  });
});

describe('the goals of both departments', () => {
  const goal = (measure: Goal['measure'], target: number, more: Partial<Goal> = {}): Goal => ({
    id: measure,
    owner: 'marketing',
    responsible: null,
    measure,
    target,
    from: '2026-01',
    until: null,
    label: { en: measure, es: measure },
    ...more,
  });
  const planning = planningOf(DEFAULT_AGREEMENT);
  /** Every step is 20 of 100. */
  const look = (question: CountQuestion) => counted(question.kind === 'went-on' ? 20 : 100);
  const pairs = (goals: readonly Goal[], targets = {}, rates = {}) =>
    goalPairs(look, FRAME, planning, goals, targets, rates);

  it('are taken from the top down, those that hold in the month', () => {
    const all = [
      goal('customer', 6),
      goal('mql', 40),
      goal('sql', 9, { until: '2026-10' }),
      goal('accepted-in-time', 90),
    ];
    expect(stageGoals(all, '2026-11').map(({ measure }) => measure)).toEqual(['mql', 'customer']);
  });

  it('are held against each other by the rates between them', () => {
    const [pair] = pairs(
      [goal('mql', 40), goal('customer', 6)],
      {},
      { mql: 0.5, sql: 0.8, opportunity: 0.3 },
    );
    expect(pair?.rate).toBeCloseTo(0.12, 6);
    expect(pair?.check.gives).toBeCloseTo(4.8, 6);
    expect(pair?.check.fitting).toBe(50);
  });

  it('fit with what was offered', () => {
    const goals = [goal('mql', 40), goal('customer', 6)];
    const rates = { mql: 0.5, sql: 0.8, opportunity: 0.3 };
    expect(pairs(goals, { mql: 50 }, rates)[0]?.check.short).toBe(0);
    expect(pairs(goals, { customer: 4 }, rates)[0]?.check.short).toBe(0);
  });

  it('take visitors by the agreed ratio', () => {
    const [pair] = pairs([goal('visitor', 1_000), goal('lead', 30)]);
    expect(pair?.check.gives).toBeCloseTo(20, 6);
  });
});

describe('the visitors of a month', () => {
  const look = () => counted(30);

  it('are asked for once the month is over, with the last number shown', () => {
    expect(visitorMonth(look, FRAME, [{ month: '2026-09', count: 900 }])).toMatchObject({
      month: '2026-10',
      visitors: null,
      last: { month: '2026-09', count: 900 },
      perHundred: null,
    });
  });

  it('make a ratio of leads to them', () => {
    const { visitors, perHundred } = visitorMonth(look, FRAME, [
      { month: '2026-10', count: 1_200 },
    ]);
    expect([visitors, perHundred]).toEqual([1_200, 2.5]);
  });
});
