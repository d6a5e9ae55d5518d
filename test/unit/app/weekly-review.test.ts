import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { remindOfReview } from '../../../lib/app/jobs/remind-of-review';
import { LocalDb } from '../../../lib/crm/local/db';
import { ME } from '../../../lib/crm/local/team';
import type { ReviewBook } from '../../../lib/domain/review/book';
import type { ReviewNow } from '../../../lib/domain/review/review-now';
import {
  type Decision,
  serialiseReviewEntry,
  type WeeklyReview,
} from '../../../lib/domain/review/review-schema';
import type { TruthView } from '../../../lib/domain/truth/truth-view';
import type { AgreementOverview } from '../../../lib/domain/views/agreement-overview';
import type { PersonView } from '../../../lib/domain/views/person';
import { type FakeWorld, fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

const DAY = 86_400_000;
const ID = '0f0f0f0f-0000-4000-8000-000000000001';
let world: FakeWorld;
let now: number;
let app: App;

const week = () => app.call<ReviewNow>('review.week', { again: true });
const book = () => app.call<ReviewBook>('review.book');
const opened = (id: string) =>
  app.call<{ review: WeeklyReview; who: string; at: number }>('review.kept', { id });
const decide = (change: Partial<Decision> = {}) =>
  app.call<{ id: string }>('review.decide', {
    id: ID,
    week: '2026-11-09',
    text: 'Call them',
    owner: 'Nora Vidal',
    due: null,
    state: 'open',
    replaces: [],
    ...change,
  });

/** What a colleague's device put on the same shelf. */
async function fromColleague(text: string, author: string): Promise<void> {
  const local = new LocalDb();
  await local.agreements.add({ text, author, at: now });
  local.close();
  await app.call('agreement.refresh');
}

beforeEach(async () => {
  // The database of the sample is deleted while the application still has it open.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  now = Date.parse('2026-11-18T12:00:00Z');
  world = fakeWorld();
  Object.assign(world.ports, { clock: () => now });
  app = startApp(world);
  await app.call('agreement.refresh');
  await app.call('handOffs.refresh');
  await app.call('feedback.refresh');
});
afterEach(async () => {
  await app.call('figures.stop');
  await app.services.db.delete();
  await new LocalDb().delete();
});

describe('the weekly review of the sample', () => {
  it('is of the working week that ended, and every part of it is there', async () => {
    const { review } = await week();
    expect(review.week).toMatchObject({ from: '2026-11-09', until: '2026-11-13' });
    expect(review.agreement).toEqual({ version: 1, isAgreed: true });
    expect(review.goals).toHaveLength(5);
    expect(review.came.map(({ stage }) => stage)).toEqual([
      'lead',
      'mql',
      'sql',
      'opportunity',
      'customer',
    ]);
    for (const { count } of review.came) expect(count.before).not.toBeNull();
    expect(review.handOffs.clocks.length).toBeGreaterThan(0);
    expect(review.campaigns.length).toBeGreaterThan(0);
    for (const { voices } of review.campaigns) expect(voices.length).toBeLessThanOrEqual(3);
    expect(review.truth.people).toBeGreaterThan(50);
  });

  it('of the last days of a month has the result of that month beside the new one', async () => {
    now = Date.parse('2026-12-01T00:30:00Z');
    await vi.waitFor(
      async () => {
        const { review } = await week();
        expect(review.month).toBe('2026-12');
        expect(review.week.until).toBe('2026-11-27');
        const [leads] = review.goals;
        expect(leads?.closed).toMatchObject({ month: '2026-11' });
        expect(leads?.closed?.seen).toBeGreaterThan(0);
      },
      { timeout: 20_000 },
    );
  });

  it('counts what the CRM counts, from one weekend to the next', async () => {
    const { review } = await week();
    const local = new LocalDb();
    const from = Date.parse('2026-11-06T23:00:00Z');
    const dates = (await local.contacts.toArray()).flatMap(
      ({ stageDates }) => stageDates.customer ?? [],
    );
    local.close();
    const between = (start: number, end: number) =>
      dates.filter((at) => start <= at && at < end).length;
    const { count } = review.came.find(({ stage }) => stage === 'customer') ?? {};
    const before = between(from - 56 * DAY, from);
    expect(before).toBeGreaterThan(0);
    expect(count).toMatchObject({ now: between(from, from + 7 * DAY), before });
  });
});

describe('won, lost and stages', () => {
  it('come with their paths, and a buyer who is no customer yet is one step away', async () => {
    const local = new LocalDb();
    const won = await local.deals.filter(({ stage }) => stage === 'won').toArray();
    const from = Date.parse('2026-11-06T23:00:00Z');
    const ofWeek = won.filter(
      ({ closedAt }) => closedAt !== null && from <= closedAt && closedAt < from + 7 * DAY,
    );
    const [deal] = ofWeek;
    const buyer = deal?.contactIds[0];
    if (buyer === undefined) throw new Error('no deal was won');
    await local.contacts.update(buyer, {
      stage: 'opportunity',
      ownerId: ME.id,
      revision: 99,
      changedAt: now,
    });
    local.close();
    await app.call('handOffs.refresh');
    const { review } = await week();
    expect(review.deals.gap).toBeNull();
    expect(review.deals.won).toHaveLength(ofWeek.length);
    expect(review.deals.won.some(({ path }) => path.length > 0)).toBe(true);
    const finding = { kind: 'won-not-customer', contactId: String(buyer) };
    expect(review.truth.findings).toMatchObject([finding]);
    const own = () => app.call<TruthView>('truth.own');
    expect((await own()).findings).toMatchObject([finding]);
    const person = await app.call<PersonView>('handOffs.person', { contactId: String(buyer) });
    await app.call('site.move', {
      ticket: person.ticket,
      intentId: '0f0f0f0f-0000-4000-8000-000000000009',
      from: person.stage,
      to: 'customer',
    });
    expect((await own()).findings).toEqual([]);
  });
});

describe('a kept review', () => {
  it('of six months ago shows its old figures after the agreement changed', async () => {
    const { review } = await week();
    const { id } = await app.call<{ id: string }>('review.keep', { review });
    const { inForce } = await app.call<AgreementOverview>('agreement.overview');
    now += 180 * DAY;
    const changed = {
      ...inForce,
      version: 2,
      validFrom: '2027-01-01',
      signed: [],
      goals: inForce.goals.slice(0, 1).map((goal) => ({ ...goal, target: 999, until: null })),
    };
    await app.call('agreement.draft', { base: inForce, agreement: changed });
    await app.call('agreement.publish', { choices: {} });
    const [version] = (await app.call<AgreementOverview>('agreement.overview')).versions;
    for (const department of ['marketing', 'sales'])
      await app.call('agreement.sign', { digest: version?.digest, department });
    expect((await week()).review.agreement.version).toBe(2);
    const kept = await opened(id);
    expect(kept.review).toEqual(review);
    expect(kept.who).toBe('Nora Vidal');
    expect((await book()).kept).toMatchObject([{ id, version: 1, week: { from: '2026-11-09' } }]);
  });

  it('is refused where it breaks the format, and what is not there is gone', async () => {
    const { review } = await week();
    await expect(app.call('review.keep', { review: { ...review, goals: 'all' } })).rejects.toThrow(
      'bus/bad-request',
    );
    await expect(opened('f'.repeat(64))).rejects.toThrow('crm/gone');
  });
});

describe('decisions', () => {
  it('that two devices write at once both stand, until one of them is chosen', async () => {
    const { id: first } = await decide();
    const theirs: Decision = {
      kind: 'decision',
      id: ID,
      week: '2026-11-09',
      text: 'Write to them',
      owner: 'Greta Lund',
      due: null,
      state: 'open',
      replaces: [first],
      by: 'Greta Lund',
      at: now,
    };
    await fromColleague(serialiseReviewEntry(theirs), 'Greta Lund');
    // This device had opened its form before.
    await decide({ text: 'Visit them', replaces: [first] });
    const [contested] = (await book()).decisions;
    expect(contested?.versions.map(({ text }) => text).sort()).toEqual([
      'Visit them',
      'Write to them',
    ]);
    expect((await week()).review.decisions).toMatchObject([{ id: ID, isContested: true }]);
    const replaces = contested?.versions.map(({ id }) => id) ?? [];
    await decide({ text: 'Write to them', owner: 'Greta Lund', replaces });
    const [settled] = (await book()).decisions;
    expect(settled?.versions).toMatchObject([{ text: 'Write to them', who: 'Nora Vidal' }]);
  });

  it('of a foreign author say so, and close nothing', async () => {
    const { id: first } = await decide();
    const forged: Decision = {
      kind: 'decision',
      id: ID,
      week: '2026-11-09',
      text: 'Call them',
      owner: null,
      due: null,
      state: 'dropped',
      replaces: [first],
      by: 'Nora Vidal',
      at: now,
    };
    await fromColleague(serialiseReviewEntry(forged), 'Mallory');
    const [decision] = (await book()).decisions;
    expect(decision?.isOpen).toBe(true);
    expect(decision?.versions.find(({ claims }) => claims !== null)).toMatchObject({
      who: 'Mallory',
      claims: 'Nora Vidal',
    });
  });

  it('open the next review until they are done', async () => {
    const { id } = await decide({ due: '2026-11-20' });
    now += 7 * DAY;
    const { review } = await week();
    expect(review.week.from).toBe('2026-11-16');
    expect(review.decisions).toMatchObject([{ text: 'Call them', due: '2026-11-20' }]);
    await decide({ state: 'done', replaces: [id] });
    expect((await week()).review.decisions).toEqual([]);
    expect((await book()).decisions).toMatchObject([{ isOpen: false }]);
  });

  it('cannot be written where a policy pins the agreement', async () => {
    const { inForce } = await app.call<AgreementOverview>('agreement.overview');
    world.policy = inForce;
    app.services.agreementCache.forget();
    expect((await book()).mayWrite).toBe(false);
    await expect(decide()).rejects.toThrow('bus/forbidden');
  });
});

describe('the reminder', () => {
  const notify = () => vi.mocked(world.ports.surfaces.notify);
  const remind = () => remindOfReview(app.services);

  it('is off by default', async () => {
    await remind();
    expect(notify()).not.toHaveBeenCalled();
  });

  it('comes once on its weekday, when work has begun', async () => {
    await app.call('settings.change', { change: { reviewDay: 3 } });
    // Wednesday, 07:00 in Madrid: before working hours.
    now = Date.parse('2026-11-18T06:00:00Z');
    await remind();
    expect(notify()).not.toHaveBeenCalled();
    now = Date.parse('2026-11-18T10:00:00Z');
    await remind();
    await remind();
    expect(notify()).toHaveBeenCalledTimes(1);
    now += DAY;
    await remind();
    expect(notify()).toHaveBeenCalledTimes(1);
    now += 6 * DAY;
    await remind();
    expect(notify()).toHaveBeenCalledTimes(2);
  });
});
