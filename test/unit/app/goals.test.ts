import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countGoals } from '../../../lib/app/jobs/count-goals';
import { updateGoalLines } from '../../../lib/app/jobs/update-goal-lines';
import type { FiguresEngine } from '../../../lib/crm/port/figures';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import { toNewestFormat } from '../../../lib/domain/agreement/newest-format';
import { serialiseAgreement } from '../../../lib/domain/agreement/schema';
import { type CountQuestion, questionKey } from '../../../lib/domain/figures/counting/question';
import type { GoalLine } from '../../../lib/domain/figures/shown/goal-line';
import type { GoalsView } from '../../../lib/domain/figures/shown/goal-number';
import { sourcesOf } from '../../../lib/domain/figures/shown/goal-number';
import { goalStanding } from '../../../lib/domain/figures/shown/goal-standing';
import { type CountingWorld, countingWorld } from './counting-app';
import type { App } from './start-app';

const MINUTE = 60_000;
let counting: CountingWorld;
let asked: string[];
/** Waited for before a batch of questions is answered. */
let held: Promise<void>;

const engine: FiguresEngine = {
  batch: 40,
  keepsMoves: false,
  parts: async () => ({ personas: null, sources: null, seesAll: null }),
  count: async (questions: readonly CountQuestion[]) => {
    asked.push(...questions.map(questionKey));
    await held;
    return questions.map(({ kind }) => ({
      kind: 'count',
      count: kind === 'came' ? 12 : 4,
      exact: 'exact',
    }));
  },
  people: async () => null,
};

const start = () => counting.start();

const AGREED = serialiseAgreement({
  ...toNewestFormat(DEFAULT_AGREEMENT),
  version: 4,
  goals: DEFAULT_AGREEMENT.goals.filter(
    ({ measure }) => measure === 'mql' || measure === 'customer',
  ),
});
const lines = (app: App) => app.call<{ lines: GoalLine[]; asOf: number | null }>('goals.lines');

beforeEach(() => {
  counting = countingWorld(engine);
  counting.world.policy = JSON.parse(AGREED);
  asked = [];
  held = Promise.resolve();
});
afterEach(() => counting.end());

describe('the goals', () => {
  it('are read from the counts of the funnel, and ask for nothing of their own', async () => {
    const app = start();
    await app.call('goals.read');
    await vi.waitFor(
      async () => {
        const { funnel } = await app.call<GoalsView>('goals.read');
        expect(funnel.reading.state).toBe('done');
      },
      { timeout: 20_000 },
    );
    const before = asked.length;
    expect(new Set(asked).size).toBe(before);
    await app.call('figures.funnel', { period: { unit: 'month' }, filter: {} });
    expect(asked).toHaveLength(before);
    const view = await app.call<GoalsView>('goals.read');
    expect(view.isAgreed).toBe(true);
    const [goal] = view.funnel.goals;
    if (goal === undefined) throw new Error('no goal');
    const standing = goalStanding(sourcesOf(view), goal);
    expect(standing).toMatchObject({ seen: { count: 12 }, missing: 28 });
    // What the line says is what the page says.
    await vi.waitFor(
      async () => {
        const { lines: found } = await lines(app);
        expect(found).toMatchObject([{ goalId: 'customers' }]);
      },
      { timeout: 20_000 },
    );
  });

  it('do not exist while the team has agreed on none: no line, no count', async () => {
    counting.world.policy = undefined;
    const app = start();
    await countGoals(app.services);
    await updateGoalLines(app.services);
    expect(asked).toEqual([]);
    expect((await lines(app)).lines).toEqual([]);
    expect((await app.call<GoalsView>('goals.read')).isAgreed).toBe(false);
  });
});

describe('the line of a goal', () => {
  it('is known without anybody looking at the funnel, for a count a stage and hour', async () => {
    const app = start();
    await countGoals(app.services);
    const month = 'came|mql|1793487600000-1796079600000';
    expect(asked).toEqual([month, month.replace('mql', 'customer')]);
    await updateGoalLines(app.services);
    counting.now += 30 * MINUTE;
    await countGoals(app.services);
    expect(asked).toHaveLength(2);
    counting.now += 40 * MINUTE;
    await countGoals(app.services);
    expect(asked).toHaveLength(4);
  });

  it('and a page that opens during it count nothing twice', async () => {
    const app = start();
    let answer = () => {};
    held = new Promise((resolve) => {
      answer = resolve;
    });
    const counting = countGoals(app.services);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    // Two pages open while the background still waits for its answer.
    await Promise.all([app.call('goals.read'), app.call('goals.read')]);
    // A reading of their own would have asked by now.
    for (let turn = 0; turn < 500; turn++) await new Promise((next) => setImmediate(next));
    answer();
    await counting;
    await vi.waitFor(
      async () => {
        const { funnel } = await app.call<GoalsView>('goals.read');
        expect(funnel.reading.state).toBe('done');
      },
      { timeout: 20_000 },
    );
    expect(asked.filter((key, index) => asked.indexOf(key) !== index)).toEqual([]);
  });

  it('comes from what is stored: nothing is asked when a popup opens', async () => {
    const app = start();
    await countGoals(app.services);
    await updateGoalLines(app.services);
    await app.call('settings.change', { change: { role: 'marketer' } });
    asked = [];
    const { lines: found, asOf } = await lines(app);
    expect(found).toMatchObject([
      { goalId: 'mql', kind: 'short', seen: 12, count: 11, left: 9, unit: 'working' },
    ]);
    expect(asOf).toBe(counting.now);
    expect(asked).toEqual([]);
    const { surfaces } = app.services;
    await vi.waitFor(() =>
      expect(surfaces.tip).toHaveBeenLastCalledWith('11 MQLs short of pace, 9 working days left'),
    );
    // Who looks at both departments has a line of each.
    await app.call('settings.change', { change: { role: 'manager' } });
    expect((await lines(app)).lines.map(({ owner }) => owner)).toEqual(['marketing', 'sales']);
  });

  it('of another version of the agreement is not shown, and computed again', async () => {
    const app = start();
    await countGoals(app.services);
    await updateGoalLines(app.services);
    counting.world.policy = { ...JSON.parse(AGREED), version: 5 };
    app.services.agreementCache.forget();
    expect((await lines(app)).lines).toEqual([]);
    await vi.waitFor(async () => expect((await lines(app)).asOf).toBe(counting.now));
  });

  it('that cannot be read is none', async () => {
    const app = start();
    await app.services.ready();
    await app.services.db.meta.put({ key: 'goals', value: { version: 4, lines: 'x' } });
    expect((await lines(app)).lines).toEqual([]);
  });
});
