import { test } from '@playwright/test';
import { startDemoHubSpot } from '../demo/hubspot';
import { demoAccount } from '../sites/gmail/people';
import { startProduct } from './fixtures';

test('shots', async () => {
  test.setTimeout(300_000);
  const hubspot = await startDemoHubSpot();
  const product = await startProduct({ build: 'chrome-mv3-e2e', hosts: { 'api.hubapi.com': hubspot.handler } });
  const saved = await product.call<{ owners: { id: string; email: string }[] }>('connection.save', {
    kind: 'hubspot',
    token: hubspot.token,
  });
  const me = saved.owners.find((owner) => owner.email === demoAccount.email);
  await product.call('connection.save', { kind: 'hubspot', ownerId: me?.id ?? null });
  const { people } = await product.call<{ people: { ticket: string; stage: string; contactId: string }[] }>(
    'people.queue',
    {},
  );
  const reasons = ['no-budget', 'not-a-fit', 'competitor', 'wrong-data', 'no-need'];
  let n = 0;
  for (const person of people) {
    const { ticket, stage: from } = person;
    n++;
    const say = (verdict: string, more = {}) =>
      product.call('site.verdict', { ticket, intentId: crypto.randomUUID(), from, verdict, ...more });
    if (from === 'mql') {
      if (n % 3 === 0) await say('accepted');
      else if (n % 3 === 1)
        await say('rejected', {
          reasonId: reasons[n % 5],
          text:
            n % 2
              ? 'Only three people, no warehouse. The form promised a price list and they wanted nothing else.'
              : undefined,
        });
      else if (n < 12) await say('recycled', { date: '2027-01-15', reasonId: 'later-budget' });
    } else if (n % 4 === 0) await say('comment', { text: 'Asks for SSO and for the offer in writing' });
  }
  const call = (route: string, input: unknown) => product.call(route, input);
  await new Promise((r) => setTimeout(r, 15_000));
  await call('feedback.refresh', {});
  const page = await product.page('dashboard.html#today');
  const shot = async (name: string) => {
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: `/tmp/shots/${name}.png` });
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('person-row').first().click();
  await shot('today-1440');
  await page.keyboard.press('2');
  await page.waitForTimeout(8_000);
  await shot('handoffs-1440');
  await page.keyboard.press('3');
  await page.getByTestId('thread').nth(1).click();
  await shot('feedback-1440');
  await call('settings.change', { change: { theme: 'dark', language: 'es' } });
  await page.setViewportSize({ width: 1024, height: 800 });
  await shot('feedback-1024-dark-es');
  await page.keyboard.press('2');
  await shot('handoffs-1024-dark-es');
  await page.keyboard.press('1');
  await shot('today-1024-dark-es');
  await product.close();
  await hubspot.close();
});
