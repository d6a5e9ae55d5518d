import type { Locator, Page } from '@playwright/test';
import { startDemoHubSpot } from '../demo/hubspot';
import { demoAccount } from '../sites/gmail/people';
import { expect, type Product, type ProductOptions, startProduct, test } from './fixtures';

/** A message in the demo mailbox is from her. */
const WHO = 'hannah.whitfield@fennwick-foods.example';

/**
 * A newcomer with Gmail open, who counts each click and choice; what is typed or pasted is no
 * click. The browser's own question for the right to the CRM's host is one more, which no program
 * can press.
 */
async function newcomer(options: ProductOptions) {
  const product = await startProduct({ ...options, unasked: true });
  const { page: mail, ours } = await product.mailbox();
  await expect.poll(() => ours.words('mailbox')).toContain('Use Relevo in');
  // Gmail's own titles end so; the simulator's do not.
  await mail.evaluate(`document.title = 'Inbox (3) - ${demoAccount.email} - Gmail'`);
  const page = await product.page('options.html');
  const begun = Date.now();
  let clicks = 0;
  const click = async (place: Locator) => {
    await place.click({ timeout: 30_000 });
    clicks += 1;
  };
  /** Says yes to the mailbox, and waits for the first chip there. */
  const firstChip = async () => {
    await mail.bringToFront();
    clicks += 1;
    // The button counts once it was seen for half a second.
    await expect(async () => {
      if ((await ours.words('mailbox')) !== null) await ours.click('mailbox-yes');
      expect(await ours.words('mailbox')).toBeNull();
    }).toPass();
    await expect
      .poll(async () => Object.keys(await ours.chips()).length, { timeout: 60_000 })
      .toBeGreaterThan(0);
    return { clicks, seconds: Math.round((Date.now() - begun) / 100) / 10 };
  };
  return { product, mail, page, click, firstChip };
}

/** Each step of the path shows one primary button, and only one. */
async function primary(page: Page): Promise<Locator> {
  const button = page.getByTestId('section-start').locator('.primary');
  await expect(button).toHaveCount(1);
  return button;
}

function report(path: string, { clicks, seconds }: { clicks: number; seconds: number }): void {
  test.info().annotations.push({ type: path, description: `${clicks} clicks, ${seconds} s` });
  process.stdout.write(`first chip, ${path}: ${clicks} clicks, ${seconds} s\n`);
}

/** No one who is shown comes from anywhere but the connection that was made. */
const kindOf = async (product: Product) =>
  (await product.call<{ kind: string }>('connection.state', {})).kind;

test.setTimeout(300_000);

test('from the installation to the first chip with HubSpot: 4 clicks beside the browser’s own', async () => {
  const hubspot = await startDemoHubSpot();
  const { product, page, click, firstChip } = await newcomer({
    build: 'chrome-mv3-e2e',
    hosts: { 'api.hubapi.com': hubspot.handler },
  });
  await click(await primary(page));
  await page.getByTestId('token').fill(hubspot.token);
  await click(page.getByTestId('connect'));
  await click(page.getByTestId('owner-yes'));
  await expect(page.getByTestId('owner-pick')).not.toHaveValue('');
  const measured = await firstChip();
  report('HubSpot', measured);
  expect(await kindOf(product)).toBe('hubspot');
  expect(measured.clicks).toBe(4);
  expect(product.errors).toEqual([]);
  await product.close();
  await hubspot.close();
});

test('from the installation to the first chip with a list: 4 clicks', async () => {
  const { product, page, click, firstChip } = await newcomer({});
  await click(page.getByTestId('start-list'));
  const csv = `Name,Email,Stage\nHannah Whitfield,${WHO},MQL\n`;
  const chooser = page.waitForEvent('filechooser');
  await click(page.getByTestId('import-pick'));
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await (await chooser).setFiles(file);
  await expect(page.getByTestId('import-run')).toBeEnabled();
  await click(page.getByTestId('import-run'));
  await expect(page.getByTestId('import-result')).toContainText('Added 1');
  const measured = await firstChip();
  report('list', measured);
  expect(await kindOf(product)).toBe('own-list');
  expect(measured.clicks).toBe(4);
  // No one of the sample is left among them.
  expect(await product.call<unknown[]>('people.search', { text: 'Okafor' })).toEqual([]);
  await product.close();
});

test('from the installation to the first chip of the sample: 1 click, to its card 2', async () => {
  const { product, page, click } = await newcomer({});
  const begun = Date.now();
  await click(page.getByTestId('start-demo'));
  const chips = page.getByTestId('demo-list').locator('.chip');
  await expect(chips.first()).toBeVisible({ timeout: 30_000 });
  report('sample', { clicks: 1, seconds: Math.round((Date.now() - begun) / 100) / 10 });
  await expect(chips).toHaveCount(6);
  await click(page.getByTestId('demo-message').first());
  await expect(page.getByTestId('demo-card')).toContainText('Hannah Whitfield');
  expect(await kindOf(product)).toBe('local');
  await page.goBack();
  await expect(page.getByTestId('section-welcome')).toBeVisible();
  await product.close();
});
