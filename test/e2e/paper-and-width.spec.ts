import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { PARTS } from '../../components/dashboard/agreement/parts';
import { PAGES } from '../../components/options/sections';
import { expect, test } from './fixtures';

const VIEWS = [
  'today',
  'funnel',
  'goals',
  'attribution',
  'referrals',
  'hand-offs',
  'feedback',
  'review',
  'agreement',
];
const WIDTHS = [320, 380, 640, 960, 1024];
const LANGUAGES = ['en', 'es'];

/** Waits until a view of the dashboard is drawn with its data. */
async function show(page: Page, view: string): Promise<void> {
  // The first view opens by itself, once the role is known.
  await expect(page.locator('h1').first()).toBeVisible();
  await page.goto(`${page.url().split('#')[0]}#${view}`);
  await expect(page.getByTestId(`view-${view}`).locator('h1')).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0, { timeout: 20_000 });
}

/** What stands on paper, without the breaks that a line can have anywhere. */
async function onPaper(page: Page): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
  const { text } = await extractText(pdf, { mergePages: true });
  return text.replace(/\s+/g, '');
}

/** How often each text stands in a list of them. */
function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

test('every row of every view stands on paper', async ({ product }) => {
  await product.call('settings.change', { change: { language: 'en', role: 'manager' } });
  await product.call('handOffs.refresh', {});
  const page = await product.page('dashboard.html');
  for (const view of VIEWS) {
    await show(page, view);
    await expect(page.locator('[data-testid$="-reading"]')).toHaveCount(0, { timeout: 60_000 });
    await page.emulateMedia({ media: 'print' });
    // People and threads by their names, lines of tables by their heads.
    const rows = await page
      .locator(
        '[data-row] b.theirs, button[data-row].theirs, .thread b.theirs, table.figures th[scope="row"]',
      )
      .evaluateAll((found) =>
        found
          .filter((each) => each.checkVisibility() && each.getClientRects().length > 0)
          .map((each) => (each.textContent ?? '').replace(/\s+/g, '')),
      );
    // A page that is given its medium prints in it.
    await page.emulateMedia({ media: null });
    const paper = await onPaper(page);
    for (const [name, count] of counted(rows.filter((each) => each !== '')))
      expect(paper.split(name).length - 1, `${view}: ${name}`).toBeGreaterThanOrEqual(count);
    if (view === 'today' || view === 'hand-offs') expect(rows.length).toBeGreaterThan(12);
  }
  await page.close();
  await product.call('settings.change', { change: { language: 'system', role: 'rep' } });
});

test('no chart is covered on paper', async ({ product }) => {
  const page = await product.page('dashboard.html');
  await show(page, 'hand-offs');
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const covered = await page.evaluate(() => {
    const panels = [...document.querySelectorAll('.dashboard .panel')].filter((panel) =>
      panel.checkVisibility(),
    );
    const boxes = panels.map((panel) => panel.getBoundingClientRect());
    return boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter((b) => a.bottom > b.top + 1 && b.bottom > a.top + 1 && a.right > b.left + 1)
        .filter((b) => b.right > a.left + 1)
        .map((b) => [a.top, b.top]),
    );
  });
  expect(covered).toEqual([]);
  await page.close();
});

/** How far a page scrolls sideways, and what is wider than it, CSS pixels. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > room + 1 && each.checkVisibility(),
    );
    return {
      wide: document.documentElement.scrollWidth - room,
      who: out.slice(0, 4).map((each) => `${each.tagName}.${each.className}`),
    };
  });

/** Opens the card of the first person of the queue. */
async function showPerson(page: Page): Promise<void> {
  await page.getByTestId('tab-queue').click();
  await page.getByTestId('person-row').first().click();
  await expect(page.getByTestId('card')).toBeVisible();
}

type Show = (page: Page) => Promise<void>;

