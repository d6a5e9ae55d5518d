import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAttribution } from '../../../lib/app/jobs/read-attribution';
import type { Connectors } from '../../../lib/app/ports';
import type { DealsReader } from '../../../lib/crm/port/deals';
import type { Deal } from '../../../lib/domain/base/deal';
import { RelevoError } from '../../../lib/domain/base/failure';
import type { Touch } from '../../../lib/domain/base/touch';
import { feedbackNote } from '../../../lib/domain/feedback/note';
import type {
  AttributionView,
  DealsBehind,
} from '../../../lib/domain/figures/attribution/report-view';
import { switchConnection } from '../../../lib/store/switch-connection';
import { makeDeal } from '../domain/figures/make-deal';
import { createFakeCrm, makeContact } from '../sync/fake-connector';
import { type FakeWorld, fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-18T12:00:00Z');
const WISH = { period: { unit: 'quarter' }, filter: {} };
const DEALS_A_PAGE = 2;

let world: FakeWorld;
let now: number;
let deals: Deal[];
/** Requests in order: `closed:CURSOR` and `touches:PERSON:CURSOR`. */
let asked: string[];
/** What the CRM does with the next request, by the number of those before it. */
let act: (count: number) => 'answer' | 'hang' | 'late' | RelevoError;
/** Answers what it held back. */
let release: () => void;
const apps: App[] = [];

async function answer<Value>(what: string, signal: AbortSignal, value: Value): Promise<Value> {
  const does = act(asked.length);
  if (does instanceof RelevoError) throw does;
  asked.push(what);
  if (does === 'late')
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  if (does === 'hang')
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  return value;
}

const reader: DealsReader = {
  ofContacts: async () => ({ deals: new Map(), gaps: [] }),
  closed: (outcome, { from, until }, cursor, signal) => {
    const all = deals.filter(
      ({ outcome: ended, closedAt }) =>
        ended === outcome && closedAt !== null && from <= closedAt && closedAt < until,
    );
    const first = Number(cursor ?? 0);
    const next = first + DEALS_A_PAGE;
    return answer(`closed:${outcome}:${first}`, signal, {
      deals: all.slice(first, next),
      total: all.length,
      gaps: [],
      next: next < all.length ? String(next) : null,
    });
  },
};

function touchOf(person: string, page: number): Touch {
  return {
    id: `${person}.${page}`,
    contactId: person,
    kind: 'form',
    at: NOW - (20 + page) * DAY,
    title: 'Form',
    channel: person === 'p0' ? 'Web' : 'Fair',
    campaign: page === 0 ? 'Webinar' : 'Mail',
    campaignId: String(page),
    by: 'marketing',
  };
}

/** A worker; another one on the same database goes on where the first one died. */
function start(change: { deals?: DealsReader | null } = {}): App {
  const app = startApp(world);
  const { connector, contacts } = createFakeCrm(() => now, 0);
  for (const id of deals.flatMap(({ contactIds }) => contactIds))
    contacts.set(id, makeContact(id, { stageDates: { lead: NOW - 60 * DAY } }));
  const made = {
    ...connector,
    deals: reader,
    // Two pages each: this person's last touch, and the one before.
    touches: (id: string, cursor: string | null, signal: AbortSignal) =>
      answer(`touches:${id}:${cursor ?? 0}`, signal, {
        touches: [touchOf(id, Number(cursor ?? 0))],
        gaps: [],
        next: cursor === null ? '1' : null,
      }),
    ...change,
  };
  vi.spyOn(app.services.connectors, 'make').mockImplementation(
    (async () => made) as unknown as Connectors['make'],
  );
  apps.push(app);
  return app;
}

const look = (app: App, wish: unknown = WISH) =>
  app.call<AttributionView>('attribution.read', wish);

/** Looks until the reading is in a state. */
async function until(app: App, state: AttributionView['reading']['state']) {
  let view = await look(app);
  await vi.waitFor(
    async () => {
      view = await look(app);
      expect(view.reading.state).toBe(state);
    },
    { timeout: 20_000 },
  );
  return view;
}

const sumOf = (view: AttributionView, currency: string) =>
  view.rows.reduce((sum, { cells }) => sum + (cells.linear?.money[currency] ?? 0), 0);

beforeEach(() => {
  now = NOW;
  world = fakeWorld();
  Object.assign(world.ports, { clock: () => now });
  deals = Array.from({ length: 5 }, (_, i) =>
    makeDeal(`d${i}`, {
      contactIds: [`p${i}`],
      amount: 1_000 + i,
      closedAt: NOW - (i + 1) * DAY,
      createdAt: NOW - 40 * DAY,
      owner: { id: i < 2 ? 'u1' : 'u2', name: i < 2 ? 'Ana' : 'Berta' },
    }),
  );
  asked = [];
  act = () => 'answer';
});
afterEach(async () => {
  for (const app of apps) await app.call('attribution.stop');
  for (const { services } of apps.splice(0)) await services.db.delete();
});

describe('the won deals and what came before them', () => {
  it('are read once each, and add to what was won', async () => {
    const app = start();
    const view = await until(app, 'done');
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.filter((each) => each.startsWith('closed'))).toHaveLength(3);
    expect(asked.filter((each) => each.startsWith('touches'))).toHaveLength(10);
    expect(view.totals).toEqual({ deals: 5, money: { EUR: 5_010 }, noAmount: 0 });
    expect(sumOf(view, 'EUR')).toBe(5_010);
    expect(view.rows.map(({ name }) => name)).toEqual(['Mail', 'Webinar']);
    expect(view.reading).toMatchObject({ listed: 5, total: 5, people: 5, peopleAll: 5 });
    const all = asked.length;
    await look(app);
    await look(app);
    expect(asked).toHaveLength(all);
  });

  it.each([1, 6])(
    'go on after a worker died at request %i, and nothing is asked or counted twice',
    async (at) => {
      act = (count) => (count === at ? 'hang' : 'answer');
      const first = start();
      await look(first);
      await vi.waitFor(() => expect(asked).toHaveLength(at + 1), { timeout: 20_000 });
      act = () => 'answer';
      const second = start();
      const view = await until(second, 'done');
      const lost = asked[at];
      expect(asked.filter((each) => each === lost)).toHaveLength(2);
      expect(new Set(asked).size).toBe(asked.length - 1);
      expect(view.totals.money).toEqual({ EUR: 5_010 });
      expect(view.rows.map(({ cells }) => cells.linear?.tenths)).toEqual([25, 25]);
    },
  );

  it('are pushed to pages when some came, and only then: a page asks again after a push', async () => {
    const app = start();
    const push = vi.spyOn(app.services, 'push');
    await until(app, 'done');
    await readAttribution(app.services);
    expect(push.mock.calls.flat()).toContain('attribution');
    push.mockClear();
    await look(app);
    await readAttribution(app.services);
    expect(push).not.toHaveBeenCalled();
  });

  it('let a CRM be that asks to wait, say so, and come later', async () => {
    act = (count) =>
      count === 5
        ? new RelevoError({ code: 'crm/rate-limited', detail: '', retryAfterMs: 5 * MINUTE })
        : 'answer';
    const app = start();
    const view = await until(app, 'waits');
    expect(view.reading.failure?.code).toBe('crm/rate-limited');
    expect(view.reading.goesOnAt).toBe(NOW + 5 * MINUTE);
    act = () => 'answer';
    await look(app);
    expect(asked).toHaveLength(5);
    now += 6 * MINUTE;
    await until(app, 'done');
  });

  it('stop when the person says so, and stay stopped for the next worker', async () => {
    act = (count) => (count === 4 ? 'hang' : 'answer');
    const app = start();
    await look(app);
    await vi.waitFor(() => expect(asked).toHaveLength(5), { timeout: 20_000 });
    await app.call('attribution.stop');
    expect((await look(app)).reading.state).toBe('stopped');
    act = () => 'answer';
    const next = start();
    expect((await look(next)).reading.state).toBe('stopped');
    expect(asked).toHaveLength(5);
    await next.call('attribution.resume');
    await until(next, 'done');
  });

  it('go with their connection, and an answer on its way is not kept', async () => {
    act = (count) => (count === 8 ? 'late' : 'answer');
    const app = start();
    await look(app);
    await vi.waitFor(() => expect(asked).toHaveLength(9), { timeout: 20_000 });
    const { db, journal } = app.services;
    expect(await db.closedDeals.count()).toBe(5);
    const connection = await app.services.connection();
    await switchConnection(journal, { ...connection, id: 'other' });
    const reading = readAttribution(app.services);
    release();
    await reading;
    expect(await db.closedDeals.count()).toBe(0);
    expect(await db.dealPeople.count()).toBe(0);
    expect(await db.meta.get('deals')).toBeUndefined();
  });

  it('are listed again while a page is open: a deal that was opened again goes', async () => {
    const app = start();
    await until(app, 'done');
    deals = deals.slice(1);
    now += 11 * MINUTE;
    await look(app);
    await vi.waitFor(async () => expect((await look(app)).totals.deals).toBe(4), {
      timeout: 20_000,
    });
    expect((await look(app)).totals.money).toEqual({ EUR: 4_010 });
  });

  it('end for the day at their budget, whatever is left', async () => {
    const app = start();
    const { db } = app.services;
    await app.services.ready();
    await db.meta.put({
      key: 'deals',
      value: { spent: { since: NOW - DAY / 2, requests: 2_996 } },
    });
    const view = await until(app, 'budget');
    expect(asked.length).toBeLessThan(5);
    expect(view.reading.goesOnAt).toBe(NOW + DAY / 2);
    now += DAY;
    await until(app, 'done');
  });

  it('are not there where the CRM has none', async () => {
    const app = start({ deals: null });
    const view = await look(app);
    expect(view.reading.state).toBe('none');
    expect(view.totals.deals).toBe(0);
  });
});

