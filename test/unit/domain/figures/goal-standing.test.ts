import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { planningOf } from '../../../../lib/domain/agreement/planning';
import { GOAL_MEASURES, type Goal } from '../../../../lib/domain/base/agreement-model';
import { STAGES, type Stage } from '../../../../lib/domain/base/stage';
import { stepsOf } from '../../../../lib/domain/figures/counting/cohorts';
import { dateAfter, periodOf } from '../../../../lib/domain/figures/counting/period';
import type { CountQuestion } from '../../../../lib/domain/figures/counting/question';
import { cohortCounts } from '../../../../lib/domain/figures/funnel/cohort';
import { type Journey, journeysOf, type Move } from '../../../../lib/domain/figures/funnel/journey';
import { servedBy } from '../../../../lib/domain/figures/goals/active';
import { type ClockCounts, clockCounts } from '../../../../lib/domain/figures/goals/clock-goals';
import { monthSoFar } from '../../../../lib/domain/figures/goals/month-so-far';
import type { Known, Look } from '../../../../lib/domain/figures/shown/answers';
import { goalFigures } from '../../../../lib/domain/figures/shown/goal';
import { chainLinks } from '../../../../lib/domain/figures/shown/goal-chain';
import { checkGoal } from '../../../../lib/domain/figures/shown/goal-check';
import { goalLine, linesFor } from '../../../../lib/domain/figures/shown/goal-line';
import { type GoalSources, numberIn } from '../../../../lib/domain/figures/shown/goal-number';
import { currentGoals, goalStanding } from '../../../../lib/domain/figures/shown/goal-standing';
import type { TeamClock } from '../../../../lib/domain/hand-off/clock-figures';

const DAY = 86_400_000;
const HOURS = DEFAULT_AGREEMENT.hours;
const ZONE = HOURS.timeZone;
/** A Wednesday, 13:00 in Madrid: 12 of 21 working days are over, and a part of the day. */
const NOW = Date.parse('2026-11-18T12:00:00Z');
const MAPPED: readonly Stage[] = ['lead', 'mql', 'sql', 'opportunity', 'customer'];

const goal = (change: Partial<Goal> = {}): Goal => ({
  id: 'mql',
  owner: 'marketing',
  responsible: 'Ana',
  measure: 'mql',
  target: 40,
  from: '2026-01',
  until: '2026-12',
  label: { en: 'MQLs', es: 'MQL' },
  ...change,
});
const CUSTOMERS = goal({ id: 'customers', owner: 'sales', measure: 'customer', target: 6 });

/** Moves of a steady year: of two leads one goes on, at different speeds. */
function journeysAt(people: number, now: number): Journey<Stage>[] {
  const moves = Array.from({ length: people }, (_, i): Move<Stage>[] => {
    const at = now - ((i * 7919) % (400 * 24)) * (DAY / 24);
    const lags = [1 + (i % 9), 1 + (i % 21), 10 + (i % 60), 20 + (i % 30)];
    const far = i % 2 === 0 ? 0 : 1 + (i % 4);
    let day = at;
    return [
      { person: `p${i}`, at, stage: 'lead' },
      ...MAPPED.slice(1, 1 + far).flatMap((stage, index): Move<Stage>[] => {
        day += (lags[index] ?? 0) * DAY;
        return day > now ? [] : [{ person: `p${i}`, at: day, stage }];
      }),
    ];
  }).flat();
  return journeysOf(moves, STAGES, now);
}

function lookInto(journeys: readonly Journey<Stage>[], now: number): Look {
  const count = (question: CountQuestion): number => {
    const { kind, stage } = question;
    if (kind === 'stands') return journeys.filter(({ present }) => present === stage).length;
    const own = journeys.filter(({ came }) => {
      const at = came.get(stage);
      return typeof at === 'number' && at >= question.span.from && at < question.span.until;
    });
    if (kind === 'came') return own.length;
    if (kind === 'in-flight') return own.filter(({ present }) => present === stage).length;
    if (kind !== 'went-on') return 0;
    const { next, withinDays } = question;
    const counts = cohortCounts(own, { stage, next, windowDays: withinDays ?? 0 }, now);
    return withinDays === null ? counts.convertedSoFar : counts.convertedWithin;
  };
  return (question): Known => ({
    kind: 'count',
    count: count(question),
    atLeast: false,
    askedAt: now,
  });
}

