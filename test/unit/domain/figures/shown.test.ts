import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { planningOf } from '../../../../lib/domain/agreement/planning';
import { STAGES, type Stage } from '../../../../lib/domain/base/stage';
import { stepsOf } from '../../../../lib/domain/figures/counting/cohorts';
import { cutByMonth, periodOf } from '../../../../lib/domain/figures/counting/period';
import { type FunnelFrame, planQuestions } from '../../../../lib/domain/figures/counting/plan';
import type { CountQuestion } from '../../../../lib/domain/figures/counting/question';
import { cohortCounts, followedOf } from '../../../../lib/domain/figures/funnel/cohort';
import { cameIn } from '../../../../lib/domain/figures/funnel/counts';
import { type Journey, journeysOf, type Move } from '../../../../lib/domain/figures/funnel/journey';
import type { Known, Look } from '../../../../lib/domain/figures/shown/answers';
import { type GoalAsk, goalFigures } from '../../../../lib/domain/figures/shown/goal';
import { ladderOf, rateIn } from '../../../../lib/domain/figures/shown/ladder';
import { windowRate } from '../../../../lib/domain/figures/time/window-rate';

const DAY = 86_400_000;
const ZONE = 'Europe/Madrid';
const NOW = Date.parse('2026-11-18T12:00:00Z');
const WINDOWS: Partial<Record<Stage, number>> = { lead: 90, mql: 30, sql: 90, opportunity: 90 };
const MAPPED: readonly Stage[] = ['lead', 'mql', 'sql', 'opportunity', 'customer'];

function frameOf(unit: 'month' | 'quarter' | 'year', start?: string, mapped = MAPPED): FunnelFrame {
  return {
    now: NOW,
    timeZone: ZONE,
    months: 12,
    mapped,
    keepsMoves: true,
    steps: stepsOf(mapped, (stage) => WINDOWS[stage] ?? 0),
    period: periodOf({ unit, start }, NOW, ZONE),
  };
}

/** Moves of a steady year: one of three becomes an MQL after some days, and so on. */
function moves(people: number): Move<Stage>[] {
  return Array.from({ length: people }, (_, i): Move<Stage>[] => {
    const at = NOW - ((i * 7919) % (400 * 24)) * (DAY / 24);
    const lags = [5 + (i % 40), 3 + (i % 21), 10 + (i % 60), 20 + (i % 30)];
    const far = i % 2 === 0 ? 0 : 1 + (i % 4);
    let day = at;
    return [
      { person: `p${i}`, at, stage: 'lead' },
      ...MAPPED.slice(1, 1 + far).map((stage, index): Move<Stage> => {
        day += (lags[index] ?? 0) * DAY;
        return { person: `p${i}`, at: day, stage };
      }),
    ];
  }).flat();
}

/** Answers every question from the moves themselves, as the engine of a CRM would. */
function lookInto(journeys: readonly Journey<Stage>[]): Look {
  const inSpan = (stage: Stage, from: number, until: number) =>
    journeys.filter(({ came }) => {
      const at = came.get(stage);
      return typeof at === 'number' && at >= from && at < until;
    });
  const count = (question: CountQuestion): number => {
    const { kind, stage } = question;
    if (kind === 'stands') return journeys.filter(({ present }) => present === stage).length;
    const own = inSpan(stage, question.span.from, question.span.until);
    if (kind === 'came') return own.length;
    if (kind === 'in-flight') return own.filter(({ present }) => present === stage).length;
    if (kind === 'passed') return own.filter((each) => each.passedOver.has(stage)).length;
    if (kind === 'again') return own.filter((each) => each.again.has(stage)).length;
    if (kind === 'left')
      return question.way === 'back' ? 0 : count({ ...question, kind: 'went-on' });
    const { next, withinDays } = question;
    const counts = cohortCounts(own, { stage, next, windowDays: withinDays ?? 0 }, NOW);
    return withinDays === null ? counts.convertedSoFar : counts.convertedWithin;
  };
  return (question): Known => ({
    kind: 'count',
    count: count(question),
    atLeast: false,
    askedAt: NOW,
  });
}

const journeys = journeysOf(moves(3_000), STAGES, NOW);
const look = lookInto(journeys);

