import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockRanOut } from '../../lib/app/jobs/clock-ran-out';
import { runJobs } from '../../lib/app/jobs/maintenance';
import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import { serialiseAgreement } from '../../lib/domain/agreement/schema';
import type { ConnectionView } from '../../lib/domain/views/admin';
import type { PersonView } from '../../lib/domain/views/person';
import type { TeamView } from '../../lib/domain/views/team';
import { changeSettings } from '../../lib/store/settings';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { type FakeWorld, fakeWorld } from '../unit/app/fake-ports';
import { type App, startApp } from '../unit/app/start-app';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RED = '#b3261e';
const PAST = 560;

let server: HubSpotServer;
let app: App;
let browser: FakeWorld;
let owner: string;
/** How far the product's clock is ahead, ms. */
let later: number;
const now = () => Date.now() + later;

beforeEach(async () => {
  later = 0;
  server = await startHubSpotServer({ searchLagMs: 0, now });
  server.control.noLimits();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (url: string | URL | Request, init?: RequestInit) =>
    fetch(String(url).replace('https://api.hubapi.com', server.url), init),
  );
  owner = server.control.upsertOwner({
    email: 'nora@relevo.example',
    firstName: 'Nora',
    lastName: 'Vidal',
  });
  browser = fakeWorld();
  app = startApp({ ...browser, ports: { ...browser.ports, clock: now } });
  await app.services.ready();
  await changeSettings(app.services.journal, { notify: true });
});

afterEach(async () => {
  await app.services.db.delete();
  vi.unstubAllGlobals();
  await server.close();
});

const colleague = (name: string) =>
  server.control.upsertOwner({ email: `${name}@relevo.example`, firstName: name, lastName: 'V' });

/** An MQL, or every fourth an opportunity, of an owner. */
function person(at: number, number: number, of = owner): string {
  const stage = number % 4 === 0 ? 'opportunity' : 'marketingqualifiedlead';
  return server.control.upsertContact(
    {
      email: `person${number}@acme.example`,
      firstname: 'Person',
      lastname: String(number),
      lifecyclestage: stage,
      hubspot_owner_id: of,
      [`hs_v2_date_entered_${stage}`]: new Date(at).toISOString(),
    },
    { createdAt: at - DAY },
  );
}

async function connect(): Promise<void> {
  const { call } = app;
  await call('connection.save', { kind: 'hubspot', token: server.token });
  await call<ConnectionView>('connection.save', { kind: 'hubspot', ownerId: owner });
}

const queue = async () => (await app.call<{ people: PersonView[] }>('people.queue')).people;
const team = () => app.call<TeamView>('handOffs.team');
const lateOf = (people: readonly PersonView[]) =>
  people.filter(({ clock }) => clock?.state === 'late').map(({ contactId }) => contactId);

/** Every surface that could accuse a rep. */
async function accused(): Promise<Record<string, number>> {
  const { clocks } = await team();
  const { badge, notify } = app.world.ports.surfaces;
  return {
    queue: lateOf(await queue()).length,
    team: clocks.filter(({ outcome }) => ['late', 'broken'].includes(outcome.state)).length,
    badge: vi.mocked(badge).mock.calls.filter(([, colour]) => colour === RED).length,
    notified: vi.mocked(notify).mock.calls.length,
  };
}
const NOBODY = { queue: 0, team: 0, badge: 0, notified: 0 };

describe('the day of connecting', () => {
  it('accuses no rep of the past, and measures what begins from then on', async () => {
    // A queue holds 200 at most: each of four reps has a quarter of them.
    const owners = [owner, ...['b', 'c', 'd'].map((name) => colleague(name))];
    for (let number = 1; number <= PAST; number++)
      person(now() - number * 0.6 * DAY, number, owners[number % owners.length]);
    await connect();
    const people = await queue();
    expect(people.length).toBeGreaterThan(100);
    expect(await accused()).toEqual(NOBODY);
    await app.call('handOffs.refresh');
    expect(await accused()).toEqual(NOBODY);
    await runJobs(app.services);
    expect(await accused()).toEqual(NOBODY);

    const fresh = person(now(), 1_001);
    later = 7 * DAY;
    await runJobs(app.services);
    await vi.waitFor(async () => expect(lateOf(await queue())).toEqual([fresh]));
  }, 120_000);

  it('says late only of those whose history was read, where an agreement was in force', async () => {
    browser.policy = serialiseAgreement({
      ...DEFAULT_AGREEMENT,
      version: 2,
      validFrom: '2026-01-01',
    });
    const people = Array.from({ length: 12 }, (_, index) => {
      const at = now() - (20 + index) * DAY;
      const id = person(at, 4 * (index + 1));
      // Every other one was rung in time; that stands in their history alone.
      if (index % 2 === 0)
        server.control.addActivity('calls', id, { hs_call_direction: 'OUTBOUND' }, at + 60_000);
      return id;
    });
    await connect();
    expect(await accused()).toEqual(NOBODY);
    expect((await queue()).filter(({ clock }) => clock?.state === 'checking')).toHaveLength(12);

    await runJobs(app.services);
    await vi.waitFor(
      async () =>
        expect(lateOf(await queue()).sort()).toEqual(
          people.filter((_, index) => index % 2 === 1).sort(),
        ),
      { timeout: 60_000 },
    );
    // They were late before: that is no news.
    expect((await accused())['notified']).toBe(0);
  }, 120_000);

  it('looks once more when a clock runs out, before it says so', async () => {
    await connect();
    const id = person(now(), 4);
    await runJobs(app.services);
    await vi.waitFor(async () => expect(await queue()).toHaveLength(1));
    later = 7 * DAY;
    expect((await queue())[0]?.clock?.state).toBe('checking');
    server.control.addActivity('calls', id, { hs_call_direction: 'OUTBOUND' }, now() - 6.99 * DAY);
    await clockRanOut(app.services);
    expect(lateOf(await queue())).toEqual([]);
    expect(app.world.ports.surfaces.notify).not.toHaveBeenCalled();
  }, 60_000);
});
