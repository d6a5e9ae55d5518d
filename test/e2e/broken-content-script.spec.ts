import { contract, type RouteName } from '../../lib/bus/contract';
import { expect, test, waiting } from './fixtures';
import type { Ours } from './ours';

/*
 * Anyone who breaks into the renderer of the page owns our content script. These tests speak from its
 * world, in a real browser, and try to get more than the people on the screen.
 */

const WHO = 'hannah.whitfield@fennwick-foods.example';
const NAMES = Object.keys(contract) as RouteName[];

interface Reply {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string };
}

function ask(ours: Ours, route: string, input: unknown): Promise<Reply> {
  return ours.inContentScript(
    `return chrome.runtime.sendMessage(${JSON.stringify({ relevo: 'call', route, input })});`,
  );
}

async function ticketOf(ours: Ours): Promise<string> {
  let ticket = '';
  await expect(async () => {
    const { value } = await ask(ours, 'site.lookup', { people: [{ email: WHO }] });
    const [found] = value as { person?: { ticket: string } }[];
    ticket = found?.person?.ticket ?? '';
    expect(ticket).not.toBe('');
  }).toPass();
  return ticket;
}

test('it reaches no route of our own pages, whatever it says', async ({ product }) => {
  const { page, ours } = await product.mailbox();
  const ticket = await ticketOf(ours);
  const before = await product.call('settings.read', {});
  const inputs: Partial<Record<RouteName, unknown>> = {
    'people.search': { text: 'a' },
    'people.atCompany': { company: 'Acme' },
    'people.erase': { ticket },
    'people.link': { offer: 'forged', ticket },
    'people.add': { intentId: crypto.randomUUID(), email: WHO, name: 'forged' },
    'connection.nameMe': { name: 'forged', email: null },
    'agreement.leaveOut': { ids: ['1'] },
    'connection.same': { id: 'hubspot:1' },
    'outbox.retry': { intentId: crypto.randomUUID() },
    'outbox.discard': { intentId: crypto.randomUUID() },
    'settings.change': { change: { role: 'manager' } },
    'connection.save': { kind: 'hubspot', token: 'forged-key' },
    'connection.map': { stages: {}, stageField: null, scoreField: null, profileField: null },
    'feedback.list': { filter: {}, offset: 0, limit: 10 },
    'feedback.summary': { filter: {} },
    'feedback.thread': { id: '1' },
    'feedback.reply': { intentId: crypto.randomUUID(), id: '1', text: 'forged', dealtWith: true },
    'feedback.export': { filter: {} },
    'contests.give': {
      ticket,
      intentId: crypto.randomUUID(),
      word: 'contested',
      reasonId: 'knew-us',
      touch: { ids: ['1'], title: 'forged', at: 1, campaign: null, dealId: null },
    },
    'contests.person': { contactId: '1' },
    'referrals.set': { ticket, intentId: crypto.randomUUID(), by: ticket },
    'referrals.asked': { ticket, intentId: crypto.randomUUID() },
    'referrals.list': { mine: true },
    'deals.ofPerson': { ticket },
    'attribution.read': { period: { unit: 'month' }, filter: {} },
    'attribution.deals': {
      period: { unit: 'month' },
      filter: {},
      row: 'forged',
      model: 'linear',
      offset: 0,
    },
    'attribution.cost': {
      campaign: 'id:1',
      name: 'forged',
      month: '2026-10',
      amount: 1,
      currency: 'EUR',
    },
    'review.week': { again: true },
    'review.kept': { id: 'f'.repeat(64) },
    'review.keep': { review: {} },
    'review.decide': {
      id: crypto.randomUUID(),
      week: '2026-11-23',
      text: 'forged',
      owner: null,
      due: null,
      state: 'open',
      replaces: [],
    },
    'review.note': { week: '2026-11-23', block: 'goals', text: 'forged', replaces: [] },
    'handOffs.person': { contactId: '1' },
    'agreement.draft': { base: {}, agreement: {} },
    'agreement.impact': { agreement: {} },
    'agreement.publish': { choices: {} },
    'agreement.sign': { digest: 'a'.repeat(64), department: 'sales' },
    'agreement.unsign': { digest: 'a'.repeat(64), department: 'sales' },
    'agreement.import': { text: '{}' },
    'import.look': { people: [] },
    'import.run': { run: '1', file: 'list.csv', newcomers: null, people: [] },
    'import.undo': { run: '1' },
    'figures.funnel': { period: { unit: 'month' }, filter: {} },
    'figures.visitors': { month: '2026-10', count: 1 },
    'figures.people': { question: { kind: 'stands', stage: 'lead' }, filter: {}, cursor: null },
    'cache.erase': { everything: true },
    'tab.mailbox': { tabId: 1, mailbox: 'made.up@nowhere.example', use: true },
  };
  for (const name of NAMES.filter((each) => contract[each].trust === 'page')) {
    const input = inputs[name] ?? {};
    expect(
      contract[name].input.safeParse(input).success,
      `${name}: the input itself is right`,
    ).toBe(true);
    const { ok, error } = await ask(ours, name, input);
    expect([ok, error?.code], name).toEqual([false, 'bus/forbidden']);
  }
  expect(await product.call('settings.read', {})).toEqual(before);
  await page.close();
});