/** Everything that our pages show: the file, what it is, and how it is reached. */
const SCREENS: readonly (readonly [file: string, what: string, reach: Show])[] = [
  ...[...PAGES, 'demo'].map((name): readonly [string, string, Show] => [
    `options.html#${name}`,
    name,
    (page) => expect(page.locator('h2').first()).toBeVisible(),
  ]),
  ...['popup.html', 'sidepanel.html'].flatMap((file): (readonly [string, string, Show])[] => [
    [file, 'queue', (page) => page.getByTestId('tab-queue').click()],
    [file, 'person', showPerson],
  ]),
  ...VIEWS.map((view): readonly [string, string, Show] => [
    'dashboard.html',
    view,
    (page) => show(page, view),
  ]),
  [
    'dashboard.html',
    'a person of today',
    async (page) => {
      await show(page, 'today');
      await page.getByTestId('person-row').first().click();
      await expect(page.getByTestId('card')).toBeVisible();
    },
  ],
  ...PARTS.map((part): readonly [string, string, Show] => [
    'dashboard.html',
    `${part} of the agreement, edited`,
    async (page) => {
      await show(page, 'agreement');
      await page.getByTestId('edit-agreement').click();
      await page.getByTestId(`tab-${part}`).click();
    },
  ]),
];

for (const language of LANGUAGES) {
  test(`nothing scrolls sideways from 320 px up, in ${language}`, async ({ product }) => {
    test.setTimeout(180_000);
    await product.call('settings.change', { change: { language } });
    for (const [file, what, reach] of SCREENS) {
      const page = await product.page(file);
      await reach(page);
      for (const width of WIDTHS) {
        // A popup is as wide as it says; no window of one is narrower.
        if (file === 'popup.html' && width < 380) continue;
        await page.setViewportSize({ width, height: 800 });
        const { wide, who } = await sideways(page);
        expect.soft(wide, `${file} ${what} at ${width}: ${who.join(', ')}`).toBeLessThanOrEqual(0);
      }
      await page.close();
    }
    await product.call('settings.change', { change: { language: 'system' } });
  });
}

test('no figure is cut on a small screen, and no empty place stands beside them', async ({
  product,
}) => {
  const page = await product.page('dashboard.html');
  for (const view of ['hand-offs', 'agreement'])
    for (const width of [...WIDTHS, 1024]) {
      await show(page, view);
      await page.setViewportSize({ width, height: 800 });
      await expect(page.locator('.big-figures').first()).toBeVisible();
      const cut = await page
        .locator('.big-figures :is(dt, dd)')
        .evaluateAll((all) =>
          all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
        );
      expect(cut, `${view} at ${width}`).toEqual([]);
    }
  await page.close();
});

test('a paper of hand-offs says which time it is about, and holds nothing to press', async ({
  product,
}) => {
  const page = await product.page('dashboard.html');
  await show(page, 'hand-offs');
  await page.getByTestId('clock-first-contact').click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('paper-clock')).toBeVisible();
  await expect(page.getByTestId('paper-clock')).toHaveText('First contact');
  await expect(page.getByTestId('list-search')).toBeHidden();
  await page.close();
});

test('a person takes two lines at most in the popup', async ({ product }) => {
  const page = await product.page('popup.html');
  await page.setViewportSize({ width: 380, height: 600 });
  await page.getByTestId('tab-queue').click();
  await expect(page.getByTestId('person-row').first()).toBeVisible();
  const heights = await page
    .getByTestId('person-row')
    .locator('.person')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(56);
  // The window has nothing beside itself, so what is too wide for a row is cut off unseen.
  const cut = await page
    .getByTestId('person-row')
    .locator('.chip, .clock')
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth - 8));
  expect(cut).toEqual([]);
  await page.close();
});

test('the dashboard is used by keyboard: one stop for the list, "/" and "?"', async ({
  product,
}) => {
  const page = await product.page('dashboard.html');
  await show(page, 'today');
  const rows = page.getByTestId('person-row');
  await expect(rows.first()).toBeVisible();
  await expect(page.locator('[data-testid="person-row"][tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await expect(rows.nth(1)).toHaveAttribute('tabindex', '0');
  await page.keyboard.press('?');
  await expect(page.getByTestId('keys-help')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('keys-help')).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByTestId('list-search')).toBeFocused();
  const name = await rows.first().locator('b.theirs').textContent();
  await page.keyboard.type(name ?? '');
  await expect(rows).toHaveCount(1);
  expect(page.url()).toContain('q=');
  await page.close();
});
