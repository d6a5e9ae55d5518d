import type { Page } from '@playwright/test';
import {
  attackExpression,
  clickjackingAttacks,
  harmlessPages,
  innerAttacks,
  type Place,
} from '../sites/attacks/clickjacking';
import { expect, type Product, test, waiting } from './fixtures';
import type { Ours } from './ours';
import { giveTime, untilClickCounts } from './waits';

/** An opportunity: one click moves her on, and undo takes it back. */
const WHO = 'lucia.serrano@transportes-serrano.example';

async function stageOf(product: Product): Promise<string> {
  const [person] = await product.call<{ stage: string }[]>('people.search', { text: WHO });
  return person?.stage ?? 'nobody';
}

async function openCard(product: Product): Promise<{ page: Page; ours: Ours }> {
  const { page, ours } = await product.mailbox();
  const threads =
    await page.evaluate<{ legacyThreadId: string; people: string[] }[]>('__sim.threads()');
  const thread = threads.find((each) => JSON.stringify(each.people).includes(WHO));
  await page.evaluate(`__sim.open(${JSON.stringify(thread?.legacyThreadId)})`);
  await expect.poll(() => ours.box('promote')).not.toBeNull();
  await untilClickCounts(ours, 'promote');
  return { page, ours };
}

async function pressAt(page: Page, place: Place): Promise<void> {
  await page.mouse.move(place.x, place.y);
  await giveTime(page, 150);
  await page.mouse.down();
  await page.mouse.up();
  await giveTime(page, 300);
}

for (const attack of [...clickjackingAttacks, ...innerAttacks]) {
  test(`a click that a page stole by "${attack.name}" moves no one`, async ({ product }) => {
    const before = await stageOf(product);
    const { page, ours } = await openCard(product);
    const target = await ours.box('promote');
    if (target === null) throw new Error('no button');
    await pressAt(page, await page.evaluate<Place>(attackExpression(attack, target)));
    expect(await waiting(product)).toEqual([]);
    expect(await stageOf(product)).toBe(before);
    expect(await ours.words('undo-bar')).toBeNull();
    await page.close();
  });
}

for (const attack of harmlessPages) {
  test(`a click that a person made on a page with "${attack.name}" counts, and can be undone`, async ({
    product,
  }) => {
    const before = await stageOf(product);
    const { page, ours } = await openCard(product);
    const target = await ours.box('promote');
    if (target === null) throw new Error('no button');
    await pressAt(page, await page.evaluate<Place>(attackExpression(attack, target)));
    await expect.poll(() => stageOf(product)).not.toBe(before);
    await untilClickCounts(ours, 'undo');
    await ours.click('undo');
    await expect.poll(() => stageOf(product)).toBe(before);
    await page.close();
  });
}

test('a second click of a double click does not move a person twice', async ({ product }) => {
  const before = await stageOf(product);
  const { page, ours } = await openCard(product);
  const target = await ours.box('promote');
  if (target === null) throw new Error('no button');
  await page.mouse.dblclick(target.x + target.width / 2, target.y + target.height / 2, {
    delay: 20,
  });
  await expect.poll(() => stageOf(product)).not.toBe(before);
  const once = await stageOf(product);
  await giveTime(page);
  expect(await stageOf(product)).toBe(once);
  await untilClickCounts(ours, 'undo');
  await ours.click('undo');
  await expect.poll(() => stageOf(product)).toBe(before);
  await page.close();
});

test('the words of a button stay readable when the page makes inherited text vanish', async ({
  product,
}) => {
  const { page, ours } = await openCard(product);
  await page.evaluate(() => {
    const hosts = [...document.documentElement.children].filter(
      (one) => one !== document.head && one !== document.body,
    );
    for (const host of hosts)
      if (host instanceof HTMLElement)
        for (const [name, value] of [
          ['-webkit-text-fill-color', 'transparent'],
          ['text-indent', '-999px'],
          ['pointer-events', 'none'],
        ] as const)
          host.style.setProperty(name, value, 'important');
  });
  expect(await ours.style('promote', '-webkit-text-fill-color')).not.toBe('rgba(0, 0, 0, 0)');
  expect(await ours.style('promote', 'text-indent')).toBe('0px');
  expect(await ours.style('promote', 'pointer-events')).toBe('auto');
  await page.close();
});

test('a click by script moves no one', async ({ product }) => {
  const before = await stageOf(product);
  const { page } = await openCard(product);
  await page.evaluate(() => {
    for (const host of document.documentElement.children) {
      if (host instanceof HTMLElement) host.click();
      host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    }
  });
  await giveTime(page, 300);
  expect(await stageOf(product)).toBe(before);
  await page.close();
});