describe('a number of the report', () => {
  it('opens its deals with their paths, and the shares of the model', async () => {
    const app = start();
    await until(app, 'done');
    const cell = { ...WISH, row: 'id:0', model: 'last', offset: 0 };
    const { deals: behind, row, total } = await app.call<DealsBehind>('attribution.deals', cell);
    expect([row, total]).toEqual(['Webinar', 5]);
    expect(behind.reduce((sum, { money }) => sum + money, 0)).toBe(5_010);
    expect(behind[0]?.path).toMatchObject([
      { campaign: 'Mail', share: 0, isOfRow: false, person: 'Person p0' },
      { campaign: 'Webinar', share: 1, isOfRow: true },
    ]);
  });

  it('is narrowed by the owner of the deal and by the channel of a touch', async () => {
    const app = start();
    await until(app, 'done');
    const owned = await look(app, { ...WISH, filter: { ownerId: 'u1' } });
    expect(owned.totals.deals).toBe(2);
    expect(sumOf(owned, 'EUR')).toBe(2_001);
    const came = await look(app, { ...WISH, filter: { channel: 'Web' } });
    expect(came.totals.deals).toBe(1);
    expect(came.choices).toMatchObject({
      owners: [{ name: 'Ana' }, { name: 'Berta' }],
      channels: ['Fair', 'Web'],
    });
  });

  it('shows what campaigns cost beside it once it is typed', async () => {
    const app = start();
    await until(app, 'done');
    const typed = { campaign: 'id:0', name: 'Webinar', month: '2026-10', currency: 'EUR' };
    await app.call('attribution.cost', { ...typed, amount: 100_00 });
    now += 1;
    await app.call('attribution.cost', { ...typed, amount: 300_00 });
    await app.call('attribution.cost', { ...typed, month: '2026-09', amount: 7 });
    expect((await look(app)).costs).toEqual([
      { campaign: 'id:0', month: '2026-10', amount: 300_00, currency: 'EUR' },
    ]);
  });
});

