import { afterAll, beforeAll, expect, it } from 'vitest';
import { GMAIL_PAGES } from '../pages/gmail';
import { LINKEDIN_PAGES } from '../pages/linkedin';
import { openRecogniser, type Recogniser } from '../recogniser';
import { changesFor, isAmbiguous, isChanged, mutate, type Outcome } from './mutate';

/**
 * Of each page every so many changes; `npm run mutations` makes them all, on captured pages too.
 */
const EVERY = 3;

let recogniser: Recogniser;
beforeAll(async () => {
  recogniser = await openRecogniser();
});
afterAll(() => recogniser?.close());

it.each([
  ['Gmail', GMAIL_PAGES],
  ['LinkedIn', LINKEDIN_PAGES],
] as const)('one change of a page of %s at a time never gives anybody else', async (_, all) => {
  const pages = all.filter((page) => !isAmbiguous(page.wish) && !isChanged(page));
  const series = await recogniser.series();
  const outcomes: Outcome[] = [];
  for (const [index, page] of pages.entries()) {
    const changes = changesFor(page.wish.url).filter((__, at) => (at + index) % EVERY === 0);
    outcomes.push(...(await mutate(series, page, changes)));
  }
  await series.close();
  expect(outcomes.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  // Were hardly anybody recognised, no one wrong would say nothing.
  expect(outcomes.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThan(
    outcomes.length / 2,
  );
});
