import { heardKeys, listenToKeys } from '../sites/attacks/eavesdropping';
import { expect, test } from './fixtures';
import { untilClickCounts } from './waits';

test('a date of one’s own is given on the card in the page, by keys that the page does not hear', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('verdict-recycled')).not.toBeNull();
  await page.evaluate(listenToKeys.script);
  await untilClickCounts(ours, 'verdict-recycled');
  await ours.click('verdict-recycled');
  await expect.poll(() => ours.box('own-date')).not.toBeNull();
  await ours.focus('own-date');
  await page.keyboard.type('Jan 15');
  // An arrow key is the field's: it goes one day on, and back.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate("window.find('Jan 15')")).toBe(false);
  expect(await ours.textNodes()).toEqual([]);
  await untilClickCounts(ours, 'own-date-give');
  await ours.focus('own-date-give');
  await page.keyboard.press('Enter');
  await expect.poll(() => ours.words('undo-bar')).toContain('Recycled');
  await expect.poll(() => ours.words('hand-off')).toContain('Jan 15');
  expect(await page.evaluate(heardKeys.script)).toEqual([]);
  expect(await page.evaluate('__sim.evidence.shortcuts')).toEqual([]);
  await untilClickCounts(ours, 'undo');
  await ours.click('undo');
  await expect.poll(() => ours.box('verdict-recycled')).not.toBeNull();
  await page.close();
});

test('nothing went wrong in the tests above', ({ product }) => {
  expect(product.errors).toEqual([]);
});