function sourcesAt(now = NOW, people = 600, change: Partial<GoalSources> = {}): GoalSources {
  const windows = planningOf({ version: 3, plan: undefined });
  return {
    look: lookInto(journeysAt(people, now), now),
    frame: {
      now,
      timeZone: ZONE,
      months: 6,
      keepsMoves: true,
      mapped: MAPPED,
      steps: stepsOf(MAPPED, () => 90),
      period: periodOf({ unit: 'month' }, now, ZONE),
    },
    planning: windows,
    hours: HOURS,
    clocks: null,
    ...change,
  };
}

const sources = sourcesAt();

describe('the month of a goal', () => {
  it('counts a day once its work is over, and its part for what has gone by', () => {
    expect(monthSoFar(HOURS, 'mql', NOW)).toMatchObject({
      month: '2026-11',
      to: '2026-11-30',
      today: '2026-11-18',
      total: 21,
      elapsed: 12,
      left: 9,
      unit: 'working',
    });
    const evening = monthSoFar(HOURS, 'mql', Date.parse('2026-11-18T21:00:00Z'));
    expect(evening).toMatchObject({ elapsed: 13, left: 8, gone: 13 });
    const noon = monthSoFar(HOURS, 'mql', NOW);
    expect(noon.gone).toBeGreaterThan(12);
    expect(noon.gone).toBeLessThan(13);
    // A Sunday adds nothing.
    expect(monthSoFar(HOURS, 'mql', Date.parse('2026-11-22T12:00:00Z'))).toMatchObject({
      elapsed: 15,
      left: 6,
      gone: 15,
    });
  });

  it('of visitors has all days', () => {
    expect(monthSoFar(HOURS, 'visitor', NOW)).toMatchObject({
      total: 30,
      elapsed: 17,
      left: 13,
      unit: 'calendar',
    });
  });
});

describe('where a goal stands', () => {
  it('is what the plan of the Funnel says for the same goal', () => {
    const stages = ['mql', 'sql', 'opportunity', 'customer'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...stages),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 30 }),
        (measure, target, day) => {
          const now = Date.parse(`2026-11-${String(day).padStart(2, '0')}T11:00:00Z`);
          const own = sourcesAt(now, 300);
          const standing = goalStanding(own, goal({ measure, target }));
          const { look, frame, planning } = own;
          const figures = goalFigures(look, frame, planning, HOURS, {
            stage: measure,
            target,
            from: '2026-11-01',
            by: '2026-11-30',
            chance: planning.chance.value,
            rates: {},
          });
          expect(standing.figures).toEqual(figures);
          if (figures.kind !== 'plan') throw new Error(figures.kind);
          expect(standing.seen).toMatchObject({ count: figures.have });
          expect(standing.missing).toBe(Math.max(0, figures.rest));
          expect(standing.word === 'reached').toBe(figures.plan.verdict === 'reached');
          const isOut = figures.plan.verdict === 'out-of-reach';
          if (day < 30 && isOut && standing.soFar.left > 0) {
            expect(standing.out?.why).toBe('no-way');
            expect(standing.chance).toBeLessThan(0.01);
          }
          if (standing.out?.why === 'no-way') expect(isOut).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has a chance that only falls with the target, and none before the month begins to go by', () => {
    const chances = [5, 10, 20, 40, 80].map(
      (target) => goalStanding(sources, goal({ target })).chance ?? Number.NaN,
    );
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    const first = sourcesAt(Date.parse('2026-10-31T23:30:00Z'));
    const fresh = goalStanding(first, goal({ target: 500 }));
    expect(fresh).toMatchObject({ word: null, pace: null, chance: null });
  });

  it('holds customers against those on the way and not against a straight line', () => {
    const standing = goalStanding(sources, CUSTOMERS);
    expect(standing.basis).toBe('way');
    expect(standing.couldHave).toBeGreaterThan(0);
    expect(goalStanding(sources, goal()).couldHave).toBeNull();
  });

  it('says what is needed a day, and that nothing is once it is reached', () => {
    const short = goalStanding(sources, goal({ target: 100 }));
    expect(short.perDay).toBeCloseTo((short.missing ?? 0) / 9, 10);
    expect(goalStanding(sources, goal({ target: 1 }))).toMatchObject({
      word: 'reached',
      missing: 0,
      perDay: 0,
      out: null,
      chance: 1,
    });
  });

  it('shows the months that the goal is for, met or not', () => {
    const standing = goalStanding(sources, goal({ from: '2026-08', target: 10 }));
    expect(standing.past.map(({ month }) => month)).toEqual(['2026-08', '2026-09', '2026-10']);
    for (const { seen, met } of standing.past) {
      expect(met).toBe(seen.kind === 'count' && seen.count >= 10);
    }
  });
});

