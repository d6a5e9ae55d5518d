import { expect, type Product, test, waiting } from './fixtures';
import { giveTime, untilClickCounts } from './waits';

const WHO = 'lucia.serrano@transportes-serrano.example';

async function find(product: Product, email = WHO) {
  const [person] = await product.call<{ stage: string; ticket: string; name: string }[]>(
    'people.search',
    {
      text: email,
    },
  );
  if (person === undefined) throw new Error(`nobody is ${email}`);
  return person;
}

async function threadOf(page: import('@playwright/test').Page, email: string): Promise<void> {
  const threads =
    await page.evaluate<{ legacyThreadId: string; people: string[] }[]>('__sim.threads()');
  const thread = threads.find((each) => JSON.stringify(each.people).includes(email));
  await page.evaluate(`__sim.open(${JSON.stringify(thread?.legacyThreadId)})`);
}

test('one click on the card moves a person on, undo takes it back', {
  tag: '@first-minute',
}, async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await threadOf(page, WHO);
  await expect.poll(() => ours.box('promote')).not.toBeNull();
  const before = (await find(product)).stage;
  await untilClickCounts(ours, 'promote');
  await ours.click('promote');
  await expect.poll(() => ours.words('undo-bar')).toContain('Undo');
  await expect.poll(async () => (await find(product)).stage).not.toBe(before);
  await expect.poll(() => ours.words('undo-bar')).toContain('Saved in the CRM');
  await untilClickCounts(ours, 'undo');
  await ours.click('undo');
  await expect.poll(async () => (await find(product)).stage).toBe(before);
  await page.close();
});

test('a move made elsewhere shows on an open card', async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await threadOf(page, WHO);
  await expect.poll(() => ours.attribute('card', 'data-contact-stage')).not.toBeNull();
  const person = await find(product);
  const to = person.stage === 'opportunity' ? 'customer' : 'opportunity';
  const intentId = crypto.randomUUID();
  await product.call('site.move', { ticket: person.ticket, intentId, from: person.stage, to });
  await expect.poll(() => ours.attribute('card', 'data-contact-stage')).toBe(to);
  await product.call('site.undo', { ticket: person.ticket, intentId });
  await expect.poll(() => ours.attribute('card', 'data-contact-stage')).toBe(person.stage);
  await page.close();
});

test('a click that was acknowledged survives the death of the worker', {
  tag: '@first-minute',
}, async ({ product }) => {
  // What a dead worker was sending is looked for only when its request cannot be on its way any
  // more.
  const person = await find(product, 'oliver.brandt@brandt-auto.example');
  const to = person.stage === 'customer' ? 'opportunity' : 'customer';
  const reasonId = to === 'opportunity' ? { reasonId: 'mistake' } : {};
  await product.call('site.move', {
    ticket: person.ticket,
    intentId: crypto.randomUUID(),
    from: person.stage,
    to,
    ...reasonId,
  });
  await product.stopWorker();
  await expect
    .poll(async () => (await find(product, 'oliver.brandt@brandt-auto.example')).stage, {
      timeout: 60_000,
    })
    .toBe(to);
  await expect.poll(() => waiting(product), { timeout: 60_000 }).toEqual([]);
});

test('a click while the page turns to another person moves the person who was shown, or no one', async ({
  product,
}) => {
  const other = 'priya.raman@harbourline.example';
  const { page, ours } = await product.mailbox();
  for (let round = 0; round < 4; round++) {
    await threadOf(page, WHO);
    await expect.poll(() => ours.attribute('card', 'data-contact-stage')).not.toBeNull();
    const [before, theirs] = [await find(product), await find(product, other)];
    await untilClickCounts(ours, 'promote');
    const box = await ours.box('promote');
    if (box === null) throw new Error('no button');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    const turned = threadOf(page, other);
    await giveTime(page, round * 15);
    await page.mouse.up();
    await turned;
    await expect.poll(() => waiting(product)).toEqual([]);
    expect((await find(product, other)).stage, 'the next person').toBe(theirs.stage);
    const after = await find(product);
    if (after.stage !== before.stage) {
      const back = {
        ticket: after.ticket,
        intentId: crypto.randomUUID(),
        from: after.stage,
        to: before.stage,
      };
      await product.call('site.move', { ...back, reasonId: 'mistake' });
      await expect.poll(async () => (await find(product)).stage).toBe(before.stage);
    }
  }
  await page.close();
});

test('the same click reported twice is one click', async ({ product }) => {
  const person = await find(product, 'priya.raman@harbourline.example');
  const input = {
    ticket: person.ticket,
    intentId: crypto.randomUUID(),
    from: null,
    verdict: 'comment',
    text: 'Wants 40 seats',
  };
  await Promise.all([product.call('site.verdict', input), product.call('site.verdict', input)]);
  await product.call('site.verdict', input);
  await expect.poll(() => waiting(product)).toEqual([]);
});

test('a warning stands where a person is written to who must not be contacted, and goes with them', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  const lead = { name: 'Amelia Hart', email: 'amelia.hart@hart-publishing.example' };
  const buyer = { name: 'Lucía Serrano', email: WHO };
  const id = await page.evaluate<number>(
    `__sim.compose({ to: ${JSON.stringify([lead, buyer])}, cc: [], bcc: [], subject: 'Hello' })`,
  );
  await expect.poll(() => ours.words('notice')).toContain('Amelia Hart');
  expect(await ours.words('notice')).not.toContain('Lucía');
  await page.evaluate(`__sim.removeRecipient(${id}, 'to', ${JSON.stringify(lead.email)})`);
  await expect.poll(() => ours.words('notice')).toBeNull();
  await page.close();
});

test('a warning that was put away stays away for that message, and comes for another', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  const lead = { name: 'Amelia Hart', email: 'amelia.hart@hart-publishing.example' };
  const buyer = { name: 'Lucía Serrano', email: WHO };
  const write = `__sim.compose({ to: ${JSON.stringify([lead])}, cc: [], bcc: [], subject: 'Hello' })`;
  const id = await page.evaluate<number>(write);
  await expect.poll(() => ours.words('notice')).toContain('Amelia Hart');
  await ours.click('notice-hide');
  await expect.poll(() => ours.words('notice')).toBeNull();
  await page.evaluate(`__sim.addRecipient(${id}, 'to', ${JSON.stringify(buyer)})`);
  await giveTime(page);
  expect(await ours.words('notice')).toBeNull();
  await page.evaluate(write);
  await expect.poll(() => ours.words('notice')).toContain('Amelia Hart');
  await page.close();
});
