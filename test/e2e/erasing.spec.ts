import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../lib/domain/views/settings';
import { connectHubSpot } from '../crm/connect-hubspot';
import { startDemoHubSpot } from '../demo/hubspot';
import { type Product, startProduct } from './fixtures';
import { filesWith, stored } from './stored';
import { giveTime } from './waits';

const MARK = 'rv-canary';
const BADGE = 'rv';
/** An alarm; the browser's own log of alarms keeps its name. */
const PLANTED = 'planted';
/** Alarms that a new installation has. */
const OF_THE_SAMPLE = ['relevo-tick', 'relevo-clock'];
const WHO = `${MARK}@canary-works.example`;
const SEARCH = { method: 'POST', path: '/crm/objects/*/contacts/search' } as const;
const NOTES = { method: 'POST', path: '/crm/objects/*/notes' } as const;

/**
 * What the copy of the documents may hold once the pages that are open have started over: what a
 * new installation has.
 */
const AT_FIRST: Readonly<Record<string, unknown>> = {
  'outbox:generation': expect.any(Number),
  'outbox:document:settings': { version: 1, ...DEFAULT_SETTINGS, welcomed: expect.any(Boolean) },
  'outbox:document:connection': expect.objectContaining({
    id: 'local',
    kind: 'local',
    left: [],
    account: null,
    keyEndsAt: null,
    paused: null,
  }),
};

/**
 * A HubSpot with a person in it whose name no one else has, and the product connected to it.
 */
async function connected(profile?: string) {
  const hubspot = await startDemoHubSpot();
  const { control } = hubspot.server;
  const id = control.upsertContact({
    email: WHO,
    firstname: 'Zanary',
    lastname: 'Birdsong',
    lifecyclestage: 'lead',
  });
  const product = await startProduct({
    build: 'chrome-mv3-e2e',
    hosts: { 'api.hubapi.com': hubspot.handler },
    ...(profile === undefined ? {} : { profile }),
  });
  await connectHubSpot((route, input) => product.call(route, input), hubspot.token);
  const close = async () => {
    await product.close();
    await hubspot.close();
  };
  return { hubspot, control, product, id, close };
}

async function find(product: Product): Promise<string> {
  const [person] = await product.call<{ ticket: string }[]>('people.search', { text: WHO });
  if (person === undefined) throw new Error('nobody found');
  return person.ticket;
}

test('erasing everything leaves no row, no file with a word of it, no alarm, no badge and no key', async () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'relevo-erase-'));
  const { hubspot, control, product, close } = await connected(profile);
  const { token } = hubspot;
  const ticket = await find(product);
  control.faults.add({ match: NOTES, fault: { kind: 'cut', when: 'before' } });
  await product.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket,
    intentId: crypto.randomUUID(),
    text: `${MARK} sings`,
  });
  const page = await product.page('popup.html');
  await page.evaluate(`chrome.storage.local.set({ kept: '${MARK} in storage' })`);
  await page.evaluate(`chrome.alarms.create('${PLANTED}', { delayInMinutes: 60 })`);
  let before = await stored(page);
  await expect
    .poll(async () => {
      await page.evaluate(`chrome.action.setBadgeText({ text: '${BADGE}' })`);
      before = await stored(page);
      return (
        [PLANTED, 'relevo-flush'].every((name) => before.alarms.includes(name)) && before.badge
      );
    })
    .toBe(BADGE);
  expect(JSON.stringify(before)).toContain(token);
  expect(JSON.stringify(before.rows['relevo.outbox'])).toContain(`${MARK} sings`);
  // The scan sees, before it is to see nothing.
  await expect.poll(() => filesWith(profile, `${MARK} sings`)).not.toEqual([]);
  await expect.poll(() => filesWith(profile, token)).not.toEqual([]);
  await expect.poll(() => filesWith(profile, `${MARK} in storage`)).not.toEqual([]);

  await product.call('cache.erase', { everything: true });
  const after = await stored(page);
  expect(JSON.stringify(after)).not.toMatch(/rv-canary|zanary/i);
  expect(JSON.stringify(after)).not.toContain(token);
  // The pages that are open start over on the sample; of what is the person's own there is nothing.
  for (const name of ['outbox', 'done', 'secrets'])
    expect(after.rows[`relevo.${name}`], name).toEqual([]);
  for (const [name, value] of Object.entries(after.areas['local'] ?? {}))
    expect(value, name).toEqual(AT_FIRST[name]);
  expect(after.areas['sync']).toEqual({});
  // Work that was under way goes on with the sample, whose clocks have an alarm and a badge too.
  expect(after.alarms.filter((name) => !OF_THE_SAMPLE.includes(name))).toEqual([]);
  expect(after.badge).toMatch(/^(\d+\+?)?$/);
  // Chromium deletes a database at once, and a file that it has written again as soon as nothing
  // looks at it any more: mostly within a second, at the latest when it starts again.
  const words = [MARK, 'Zanary', token];
  const leftovers = () => words.flatMap((word) => filesWith(profile, word));
  await expect
    .poll(leftovers, { timeout: 8_000 })
    .toEqual([])
    .catch(() => undefined);
  await close();
  if (leftovers().length > 0) {
    const again = await startProduct({ build: 'chrome-mv3-e2e', profile });
    await again.call('settings.read', {});
    await expect.poll(leftovers).toEqual([]);
    await again.close();
  }
  expect(leftovers()).toEqual([]);
  rmSync(profile, { recursive: true, force: true });
});

