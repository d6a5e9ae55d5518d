import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReviewBook } from '../../../lib/domain/review/book';
import type { ReviewNow } from '../../../lib/domain/review/review-now';
import type { WeeklyReview } from '../../../lib/domain/review/review-schema';
import type { TruthView } from '../../../lib/domain/truth/truth-view';
import { type FakeWorld, fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

const DAY = 86_400_000;
let world: FakeWorld;
let now: number;
let app: App;

const week = () => app.call<ReviewNow>('review.week', { again: false });
const book = () => app.call<ReviewBook>('review.book');

beforeEach(async () => {
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
    expect(review.truth.people).toBeGreaterThan(50);
  });
});