describe('a goal out of reach', () => {
  it('says that it is over when the last working day is', () => {
    // The last day of May 2026 is a Sunday.
    const sunday = sourcesAt(Date.parse('2026-05-31T12:00:00Z'));
    expect(goalStanding(sunday, goal({ target: 500 })).out).toEqual({
      why: 'over',
      since: '2026-05-29',
      chance: null,
    });
  });

  it('says since when there is no way left: with one day more than then there would have been', () => {
    const now = Date.parse('2026-11-26T12:00:00Z');
    const { look: all, ...rest } = sourcesAt(now);
    // No one goes on from opportunity within a week.
    const look: Look = (question) =>
      question.kind === 'went-on' &&
      question.stage === 'opportunity' &&
      (question.withinDays ?? 99) <= 7
        ? { kind: 'count', count: 0, atLeast: false, askedAt: now }
        : all(question);
    const own = { ...rest, look };
    const { out } = goalStanding(own, goal({ measure: 'customer', target: 60 }));
    expect(['no-way', 'beyond']).toContain(out?.why);
    if (out === null) return;
    const daysBefore = Math.round((Date.parse('2026-11-26') - Date.parse(out.since)) / DAY);
    const isOut = (days: number) => {
      const found = goalFigures(look, own.frame, own.planning, HOURS, {
        stage: 'customer',
        target: 60,
        from: '2026-11-01',
        by: dateAfter('2026-11-30', days),
        chance: own.planning.chance.value,
        rates: {},
      });
      return (
        found.kind === 'plan' &&
        (found.plan.verdict === 'out-of-reach' || found.needs[0]?.isBeyond === true)
      );
    };
    expect(isOut(daysBefore)).toBe(true);
    if (out.since > '2026-11-01') expect(isOut(daysBefore + 1)).toBe(false);
  });

  it('is one that counts more than come', () => {
    const clocks: ClockCounts = {
      asOf: NOW,
      kept: { 'accept-mql': { '2026-11': 12 } },
      begun: { '2026-11-02': 6, '2026-11-10': 5, '2026-11-16': 4 },
    };
    const own = sourcesAt(NOW, 600, { clocks });
    const standing = goalStanding(own, goal({ measure: 'accepted-in-time', target: 400 }));
    expect(standing.ceiling).toBeLessThan(400);
    expect(standing.out).toMatchObject({ why: 'ceiling', since: '2026-11-02' });
    expect(standing.word).toBe('out-of-reach');
    const low = goalStanding(own, goal({ measure: 'accepted-in-time', target: 13 }));
    expect(low.out).toBeNull();
  });
});

describe('what is not known', () => {
  it('has its reason, and no verdict', () => {
    const unmapped = sourcesAt(NOW, 50);
    const without = {
      ...unmapped,
      frame: {
        ...unmapped.frame,
        mapped: MAPPED.filter((stage) => stage !== 'sql'),
        steps: stepsOf(
          MAPPED.filter((stage) => stage !== 'sql'),
          () => 90,
        ),
      },
    };
    expect(goalStanding(without, goal({ measure: 'sql' }))).toMatchObject({
      seen: { kind: 'gap', gap: 'not-mapped' },
      word: null,
      chance: null,
      missing: null,
    });
    expect(numberIn(sources, 'visitor', '2026-11')).toEqual({ kind: 'untyped' });
    expect(numberIn(sources, 'accepted-in-time', '2026-11')).toEqual({ kind: 'unread' });
    const waiting = sourcesAt(NOW, 1, { look: () => ({ kind: 'waiting' }) });
    expect(goalStanding(waiting, goal()).seen).toEqual({ kind: 'waiting' });
    for (const measure of GOAL_MEASURES)
      expect(goalLine(goalStanding(waiting, goal({ measure })))).toBeNull();
  });

  it('is not made up of clocks that run, are late or were not measured', () => {
    const run = (kind: string, state: string, endedAt: string | null): TeamClock =>
      ({
        outcome: {
          kind,
          state,
          startedAt: Date.parse('2026-11-03T09:00:00Z'),
          endedAt: endedAt === null ? null : Date.parse(endedAt),
        },
      }) as never;
    const clocks = [
      run('accept-mql', 'kept', '2026-11-04T09:00:00Z'),
      run('accept-mql', 'kept', '2026-10-31T23:30:00Z'),
      run('accept-mql', 'broken', '2026-11-04T09:00:00Z'),
      run('accept-mql', 'late', null),
      run('first-contact', 'kept', '2026-11-04T09:00:00Z'),
    ];
    expect(clockCounts(clocks, NOW, NOW, ZONE)).toEqual({
      asOf: NOW,
      // Half past midnight in Madrid is November already.
      kept: { 'accept-mql': { '2026-11': 2 }, 'first-contact': { '2026-11': 1 } },
      begun: { '2026-11-03': 4 },
    });
  });
});