describe('a touch that sales contests', () => {
  it('is counted beside its campaign, and left out only where that is asked for', async () => {
    const app = start();
    await until(app, 'done');
    const contest = (verdict: 'contested' | 'confirmed', at: number) =>
      app.services.db.notes.put({
        id: verdict,
        contactId: 'p0',
        text: feedbackNote(
          {
            verdict,
            reasonId: null,
            text: '',
            campaign: 'Webinar',
            agreementVersion: null,
            author: { name: 'Nora', email: null },
            date: null,
            pendingSince: null,
            answers: null,
            dealtWith: false,
            touch: { ids: ['p0.0'], title: 'Form', on: '2026-10-29', dealId: 'd0' },
          },
          null,
          'en',
        ),
        reference: null,
        author: 'Nora',
        at,
        changedAt: at,
        round: at,
      });
    await contest('contested', NOW);
    const tenths = (view: AttributionView) =>
      view.rows.map(({ name, cells }) => [name, cells.linear?.tenths]);
    const whole = await look(app);
    expect(whole.contested).toEqual({ contested: 1, of: 10 });
    expect(whole.rows.map(({ name, contested }) => [name, contested.contested])).toEqual([
      ['Mail', 0],
      ['Webinar', 1],
    ]);
    expect(tenths(whole)).toEqual([
      ['Mail', 25],
      ['Webinar', 25],
    ]);
    const wish = { ...WISH, filter: { withoutContested: true } };
    const without = await look(app, wish);
    expect(without.contested).toEqual(whole.contested);
    expect(tenths(without)).toEqual([
      ['Mail', 30],
      ['Webinar', 20],
    ]);
    expect(sumOf(without, 'EUR')).toBe(5_010);
    const cell = { ...wish, row: 'id:1', model: 'linear', offset: 0 };
    const { deals: behind } = await app.call<DealsBehind>('attribution.deals', cell);
    expect(behind.find(({ id }) => id === 'd0')?.path).toMatchObject([
      { campaign: 'Mail', share: 1, isLeftOut: false, said: [] },
      { campaign: 'Webinar', isLeftOut: true, said: [{ word: 'contested', who: 'Nora' }] },
    ]);
    await contest('confirmed', NOW + 1);
    expect(tenths(await look(app, wish))).toEqual(tenths(whole));
    expect((await look(app)).contested).toEqual({ contested: 0, of: 10 });
  });
});