describe('the plan of questions', () => {
  it('cuts months in the zone of the agreement, and asks nothing twice', () => {
    const { first, rest } = planQuestions(frameOf('month'));
    const keys = [...first, ...rest].map((each) => JSON.stringify(each));
    expect(new Set(keys).size).toBe(keys.length);
    const november = first.find(({ kind }) => kind === 'came');
    expect(november).toMatchObject({ span: { from: Date.parse('2026-10-31T23:00:00Z') } });
  });

  it('needs 16 answers before the page can be used, and no more than 225 of six months', () => {
    const { first, rest } = planQuestions({
      ...frameOf('month'),
      months: 6,
      keepsMoves: false,
    });
    expect(first).toHaveLength(16);
    expect(first.length + rest.length).toBeLessThan(226);
  });

  it('asks nothing of a stage that the CRM does not have, and joins its neighbours', () => {
    const frame = frameOf(
      'month',
      undefined,
      MAPPED.filter((stage) => stage !== 'mql'),
    );
    expect(frame.steps[0]).toEqual({ stage: 'lead', next: 'sql', windowDays: 120 });
    const { first, rest } = planQuestions(frame);
    expect(
      [...first, ...rest].filter(({ kind, stage }) => kind !== 'stands' && stage === 'mql'),
    ).toEqual([]);
  });
});

describe('the ladder', () => {
  it('says what the moves say, of the period and of the days before it', () => {
    const frame = frameOf('month');
    for (const { stage, stands, came, before } of ladderOf(look, frame)) {
      const own = journeys.filter(({ present }) => present === stage).length;
      expect(stands.known).toMatchObject({ count: own });
      if (came === null) continue;
      const [now, then] = [frame.period.span, frame.period.before];
      expect(came.known).toMatchObject({
        count: cameIn(journeys, stage, { from: now.from, to: now.until }),
      });
      expect(before?.known).toMatchObject({
        count: cameIn(journeys, stage, { from: then.from, to: then.until }),
      });
    }
    // As many days of October as have passed of November.
    expect(frame.period.before).toEqual({
      from: Date.parse('2026-09-30T22:00:00Z'),
      until: Date.parse('2026-10-18T22:00:00Z'),
    });
  });

  it('gives the exact rate of a ripe month', () => {
    const frame = frameOf('month', '2026-05');
    for (const step of frame.steps) {
      const known = rateIn(look, frame, step, frame.period.span);
      const own = journeys.filter(({ came }) => {
        const at = came.get(step.stage);
        return (
          typeof at === 'number' && at >= frame.period.span.from && at < frame.period.span.until
        );
      });
      const exact = cohortCounts(own, step, NOW);
      expect(known).toMatchObject({
        kind: 'rate',
        rate: { kind: 'ripe', x: exact.convertedWithin, n: exact.entered },
      });
    }
  });

  it.each(['2026-10', '2026-09'])('comes near the exact curve while %s ripens', (start) => {
    const frame = frameOf('month', start);
    const [step] = frame.steps;
    if (step === undefined) throw new Error('no step');
    const { span } = frame.period;
    const own = journeys.filter(({ came }) => {
      const at = came.get('lead');
      return typeof at === 'number' && at >= span.from && at < span.until;
    });
    const exact = windowRate(cohortCounts(own, step, NOW), followedOf(own, step, NOW), 90);
    const known = rateIn(look, frame, step, span);
    if (known.kind !== 'rate') throw new Error(known.kind);
    expect(known.rate.kind).toBe('ripening');
    expect(known.rate.n).toBe(exact.n);
    expect(Math.abs((known.rate.rate ?? 0) - (exact.rate ?? 1))).toBeLessThan(0.04);
  });

  it('of a quarter that half ripens lies near the exact one too', () => {
    const frame = frameOf('quarter', '2026-07');
    const [step] = frame.steps;
    if (step === undefined) throw new Error('no step');
    const own = cutByMonth(frame.period.span, NOW, ZONE).flatMap(({ from, until }) =>
      journeys.filter(({ came }) => {
        const at = came.get('lead');
        return typeof at === 'number' && at >= from && at < until;
      }),
    );
    const exact = windowRate(cohortCounts(own, step, NOW), followedOf(own, step, NOW), 90);
    const known = rateIn(look, frame, step, frame.period.span);
    if (known.kind !== 'rate') throw new Error(known.kind);
    expect(Math.abs((known.rate.rate ?? 0) - (exact.rate ?? 1))).toBeLessThan(0.03);
  });

  it('keeps a gap where it is, and waits for what is not counted', () => {
    const frame = frameOf('month');
    const gaps: Look = (question) =>
      question.kind === 'went-on' ? { kind: 'gap', gap: 'no-durations' } : look(question);
    expect(ladderOf(gaps, frame)[1]?.step?.rate).toEqual({ kind: 'gap', gap: 'no-durations' });
    const waits: Look = (question) =>
      question.kind === 'came' ? { kind: 'waiting' } : look(question);
    expect(ladderOf(waits, frame)[1]?.came?.known).toEqual({ kind: 'waiting' });
  });
});

