import { readFigures } from '../../../lib/app/jobs/read-figures';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CountNarrowing, FiguresEngine } from '../../../lib/crm/port/figures';
import { RelevoError } from '../../../lib/domain/base/failure';
import { questionKey } from '../../../lib/domain/figures/counting/question';
import type { FunnelView } from '../../../lib/domain/figures/counting/view';
import { type CountingWorld, countingWorld } from './counting-app';
import type { App } from './start-app';

const MINUTE = 60_000;
const VIEW = { period: { unit: 'month' }, filter: {} };
let counting: CountingWorld;
let asked: string[];
/** By what the questions about a part of the people were narrowed. */
let narrowed: CountNarrowing[];
/** What the CRM does with the next question: the number of questions before it. */
let act: (count: number) => 'answer' | 'hang' | RelevoError;

const engine: FiguresEngine = {
  batch: 1,
  keepsMoves: false,
  parts: async () => ({
    personas: 'agreed',
    sources: [
      { id: 'WEB', name: 'Web' },
      { id: 'FAIR', name: 'Fair' },
    ],
    seesAll: null,
  }),
  count: async (questions, narrowing, signal) => {
    if (Object.keys(narrowing).length > 0) narrowed.push(narrowing);
    const what = act(asked.length);
    if (what instanceof RelevoError) throw what;
    asked.push(...questions.map(questionKey));
    if (what === 'hang')
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    return questions.map(() => ({ kind: 'count', count: 3, exact: 'exact' }));
  },
  people: async () => null,
};

const start = () => counting.start();

const look = (app: App, view: unknown = VIEW) => app.call<FunnelView>('figures.funnel', view);
/** Looks until nothing is being read any more. */
async function untilRead(app: App): Promise<FunnelView> {
  let view = await look(app);
  await vi.waitFor(
    async () => {
      view = await look(app);
      expect(view.reading.state).toBe('done');
    },
    { timeout: 20_000 },
  );
  return view;
}

beforeEach(() => {
  counting = countingWorld(engine);
  asked = [];
  narrowed = [];
  act = () => 'answer';
});
afterEach(() => counting.end());

