import { expect, it, vi } from 'vitest';
import { createExclusiveRunner } from '../../../lib/app/exclusive-runner';

/** A lock as the browser's, and a clock that is turned by hand. */
function makeWorld() {
  let taken = false;
  const timers: { run: () => void; ms: number }[] = [];
  const busy = vi.fn(async () => undefined);
  const request = async (held: (lock: unknown) => Promise<void>) => {
    if (taken) return held(null);
    taken = true;
    await held({}).finally(() => {
      taken = false;
    });
  };
  const later = (run: () => void, ms: number) => void timers.push({ run, ms });
  return { world: { request, later, busy }, timers, busy };
}

it('lets one run at a time, and has the other come back', async () => {
  const { world, busy } = makeWorld();
  const alone = createExclusiveRunner(world, 1_000);
  let end = () => undefined as void;
  const first = alone(() => new Promise<void>((resolve) => (end = resolve)));
  const second = vi.fn(async () => undefined);
  await alone(second);
  expect(second).not.toHaveBeenCalled();
  expect(busy).toHaveBeenCalledOnce();
  end();
  await first;
  await alone(second);
  expect(second).toHaveBeenCalledOnce();
});

it('waits no longer than its time for one that never ends', async () => {
  const { world, timers } = makeWorld();
  const alone = createExclusiveRunner(world, 1_000);
  const hangs = alone(() => new Promise<void>(() => undefined));
  await vi.waitFor(() => expect(timers.map(({ ms }) => ms)).toEqual([1_000]), 20_000);
  timers[0]?.run();
  await hangs;
  const next = vi.fn(async () => undefined);
  await alone(next);
  expect(next).toHaveBeenCalledOnce();
});

it('passes on what went wrong, and lets go', async () => {
  const { world } = makeWorld();
  const alone = createExclusiveRunner(world, 1_000);
  await expect(alone(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
  const next = vi.fn(async () => undefined);
  await alone(next);
  expect(next).toHaveBeenCalledOnce();
});
