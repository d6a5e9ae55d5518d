import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { compactAfterStart } from '../../../lib/app/erase';
import { clockRanOut } from '../../../lib/app/jobs/clock-ran-out';
import { showBadge } from '../../../lib/app/jobs/show-badge';
import { watchClocks } from '../../../lib/app/jobs/watch-clocks';
import { isWork } from '../../../lib/domain/clocks/queue';
import type { PersonView } from '../../../lib/domain/views/person';
import { changeSettings } from '../../../lib/store/settings';
import { startApp } from './start-app';

const { call, services, world } = startApp();
const { surfaces, schedule, rights } = world.ports;
const queue = async () => (await call<{ people: PersonView[] }>('people.queue')).people;

beforeAll(async () => {
  await services.ready();
  await vi.waitFor(async () => expect((await queue()).length).toBeGreaterThan(0), {
    timeout: 20_000,
  });
}, 30_000);

beforeEach(() => vi.clearAllMocks());

describe('the badge', () => {
  it('counts the people that the queue shows, and is red while one of them is late', async () => {
    const people = await queue();
    expect(people.every(isWork)).toBe(true);
    await showBadge(services);
    const late = people.some(({ clock }) => clock?.state === 'late');
    expect(surfaces.badge).toHaveBeenCalledExactlyOnceWith(
      people.length > 99 ? '99+' : String(people.length),
      late ? '#b3261e' : expect.any(String),
    );
  });

  it('says nothing where no person waits', async () => {
    const nobody = {
      ...services,
      connection: async () => ({ ...(await services.connection()), owner: null }),
    };
    await showBadge(nobody);
    expect(surfaces.badge).toHaveBeenCalledExactlyOnceWith('', expect.any(String));
  });
});

describe('the look at the clocks', () => {
  it('asks to be woken when the next one turns, and says nothing to a rep who wants no news', async () => {
    await watchClocks(services);
    expect(schedule.clockAt).toHaveBeenCalledTimes(1);
    const [at] = vi.mocked(schedule.clockAt).mock.lastCall ?? [];
    expect(at).toBeGreaterThan(Date.now());
    expect(surfaces.notify).not.toHaveBeenCalled();
  });

  it('brings no news of what was late before, and one notification for all that turn together', async () => {
    await changeSettings(services.journal, { notify: true });
    await watchClocks(services);
    expect(surfaces.notify).not.toHaveBeenCalled();
    // A week later every clock that ran has run out.
    const later = { ...services, clock: () => Date.now() + 7 * 86_400_000 };
    await clockRanOut(later);
    expect(surfaces.notify).toHaveBeenCalledTimes(1);
    const [message = ''] = vi.mocked(surfaces.notify).mock.lastCall ?? [];
    expect(message.split('\n').length).toBeLessThanOrEqual(4);
    await watchClocks(later);
    expect(surfaces.notify).toHaveBeenCalledTimes(1);
  });

  it('notifies no rep who has taken the right to it back', async () => {
    await services.db.meta.delete('clocks-told');
    await watchClocks(services);
    const refused = { ...services, rights: { ...rights, mayNotify: async () => false } };
    await watchClocks({ ...refused, clock: () => Date.now() + 7 * 86_400_000 });
    expect(surfaces.notify).not.toHaveBeenCalled();
  });

  it('draws badge and queue again when a clock has run out, also where the CRM cannot be asked', async () => {
    const offline = { ...services, connector: () => Promise.reject(new TypeError('offline')) };
    await clockRanOut(offline);
    expect(surfaces.badge).toHaveBeenCalledTimes(1);
    expect(world.ports.push).toHaveBeenCalledWith('people');
  });
});

describe('what runs once after the browser starts', () => {
  it('runs once, however often the worker starts', async () => {
    await compactAfterStart({ ...services, storage: world.ports.storage });
    const set = vi.spyOn(world.ports.storage.session, 'set');
    await compactAfterStart({ ...services, storage: world.ports.storage });
    expect(set).not.toHaveBeenCalled();
  });
});

describe('erasing everything', () => {
  it('takes alarms, badge, rights and both storage areas with it', async () => {
    const { local, session } = world.ports.storage;
    await local.set('kept', 1);
    await session.set('kept', 1);
    await call('cache.erase', { everything: true });
    expect([await local.get('kept'), await session.get('kept')]).toEqual([undefined, undefined]);
    expect(schedule.clear).toHaveBeenCalledTimes(1);
    expect(rights.giveBackAll).toHaveBeenCalledTimes(1);
    expect(surfaces.badge).toHaveBeenCalledWith('');
    expect(world.ports.storage.deleteFallback).toHaveBeenCalledTimes(1);
  });
});
