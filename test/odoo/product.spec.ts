import { test as base, expect } from '@playwright/test';
import type { ConnectionView } from '../../lib/domain/views/admin';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { bringTo } from '../crm/odoo/seed/to-now';
import { type Product, startProduct, waiting } from '../e2e/fixtures';
import { forwardTo } from '../sites/forward';

const HOST = 'crm.northwind.example';
const ADDRESS = `https://${HOST}`;
const WHO = 'hannah.whitfield@fennwick-foods.example';
const NAME = 'Hannah Whitfield';
const DAY_MS = 86_400_000;

const test = base.extend<object, { world: OdooWorld; product: Product }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const world = await runningOdoo('seeded');
      await bringTo(world, Date.now());
      await use(world);
      await world.drop();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ world }, use) => {
      const hosts = { [HOST]: forwardTo(Number(new URL(world.url).port)) };
      const product = await startProduct({ build: 'chrome-mv3-e2e', hosts });
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
});

/** What PostgreSQL holds of a person: asked directly, not of Odoo. */
async function stageOf(world: OdooWorld): Promise<string | null> {
  const [row] = await world.sql<{ stage: string | null }>(
    `SELECT x_relevo_stage AS stage FROM crm_lead WHERE email_normalized = '${WHO}' AND active ORDER BY id LIMIT 1`,
  );
  return row?.stage ?? null;
}

const toOdoo = (product: Product) => product.requests.filter(({ host }) => host === HOST);

/**
 * Waits until nothing more is asked of Odoo: what a new connection reads behind everything else
 * would be counted with the rest.
 */
async function quiet(product: Product): Promise<void> {
  let last = -1;
  await expect(async () => {
    const before = last;
    last = toOdoo(product).length;
    expect(last).toBe(before);
  }).toPass({ timeout: 90_000, intervals: [3_000] });
}

test('an administrator connects Odoo by its address and a key, as they would', async ({
  product,
  world,
}) => {
  const options = await product.page('options.html#connection');
  await options.getByTestId('kind-odoo').check();
  await options.getByTestId('address').fill('http://crm.northwind.example');
  await expect(options.getByTestId('bad-address')).toBeVisible();
  await expect(options.getByTestId('connect')).toBeDisabled();
  // What a person copies out of the address bar.
  await options.getByTestId('address').fill(`${ADDRESS}/odoo/crm?view_type=kanban`);
  await expect(options.getByTestId('bad-address')).toBeHidden();
  await options.getByText('several databases').click();
  await options.getByTestId('database').fill(world.database);
  await options.getByTestId('token').fill(world.keys.rep);
  await options.getByTestId('connect').click();
  await expect(options.getByTestId('connected')).toBeVisible({ timeout: 20_000 });
  await expect(options.getByTestId('address')).toHaveValue(ADDRESS);
  await expect(options.getByTestId('key-end')).toBeVisible();
  await options.getByTestId('check-run').click();
  for (const id of ['reach', 'version', 'key', 'contacts-read', 'contacts-write', 'notes', 'me']) {
    await expect(options.getByTestId(`check-${id}`), id).toHaveAttribute('data-state', 'ok');
  }
  // A rep of this company sees their own leads alone, and may not read mailings: said, with the
  // name of the right.
  await expect(options.getByTestId('check-view')).toHaveAttribute('data-state', 'optional-missing');
  await expect(options.getByTestId('check-emails')).toContainText('Email Marketing');
  const view = await product.call<ConnectionView>('connection.read', {});
  expect(view).toMatchObject({
    kind: 'odoo',
    account: { address: ADDRESS, database: world.database },
    knowsMe: true,
  });
  expect(JSON.stringify(view)).not.toContain(world.keys.rep);
  await options.close();
});

test('the inbox asks Odoo for all its senders in two requests', async ({ product }) => {
  test.setTimeout(150_000);
  await quiet(product);
  const before = toOdoo(product).length;
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  const asked = toOdoo(product).slice(before);
  expect(
    asked.filter(({ path }) => path.endsWith('/crm.lead/search_read')).length,
  ).toBeLessThanOrEqual(2);
  await page.close();
});

test('the popup promotes with one click, PostgreSQL has it, and the card in Gmail follows', async ({
  product,
  world,
}) => {
  const first = await stageOf(world);
  expect(first).toBe('opportunity');
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.attribute('card', 'data-contact-stage')).toBe('opportunity');
  const popup = await product.page('popup.html');
  await popup.getByRole('searchbox').or(popup.getByRole('textbox')).first().fill(NAME);
  await popup.getByText(NAME).first().click();
  await popup.getByTestId('promote').click();
  await expect.poll(() => stageOf(world)).toBe('customer');
  await expect.poll(() => ours.attribute('card', 'data-contact-stage')).toBe('customer');
  await popup.getByTestId('undo').click();
  await expect.poll(() => stageOf(world), { timeout: 20_000 }).toBe('opportunity');
  await popup.close();
  await page.close();
});

test('what the key may not see is a gap on the card, not an empty history', async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.words('gaps'), { timeout: 20_000 }).toContain('Email Marketing');
  await page.close();
});