describe('the check of a goal', () => {
  const missing = (change: Partial<Goal>, goals: readonly Goal[] = [CUSTOMERS]) => {
    const own = goal(change);
    return checkGoal(goalStanding(sources, own), [own, ...goals]).flatMap((each) =>
      each.missing === null ? [] : [`${each.name} ${each.missing}`],
    );
  };

  it('names each thing that it lacks', () => {
    expect(missing({ serves: 'customers', target: 20 })).toEqual([]);
    expect(missing({ target: 20 })).toEqual(['linked customers']);
    expect(
      missing({ serves: 'customers', responsible: null, until: null, target: 100_000 }),
    ).toEqual(['specific person', 'reachable chance', 'dated end']);
    expect(missing({ serves: 'customers', measure: 'visitor' })).toEqual(['measured number']);
  });

  it('ends in a circle of goals that serve each other', () => {
    const [a, b] = [goal({ id: 'a', serves: 'b' }), goal({ id: 'b', serves: 'a' })];
    expect(servedBy(a, [a, b])).toEqual([b]);
    expect(missing({ id: 'a', serves: 'b' }, [b])).toContain('linked customers');
  });
});

describe('the chain of both departments', () => {
  it('holds a goal against the one it serves, at the rates of the funnel', () => {
    const mql = goal({ serves: 'customers' });
    const [link] = chainLinks(sources, [mql, CUSTOMERS]);
    expect(link).toMatchObject({ upper: mql, lower: CUSTOMERS, isLinked: true });
    const check = link?.check;
    if (check === null || check === undefined) throw new Error('no check');
    expect(check.gives).toBeCloseTo(40 * check.rate, 10);
    expect(check.range.low).toBeLessThanOrEqual(check.gives);
    expect(check.range.high).toBeGreaterThanOrEqual(check.gives);
    expect((check.fitting ?? 0) * check.rate).toBeGreaterThanOrEqual(6 - 1e-9);
  });

  it('shows goals of both that no one linked, and no rate where none leads', () => {
    const accepted = goal({
      id: 'accepted',
      owner: 'sales',
      measure: 'accepted-in-time',
      serves: 'customers',
    });
    const links = chainLinks(sources, [goal(), accepted, CUSTOMERS]);
    expect(links.map(({ upper, isLinked, check }) => [upper.id, isLinked, check === null])).toEqual(
      [
        ['mql', false, false],
        ['accepted', true, true],
      ],
    );
  });
});

describe('the line of a goal', () => {
  it('says on the first morning of a month what is missing, before there is a verdict', () => {
    const dawn = Date.parse('2026-12-01T00:10:00+01:00');
    const standing = goalStanding(sourcesAt(dawn), goal({ measure: 'mql', target: 26 }));
    expect(standing.word).toBeNull();
    expect(goalLine(standing)).toMatchObject({ kind: 'missing', count: 26 });
    expect(goalLine(standing)?.left).toBeGreaterThan(15);
  });

  it('says how many are short of pace', () => {
    const standing = goalStanding(sources, goal({ target: 26 }));
    const line = goalLine(standing);
    expect(line).toMatchObject({ kind: 'short', left: 9, goalId: 'mql' });
    const seen = standing.seen.kind === 'count' ? standing.seen.count : Number.NaN;
    expect(seen + (line?.count ?? 0)).toBe(Math.ceil((26 * 12) / 21));
  });

  it('is one’s own goal first, then the one that is furthest off, of each department in sight', () => {
    const lines = [
      goal({ id: 'far', target: 500 }),
      goal({ id: 'mine', responsible: ' ana LÓPEZ', target: 1 }),
      CUSTOMERS,
    ].flatMap((each) => goalLine(goalStanding(sources, each)) ?? []);
    const ids = (...[role, me]: [Parameters<typeof linesFor>[1], string | null]) =>
      linesFor(lines, role, me).map(({ goalId }) => goalId);
    expect(ids('marketer', 'Ana López')).toEqual(['mine']);
    expect(ids('marketer', null)).toEqual(['far']);
    expect(ids('rep', null)).toEqual(['customers']);
    expect(ids('manager', null)).toEqual(['far', 'customers']);
  });
});

describe('the goals of a month', () => {
  it('are those that hold in it, and those to come', () => {
    const [old, later] = [goal({ until: '2026-10' }), goal({ from: '2026-12', until: null })];
    expect(currentGoals([old, CUSTOMERS, later], '2026-11')).toEqual({
      now: [CUSTOMERS],
      later: [later],
    });
  });
});
