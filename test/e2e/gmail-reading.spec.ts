import type { TabView } from '../../lib/domain/views/tab';
import { demoPeople, demoStrangers } from '../sites/gmail/people';
import { expect, test } from './fixtures';

interface Truth {
  rows: { legacyThreadId: string; people: string[] }[];
}

test('rows of people whom the CRM knows have a chip with stage and score, and no other row has one', {
  tag: '@first-minute',
}, async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  const truth = await page.evaluate<Truth>('__sim.truth()');
  const known = new Set(demoPeople.map((person) => person.email));
  const wanted = truth.rows.filter((row) => row.people.some((email) => known.has(email)));
  await expect
    .poll(async () => Object.keys(await ours.chips()).sort())
    .toEqual(wanted.map((row) => row.legacyThreadId).sort());
  const chips = await ours.chips();
  for (const words of Object.values(chips))
    expect(words).toMatch(/^(Visitor|Lead|MQL|SQL|Opportunity|Customer) \d{1,3}( |$)/);
  await page.close();
});

/**
 * Body that returns for every chip its outer size, whether it stands whole in it, and whether its
 * stage and sign are there.
 */
const CHIP_BOXES = `return roots.flatMap((root) => {
  const chip = root.querySelector('.row-chip');
  if (chip === null || !root.host.checkVisibility()) return [];
  const [outer, inner] = [root.host, chip].map((node) => node.getBoundingClientRect());
  const [stage, sign] = [chip.querySelector('i'), chip.querySelector('u')];
  const inside = inner.top >= outer.top && inner.bottom <= outer.bottom && inner.right <= outer.right;
  const signed = sign === null || (sign.clientWidth >= 14 && sign.getBoundingClientRect().right <= inner.right);
  return [{ size: outer.width + ' x ' + outer.height, whole: inside && stage.scrollWidth <= stage.clientWidth && signed }];
});`;

test('every chip stands whole in the one size that all of them have', async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  // The longest stage is among them beside a clock, which has room for its sign alone there.
  expect(Object.values(await ours.chips()).some((words) => /^Opportunity \d+ $/.test(words))).toBe(
    true,
  );
  const chips = await ours.inContentScript<{ size: string; whole: boolean }[]>(CHIP_BOXES);
  expect(chips.filter(({ whole }) => !whole)).toEqual([]);
  expect(new Set(chips.map(({ size }) => size)).size).toBe(1);
  await page.close();
});

test('a strip that is wider than its place is one line in its one height', async ({ product }) => {
  await product.call('settings.change', { change: { language: 'es' } });
  const { page, ours } = await product.mailbox();
  await page.setViewportSize({ width: 640, height: 700 });
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.words('strip')).toContain('Hannah Whitfield');
  const fits = `const strip = find('strip'); return [strip.scrollHeight <= strip.clientHeight, strip.scrollWidth > strip.clientWidth];`;
  await expect.poll(() => ours.inContentScript(fits)).toEqual([true, true]);
  await product.call('settings.change', { change: { language: 'system' } });
  await page.close();
});

test('a row that Gmail uses again for another thread gets the chip of that thread', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  const before = await ours.chips();
  const from = demoPeople[3];
  await page.evaluate(
    `__sim.newMail({ from: ${JSON.stringify({ email: from?.email, name: from?.name })}, subject: 'One more thing', text: 'Hello' })`,
  );
  await expect
    .poll(async () => Object.keys(await ours.chips()).length)
    .toBeGreaterThanOrEqual(Object.keys(before).length);
  const truth = await page.evaluate<Truth>('__sim.truth()');
  const top = truth.rows[0];
  await expect.poll(async () => (await ours.chips())[top?.legacyThreadId ?? '']).toBeDefined();
  const after = await ours.chips();
  for (const [id, words] of Object.entries(after))
    if (before[id] !== undefined) expect(words, id).toBe(before[id]);
  await page.close();
});

test('a thread shows the people in it and the card of who wrote last; a click changes whose card it is', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.words('strip')).toContain('Hannah Whitfield');
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  await expect.poll(() => ours.words('strip')).toContain('Owen Price');
  await expect.poll(() => ours.words('card')).toContain('Head of Operations');

  await page.evaluate('__sim.setMessage(1, "open")');
  expect(await ours.words('card')).toContain('Hannah Whitfield');

  await ours.click('strip-person', 1);
  await expect.poll(() => ours.words('card')).toContain('Owen Price');

  await page.evaluate('__sim.back()');
  await expect.poll(() => ours.words('card')).toBeNull();
  await expect.poll(() => ours.words('strip')).toBeNull();
  await page.close();
});

test('a person whom the CRM does not know is said to be unknown, with an offer to add them', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  const stranger = demoStrangers[0];
  const threads =
    await page.evaluate<{ legacyThreadId: string; people: string[] }[]>('__sim.threads()');
  const thread = threads.find((each) => JSON.stringify(each).includes(stranger?.email ?? '-'));
  await page.evaluate(`__sim.open(${JSON.stringify(thread?.legacyThreadId)})`);
  await expect.poll(() => ours.words('unknown')).toContain('Not in the CRM');
  expect(await ours.words('add')).toBe('Add to the CRM');
  await page.close();
});

test('the popup knows who is on the tab', { tag: '@first-minute' }, async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.words('card')).not.toBeNull();
  await page.bringToFront();
  const here = await product.call<TabView>('tab.people', {});
  expect(here).toMatchObject({
    site: 'gmail',
    reach: 'read',
    focus: 'e:hannah.whitfield@fennwick-foods.example',
  });
  expect(here.people.find(({ key }) => key === here.focus)).toMatchObject({
    person: { name: 'Hannah Whitfield' },
  });
  expect(here.people).toHaveLength(2);
  await page.close();
});

test('the card makes room for a window that a person writes in, and comes back', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  const id = await page.evaluate<number>(
    "__sim.compose({ to: [], cc: [], bcc: [], subject: 'Hello' })",
  );
  await expect.poll(() => ours.box('dock')).toBeNull();
  await ours.click('dock-open');
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await page.evaluate(`__sim.closeCompose(${id})`);
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await page.close();
});

test('the card stands at the end of the lines, clear of the menu, also from right to left', async ({
  product,
}) => {
  for (const [language, right] of [
    ['en', true],
    ['ar', false],
  ] as const) {
    const { page, ours } = await product.mailbox({ language });
    await page.evaluate('__sim.open(0)');
    await expect.poll(() => ours.box('dock')).not.toBeNull();
    const before = await ours.box('dock');
    expect((before?.x ?? 720) > 720).toBe(right);
    await ours.focus('dock-grip');
    await page.keyboard.press(right ? 'ArrowLeft' : 'ArrowRight');
    await expect
      .poll(async () => (await ours.box('dock'))?.x)
      .toBe((before?.x ?? 0) + (right ? -16 : 16));
    await page.close();
  }
});

for (const [name, options] of [
  ['dark', { theme: 'dark' }],
  ['right to left', { language: 'ar' }],
  ['split', { preview: 'right' }],
] as const) {
  test(`works in a ${name} mailbox`, async ({ product }) => {
    const { page, ours } = await product.mailbox(options);
    await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(5);
    await page.evaluate('__sim.open(0)');
    // A split leaves no room beside the mail.
    if (name === 'split') {
      await expect.poll(() => ours.box('dock-open')).not.toBeNull();
      await ours.click('dock-open');
    }
    await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
    await page.close();
  });
}

test('nothing went wrong in the meantime', ({ product }) => {
  expect(product.errors).toEqual([]);
});