test('a note to marketing is an internal note, written once, that is e-mailed to no one', async ({
  product,
  world,
}) => {
  const mails = () => world.sql<{ n: number }>('SELECT count(*)::int AS n FROM mail_mail');
  const [before] = await mails();
  const [person] = await product.call<{ ticket: string }[]>('people.search', { text: NAME });
  const text = 'Wants the offer in euros & before Friday';
  await product.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket: person?.ticket ?? '',
    intentId: crypto.randomUUID(),
    text,
  });
  const notes = () =>
    world.sql<{ internal: boolean; n: number }>(
      `SELECT s.internal, count(*)::int AS n FROM mail_message m JOIN mail_message_subtype s ON s.id = m.subtype_id
       WHERE m.body LIKE '%before Friday%' GROUP BY s.internal`,
    );
  await expect.poll(notes).toEqual([{ internal: true, n: 1 }]);
  await expect.poll(() => waiting(product)).toEqual([]);
  expect(await mails()).toEqual([before]);
});

test('a colleague moves the person in Odoo in the meantime: nothing is written over, and the rep decides', async ({
  product,
  world,
}) => {
  const [person] = await product.call<{ ticket: string }[]>('people.search', { text: NAME });
  await world.run(
    `UPDATE crm_lead SET x_relevo_stage = 'lead', write_date = now() AT TIME ZONE 'UTC' WHERE email_normalized = '${WHO}'`,
  );
  const move = {
    ticket: person?.ticket ?? '',
    intentId: crypto.randomUUID(),
    from: 'opportunity',
    to: 'customer',
  };
  await product.call('site.move', move);
  await expect
    .poll(async () => (await waiting(product)).map(({ park }) => park?.reason))
    .toEqual(['conflict']);
  expect(await stageOf(world)).toBe('lead');
  await product.call('outbox.discard', { intentId: move.intentId });
});

test('in the last week of a key the popup says so', async ({ product, world }) => {
  const soon = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 19).replace('T', ' ');
  await world.run(
    `UPDATE res_users_apikeys SET expiration_date = '${soon}'
     WHERE user_id = (SELECT id FROM res_users WHERE login = '${world.logins.rep}')`,
  );
  const account = { address: ADDRESS, database: world.database, login: null };
  await product.call('connection.save', { kind: 'odoo', account, token: world.keys.rep });
  const popup = await product.page('popup.html');
  await expect(popup.getByTestId('key-banner')).toBeVisible({ timeout: 20_000 });
  await popup.close();
});

test('a key that has ended stops everything once, says so, and what waits goes on with a new one', async ({
  product,
  world,
}) => {
  const endsIn = (days: number) =>
    world.run(
      `UPDATE res_users_apikeys SET expiration_date = now() AT TIME ZONE 'UTC' + interval '${days} days'
       WHERE user_id = (SELECT id FROM res_users WHERE login = '${world.logins.rep}')`,
    );
  const [person] = await product.call<{ ticket: string }[]>('people.search', { text: NAME });
  await endsIn(-1);
  const note = {
    ticket: person?.ticket ?? '',
    intentId: crypto.randomUUID(),
    from: null,
    verdict: 'comment',
    text: 'Kept while the key had ended',
  };
  await product.call('site.verdict', note);
  const failure = async () =>
    (await product.call<ConnectionView>('connection.read', {})).failure?.code;
  await expect.poll(failure).toBe('crm/unauthorised');
  // What was under way when the first answer came is let finish.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const asked = toOdoo(product).length;
  await product.call('people.search', { text: NAME }).catch(() => null);
  expect(toOdoo(product).length).toBe(asked);
  expect(await waiting(product)).toHaveLength(1);

  await endsIn(80);
  const account = { address: ADDRESS, database: world.database, login: null };
  await product.call('connection.save', { kind: 'odoo', account, token: world.keys.rep });
  await expect.poll(() => waiting(product), { timeout: 20_000 }).toEqual([]);
  const [row] = await world.sql<{ n: number }>(
    "SELECT count(*)::int AS n FROM mail_message WHERE body LIKE '%Kept while the key had ended%'",
  );
  expect(row?.n).toBe(1);
});

test('the options show exactly which fields would be made, and make them in Odoo', async ({
  world: _,
  product,
}) => {
  const bare = await runningOdoo('bare');
  const account = { address: ADDRESS, database: bare.database, login: null };
  await product.call('connection.save', { kind: 'odoo', account, token: bare.keys.admin });
  const fields = () =>
    bare.sql<{ name: string }>(
      "SELECT name FROM ir_model_fields WHERE model = 'crm.lead' AND name LIKE 'x_relevo%'",
    );
  expect(await fields()).toEqual([]);
  const options = await product.page('options.html#mapping');
  const offer = options.getByTestId('new-fields');
  const stages = ['lead', 'mql', 'sql', 'opportunity', 'customer'];
  const wanted = [
    'x_relevo_stage',
    'x_relevo_stage_since',
    'x_relevo_score',
    ...stages.map((stage) => `x_relevo_came_${stage}`),
    ...stages.slice(1).map((next, index) => `x_relevo_days_${stages[index]}_${next}`),
  ];
  for (const name of wanted) await expect(offer).toContainText(name);
  await options.getByTestId('make-fields').click();
  await expect(offer).toBeHidden({ timeout: 60_000 });
  expect((await fields()).map(({ name }) => name).sort()).toEqual(wanted.sort());
  await expect(options.getByTestId('map-mql')).toHaveValue('mql');
  await options.close();
  await bare.drop();
});

test('no one but the mailbox and the Odoo was asked for anything', async ({ product }) => {
  expect(product.hosts()).toEqual([HOST, 'mail.google.com']);
  expect(product.errors).toEqual([]);
});