describe('the counts of the funnel', () => {
  it('are asked once each, stocks and arrivals first, and shown as they come', async () => {
    const app = start();
    const view = await untilRead(app);
    expect(new Set(asked).size).toBe(asked.length);
    expect(view.reading).toEqual({
      done: asked.length,
      all: asked.length,
      state: 'done',
      failure: null,
    });
    // Stage by stage where they stand, then how many came in this month and until this day of the
    // last one.
    expect(asked.slice(0, 6).every((key) => key.startsWith('stands|'))).toBe(true);
    expect(asked.slice(6, 16).every((key) => key.startsWith('came|'))).toBe(true);
    expect(asked.length).toBeLessThan(230);
  });

  it('go on after a worker died in the middle, and ask nothing twice', async () => {
    act = (count) => (count === 40 ? 'hang' : 'answer');
    const first = start();
    await look(first);
    await vi.waitFor(() => expect(asked.length).toBe(41), { timeout: 20_000 });
    act = () => 'answer';
    const second = start();
    await untilRead(second);
    const lost = asked[40];
    expect(asked.filter((key) => key === lost)).toHaveLength(2);
    expect(new Set(asked).size).toBe(asked.length - 1);
  });

  it('are no news once all are read: a page that asks again is not sent to ask once more', async () => {
    const app = start();
    await untilRead(app);
    await readFigures(app.services);
    const push = vi.spyOn(app.services, 'push').mockClear();
    await look(app);
    await readFigures(app.services);
    expect(push.mock.calls.flat()).not.toContain('figures');
  });

  it('are read one at a time, however many look', async () => {
    const app = start();
    await Promise.all([look(app), look(app), look(app)]);
    await untilRead(app);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('let a CRM be that asks to wait, and come later', async () => {
    const busy = new RelevoError({
      code: 'crm/rate-limited',
      detail: '',
      retryAfterMs: 5 * MINUTE,
    });
    act = (count) => (count === 20 ? busy : 'answer');
    const app = start();
    await look(app);
    await vi.waitFor(async () => expect((await look(app)).reading.state).toBe('waits'), 20_000);
    expect((await look(app)).reading.failure?.code).toBe('crm/rate-limited');
    expect(asked).toHaveLength(20);
    act = () => 'answer';
    await look(app);
    expect(asked).toHaveLength(20);
    counting.now += 6 * MINUTE;
    await untilRead(app);
    expect(asked.length).toBeGreaterThan(20);
  });

  it('stop when the person says so, and stay stopped for the next worker', async () => {
    act = (count) => (count === 30 ? 'hang' : 'answer');
    const app = start();
    await look(app);
    await vi.waitFor(() => expect(asked.length).toBe(31), { timeout: 20_000 });
    await app.call('figures.stop');
    expect((await look(app)).reading).toMatchObject({ state: 'stopped', done: 30 });
    act = () => 'answer';
    const next = start();
    expect((await look(next)).reading.state).toBe('stopped');
    expect(asked).toHaveLength(31);
    await next.call('figures.resume');
    await untilRead(next);
  });

  it('of closed months are kept, of now asked again while a page is open', async () => {
    const app = start();
    await untilRead(app);
    const all = asked.length;
    counting.now += 6 * MINUTE;
    await look(app);
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(all + 20), { timeout: 20_000 });
    const again = asked.slice(all);
    expect(again.every((key) => !key.includes('went-on|') || isOpen(key))).toBe(true);
    expect(again.filter((key) => key.startsWith('stands|'))).toHaveLength(6);
  });

  it('of parts that are compared are asked once they are wanted, of each part its own', async () => {
    const app = start();
    const alone = await untilRead(app);
    expect(alone.parts).toBeNull();
    expect(narrowed).toEqual([]);
    await look(app, { ...VIEW, by: 'source' });
    await vi.waitFor(
      async () => {
        const view = await look(app, { ...VIEW, by: 'source' });
        expect(view.reading.state).toBe('done');
        expect(
          view.parts?.parts.map(({ id, answers }) => [id, Object.keys(answers).length]),
        ).toEqual([
          ['WEB', 2],
          ['FAIR', 2],
        ]);
      },
      { timeout: 20_000 },
    );
    expect(narrowed).toEqual([
      { source: 'WEB' },
      { source: 'WEB' },
      { source: 'FAIR' },
      { source: 'FAIR' },
    ]);
  });

  it('of a persona are narrowed by those of the agreement', async () => {
    const app = start();
    await look(app, { ...VIEW, filter: { persona: 'p1' } });
    await vi.waitFor(() => expect(narrowed.length).toBeGreaterThan(0), { timeout: 10_000 });
    expect(narrowed[0]).toMatchObject({ persona: 'p1', personas: expect.any(Array) });
  });

  it('have the visitors that marketing typed beside them, for every device', async () => {
    const app = start();
    await app.call('figures.visitors', { month: '2026-10', count: 4_210 });
    await app.call('figures.visitors', { month: '2026-10', count: 4_300 });
    const view = await look(app);
    expect(view.planning.visitors).toEqual([{ month: '2026-10', count: 4_300 }]);
  });

  it('of one filter say nothing of another', async () => {
    const app = start();
    await untilRead(app);
    const view = await look(app, { ...VIEW, filter: { ownerId: 'o1' } });
    expect(view.answers).toEqual({});
  });

  it('go with the rest of what came from the CRM when the cache is erased', async () => {
    const app = start();
    await untilRead(app);
    expect(await app.services.db.counts.count()).toBeGreaterThan(100);
    await app.call('figures.stop');
    await app.call('cache.erase', { everything: false });
    expect(await app.services.db.counts.count()).toBe(0);
  });
});

/** Whether the span of a question ends after now. */
function isOpen(key: string): boolean {
  return Number(/-(\d+)(\||$)/.exec(key)?.[1]) > counting.now;
}