test('an answer that was on its way when everything was erased brings no one back', async () => {
  const { control, product, hubspot, close } = await connected();
  await find(product);
  const page = await product.page('popup.html');
  const searches = () =>
    product.requests.filter((request) => request.path.endsWith('/contacts/search')).length;
  const before = searches();
  // The first waits for its answer, the others for their turn.
  control.faults.add({ match: SEARCH, delayMs: 1_200 });
  const asked = [0, 1, 2].map(() => product.call('people.search', { text: WHO }).catch(() => null));
  await expect.poll(searches).toBeGreaterThan(before);
  await product.call('cache.erase', { everything: true });
  await Promise.all(asked);
  await giveTime(page, 2_000);
  expect(JSON.stringify((await stored(page)).rows)).not.toMatch(/rv-canary|zanary/i);
  // Nor does the answer of a CRM that was left come into the cache of the next.
  control.faults.clear();
  await product.call('connection.save', { kind: 'hubspot', token: hubspot.token });
  control.faults.add({ match: SEARCH, delayMs: 1_200 });
  const known = searches();
  const late = product.call('people.search', { text: WHO }).catch(() => null);
  await expect.poll(searches).toBeGreaterThan(known);
  await product.call('connection.save', { kind: 'local' });
  await late;
  await giveTime(page, 1_800);
  expect(JSON.stringify((await stored(page)).rows)).not.toMatch(/rv-canary|zanary/i);
  await close();
});

test('erasing leaves nothing in the spare place either, where the database lives once its own is damaged', async () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'relevo-erase-spare-'));
  const first = await startProduct({ build: 'chrome-mv3-e2e', profile });
  await first.call('settings.read', {});
  await first.close();
  const usual = path.join(
    profile,
    'Default/IndexedDB',
    `chrome-extension_${first.id}_0.indexeddb.leveldb`,
  );
  writeFileSync(path.join(usual, 'CURRENT'), 'no manifest\n');
  const { hubspot, product, close } = await connected(profile);
  const words = [MARK, 'Zanary', hubspot.token];
  const leftovers = () => words.flatMap((word) => filesWith(profile, word));
  await find(product);
  await expect.poll(() => leftovers().some((file) => file.includes('WebStorage'))).toBe(true);
  await product.call('cache.erase', { everything: true });
  await expect
    .poll(leftovers, { timeout: 8_000 })
    .toEqual([])
    .catch(() => undefined);
  await close();
  if (leftovers().length > 0) {
    const again = await startProduct({ build: 'chrome-mv3-e2e', profile });
    await again.call('settings.read', {});
    await expect.poll(leftovers).toEqual([]);
    await again.close();
  }
  expect(leftovers()).toEqual([]);
  rmSync(profile, { recursive: true, force: true });
});