describe('from the goal up', () => {
  const planning = planningOf({ version: 3, plan: undefined });
  const ask = (change: Partial<GoalAsk> = {}): GoalAsk => ({
    stage: 'customer',
    target: 60,
    from: '2026-11-01',
    by: '2027-03-31',
    chance: 0.8,
    rates: {},
    ...change,
  });
  const plan = (change: Partial<GoalAsk> = {}, from: Look = look) => {
    const found = goalFigures(
      from,
      frameOf('month'),
      planning,
      DEFAULT_AGREEMENT.hours,
      ask(change),
    );
    if (found.kind !== 'plan') throw new Error(found.kind);
    return found;
  };

  it('counts who is there, and who is on the way by stage', () => {
    const { have, rest, people, old } = plan();
    const month = { from: Date.parse('2026-10-31T23:00:00Z'), to: NOW };
    expect(have).toBe(cameIn(journeys, 'customer', month));
    expect(rest).toBe(60 - have);
    expect(people).toBe(journeys.filter(({ present }) => present !== 'customer').length);
    expect(old).toBeGreaterThan(0);
  });

  it('needs more at the top for more at the bottom, for more certainty, and for worse rates', () => {
    const lead = (change: Partial<GoalAsk> = {}) => plan(change).needs[0]?.need ?? 0;
    expect(plan({ target: 250 }).needs.map(({ stage }) => stage)).toEqual([
      'lead',
      'mql',
      'sql',
      'opportunity',
    ]);
    expect(lead({ target: 300 })).toBeGreaterThan(lead({ target: 250 }));
    expect(lead({ target: 250, chance: 0.95 })).toBeGreaterThan(lead({ target: 250 }));
    expect(lead({ target: 250, rates: { lead: 0.2 } })).toBeGreaterThan(lead({ target: 250 }));
    const needs = plan({ target: 250 }).needs;
    for (const { band, need, perWorkingDay, lastDate } of needs) {
      expect(band?.low).toBeLessThanOrEqual(need);
      expect(band?.high).toBeGreaterThanOrEqual(need);
      expect(perWorkingDay).toBeGreaterThan(0);
      expect(lastDate <= '2027-03-31').toBe(true);
    }
  });

  it('is reached, and out of reach, where it is', () => {
    expect(plan({ target: 1 }).plan.verdict).toBe('reached');
    expect(plan({ target: 500, by: '2026-11-19' }).plan.verdict).toMatch(/out-of-reach|only/);
  });

  it('rests on what is assumed while no one was seen, and says so', () => {
    const nobody: Look = () => ({ kind: 'count', count: 0, atLeast: false, askedAt: NOW });
    const { needs, mean } = plan({ target: 6 }, nobody);
    expect(mean).toBe(0);
    expect(needs.every(({ assumed }) => assumed === 'assumed')).toBe(true);
    // 6 customers at 0.3 · 0.4 · 0.5 · 0.3 are 334 leads on average; with a chance of 80 % more.
    expect(needs[0]?.need).toBeGreaterThan(334);
  });

  it('answers what-ifs of 5,000 people on the way from sums, not from people', () => {
    const many: Look = (question) =>
      question.kind === 'in-flight'
        ? { kind: 'count', count: 160, atLeast: false, askedAt: NOW }
        : look(question);
    expect(plan({ target: 900 }, many).people).toBe(160 * 8 * 4);
  });
});
