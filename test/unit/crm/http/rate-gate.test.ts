import { describe, expect, it } from 'vitest';
import { createRateGate, type RateGate, type RateLimits } from '../../../../lib/crm/http/rate-gate';
import { memoryStore } from '../../../contract/memory-store';

const LIMITS: RateLimits = { perSecond: 4, searchPerSecond: 1, concurrent: 3 };
const signal = new AbortController().signal;

/** A gate in a time of its own, which passes when everybody waits. */
function stage(limits = LIMITS, store = memoryStore()) {
  let now = 1_000_000;
  const sleepers: { at: number; wake: () => void }[] = [];
  const gate = createRateGate(limits, {
    clock: () => now,
    store,
    sleep: (ms, aborted) =>
      new Promise((resolve, reject) => {
        sleepers.push({ at: now + ms, wake: resolve });
        aborted.addEventListener('abort', () => reject(aborted.reason));
      }),
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    gate,
    store,
    now: () => now,
    /** Lets time pass, waking anyone who sleeps in turn. */
    async pass(ms: number) {
      await settle();
      for (const end = now + ms; ; ) {
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers[0];
        if (next === undefined || next.at > end) {
          now = end;
          break;
        }
        sleepers.shift();
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
    },
  };
}

const general = { kind: 'general', background: false } as const;
const calm = { kind: 'general', background: true } as const;

/** Comes in, notes when and under which name, and leaves at once. */
function visit(
  gate: RateGate,
  wish: Parameters<RateGate['enter']>[0],
  note: () => void,
): Promise<void> {
  return gate.enter(wish, signal).then((leave) => {
    note();
    leave();
  });
}

describe('the gate', () => {
  it('lets in so many a second, and searches by a limit of their own', async () => {
    const { gate, now, pass } = stage();
    const times: number[] = [];
    for (let index = 0; index < 10; index++)
      void visit(gate, general, () => times.push(now() - 1_000_000));
    await pass(5_000);
    expect(times).toEqual([0, 0, 0, 0, 250, 500, 750, 1_000, 1_250, 1_500]);
    const searches: number[] = [];
    const start = now();
    for (let index = 0; index < 3; index++) {
      void visit(gate, { kind: 'search', background: false }, () => searches.push(now() - start));
    }
    await pass(5_000);
    expect(searches).toEqual([0, 1_000, 2_000]);
  });

  it('lets a click go before what no one waits for', async () => {
    const { gate, pass } = stage();
    const order: string[] = [];
    for (let index = 0; index < 20; index++) void visit(gate, calm, () => order.push('calm'));
    await pass(0);
    void visit(gate, general, () => order.push('click'));
    await pass(10_000);
    expect(order.indexOf('click')).toBe(4);
    expect(order).toHaveLength(21);
  });

  it('does not let a search that must wait hold up the others', async () => {
    const { gate, pass } = stage();
    const order: string[] = [];
    for (let index = 0; index < 2; index++) {
      void visit(gate, { kind: 'search', background: false }, () => order.push('search'));
    }
    void visit(gate, general, () => order.push('read'));
    await pass(3_000);
    expect(order).toEqual(['search', 'read', 'search']);
  });

  it('lets in no more at once than it may', async () => {
    const { gate, pass } = stage({ ...LIMITS, perSecond: 100 });
    const inside: (() => void)[] = [];
    for (let index = 0; index < 5; index++)
      void gate.enter(general, signal).then((leave) => inside.push(leave));
    await pass(1_000);
    expect(inside).toHaveLength(3);
    const [first] = inside;
    first?.();
    first?.();
    await pass(1_000);
    expect(inside).toHaveLength(4);
  });

  it('forgets who gave up', async () => {
    const { gate, pass } = stage({ ...LIMITS, concurrent: 1 });
    const leave = await gate.enter(general, signal);
    const away = new AbortController();
    const gone = gate.enter(general, away.signal);
    let entered = false;
    void visit(gate, general, () => {
      entered = true;
    });
    await pass(500);
    away.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    leave();
    await pass(500);
    expect(entered).toBe(true);
  });

  it('sits out a short silence, reports a long one, and remembers it beyond its own life', async () => {
    const { gate, store, pass, now } = stage();
    await gate.backOff(2_000);
    const times: number[] = [];
    const start = now();
    void visit(gate, general, () => times.push(now() - start));
    await pass(3_000);
    expect(times).toEqual([2_000]);
    await gate.backOff(60_000);
    const failure = { failure: { code: 'crm/rate-limited', retryAfterMs: 60_000 } };
    await expect(gate.enter(general, signal)).rejects.toMatchObject(failure);
    const { gate: next, pass: passNext } = stage(LIMITS, store);
    const refused = expect(next.enter(general, signal)).rejects.toMatchObject({
      failure: { code: 'crm/rate-limited' },
    });
    await passNext(0);
    await refused;
  });

  it('goes on when the clock stands still', async () => {
    const gate = createRateGate(LIMITS, {
      clock: () => 1_000_000,
      sleep: async () => undefined,
      store: memoryStore(),
    });
    let entered = 0;
    for (let index = 0; index < 40; index++) void visit(gate, general, () => entered++);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(entered).toBe(40);
  });

  it('does not wait for days when the clock was set back', async () => {
    const store = memoryStore();
    await store.set('not-before', 1_000_000 + 3 * 86_400_000);
    const { gate, pass } = stage(LIMITS, store);
    let entered = false;
    void visit(gate, general, () => {
      entered = true;
    });
    await pass(1_000);
    expect(entered).toBe(true);
  });
});