test("another tab's ticket opens nothing in it, its own does", async ({ product }) => {
  const [here, there] = [await product.mailbox(), await product.mailbox()];
  const [own, stolen] = [await ticketOf(here.ours), await ticketOf(there.ours)];
  expect(stolen).not.toBe(own);
  const [ours] = await product.call<{ ticket: string }[]>('people.search', { text: WHO });
  for (const ticket of [stolen, ours?.ticket, own.slice(0, -1), `x${own}`]) {
    const intentId = crypto.randomUUID();
    for (const [route, input] of [
      ['site.card', { ticket }],
      ['site.touches', { ticket, cursor: null }],
      ['site.move', { ticket, intentId, from: 'opportunity', to: 'customer' }],
      ['site.verdict', { ticket, intentId, from: 'opportunity', verdict: 'ask-marketing' }],
      ['site.add', { offer: ticket, intentId, name: 'forged' }],
      ['site.openSurface', { ticket }],
      ['site.undo', { ticket, intentId }],
      ['site.answer', { offer: ticket, same: true }],
      ['site.profile', { offer: ticket, intentId }],
      ['site.company', { company: 'Fennwick Foods' }],
    ] as const)
      expect((await ask(here.ours, route, input)).error?.code, route).toBe('bus/forbidden');
  }
  expect(await waiting(product)).toEqual([]);
  expect((await ask(here.ours, 'site.card', { ticket: own })).ok).toBe(true);
  await here.page.close();
  await there.page.close();
});

test('it reads nothing that the extension stores, and has no other power of it', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await ticketOf(ours);
  await product.call('connection.read', {});
  const read = await ours.inContentScript<Record<string, unknown>>(`
    const attempt = async (run) => { try { return (await run()) ?? 'nothing'; } catch (error) { return 'refused: ' + error.message; } };
    return {
      local: await attempt(() => chrome.storage.local.get()),
      session: await attempt(() => chrome.storage.session.get()),
      write: await attempt(() => chrome.storage.local.set({ forged: true })),
      databases: (await indexedDB.databases()).map((each) => each.name),
      // Chromium shows a content script the name of what runs scripts, with nothing in it that runs
      // one.
      powers: Object.keys(chrome).filter((name) => /tabs|permissions|alarms|action|cookies|scripting|management|downloads/.test(name))
        .filter((name) => Object.values(chrome[name]).some((part) => typeof part === 'function')),
      files: await attempt(() => fetch(chrome.runtime.getURL('background.js')).then((answer) => answer.status)),
    };`);
  expect(read['local']).toMatch(/^refused/);
  expect(read['session']).toMatch(/^refused/);
  expect(read['write']).toMatch(/^refused/);
  expect(read['databases']).not.toContain('relevo');
  expect(read['powers']).toEqual([]);
  expect(read['files']).toMatch(/^refused/);

  // The same questions from a page of ours are answered: the probe does see.
  const options = await product.page('options.html');
  expect(
    await options.evaluate('indexedDB.databases().then((all) => all.map((each) => each.name))'),
  ).toContain('relevo');
  expect(
    await options.evaluate('chrome.storage.session.get().then((all) => Object.keys(all).length)'),
  ).toBeGreaterThan(0);
  await options.close();
  await page.close();
});

test('a flood of nonsense gets refusals alone, and the worker lives through it', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  const ticket = await ticketOf(ours);
  const codes = await ours.inContentScript<Record<string, number>>(`
    const routes = ${JSON.stringify([...NAMES, '__proto__', 'constructor', 'toString', '', 'site'])};
    const huge = 'x'.repeat(5_000_000);
    const deep = JSON.parse('['.repeat(2_000) + ']'.repeat(2_000));
    const long = 'x'.repeat(50_000);
    const nonsense = [null, 0, '', [], [[]], 'site.card', long, deep, { people: deep }, { people: long }, { ticket: long }, { ticket: [] },
      JSON.parse('{"__proto__":{"trust":"page"},"ticket":1}'), { ticket: '0'.repeat(32) + '.1', cursor: 0, intentId: '', text: long }];
    const seen = {};
    const tell = (reply) => {
      const code = reply === undefined ? 'no answer' : reply.ok ? 'answered' : reply.error.code;
      seen[code] = (seen[code] ?? 0) + 1;
    };
    for (const route of routes) {
      // A route without fields takes any object; that it was asked for is all that it learns.
      const tries = nonsense.filter((one) => one === null || typeof one !== 'object' || Array.isArray(one) || !/appearance|assets|subjectChanged$/.test(route));
      await Promise.all(tries.map((input) => chrome.runtime.sendMessage({ relevo: 'call', route, input }).then(tell)));
    }
    for (const input of [huge, { people: huge }, { ticket: huge, intentId: huge, text: huge }])
      for (const route of ['site.lookup', 'site.add']) tell(await chrome.runtime.sendMessage({ relevo: 'call', route, input }));
    return seen;`);
  expect(Object.keys(codes).sort()).toEqual(['bus/bad-request', 'bus/forbidden']);
  expect(Object.values(codes).reduce((sum, count) => sum + count)).toBeGreaterThan(400);
  expect((await ask(ours, 'site.card', { ticket })).ok).toBe(true);
  expect(product.errors).toEqual([]);
  await page.close();
});

test('the page itself has no way to speak to us at all', async ({ product }) => {
  const { page } = await product.mailbox();
  const said = await page.evaluate(async (id) => {
    const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome
      ?.runtime;
    postMessage(
      { relevo: 'call', route: 'settings.change', input: { change: { role: 'manager' } } },
      '*',
    );
    document.dispatchEvent(new CustomEvent('relevo', { detail: { route: 'people.queue' } }));
    return { runtime: typeof runtime?.sendMessage, id };
  }, product.id);
  expect(said.runtime).toBe('undefined');
  expect(await product.call<{ role: string }>('settings.read', {})).toMatchObject({ role: 'rep' });
  await page.close();
});
