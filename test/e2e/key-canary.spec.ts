import { randomBytes } from 'node:crypto';
import { test as base, expect, type Page } from '@playwright/test';
import type { Fault } from '../crm/faults';
import { type DemoHubSpot, startDemoHubSpot } from '../demo/hubspot';
import type { SiteHandler } from '../sites/serve';
import { type Product, startProduct, waiting } from './fixtures';
import { heapText } from './heap';

/**
 * What is looked for: the part of the key that no surface may show (the options show its last
 * four letters).
 */
const MARK = `rv-canary-${randomBytes(12).toString('hex')}`;
const KEY = `${MARK}-tail`;
const WHO = 'hannah.whitfield@fennwick-foods.example';

/** A request to the CRM as it came in, and where in it the key was. */
interface Heard {
  readonly authorization: string | undefined;
  readonly rest: string;
}

interface World {
  readonly hubspot: DemoHubSpot;
  readonly product: Product;
  readonly heard: Heard[];
}

const test = base.extend<object, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const hubspot = await startDemoHubSpot();
      hubspot.server.control.addToken(KEY);
      const heard: Heard[] = [];
      const listening: SiteHandler = (request, response) => {
        const { authorization, ...others } = request.headers;
        // A cookie that the browser would send back, were it let.
        response.setHeader('set-cookie', 'tracked=yes; Secure; SameSite=None; Path=/');
        heard.push({ authorization, rest: JSON.stringify([request.method, request.url, others]) });
        return hubspot.handler(request, response);
      };
      const product = await startProduct({
        build: 'chrome-mv3-e2e',
        hosts: { 'api.hubapi.com': listening },
      });
      await use({ hubspot, product, heard });
      await product.close();
      await hubspot.close();
    },
    { scope: 'worker' },
  ],
});

/** A refusal that quotes the key. */
const QUOTED: Fault = {
  kind: 'answer',
  status: 400,
  body: JSON.stringify({
    status: 'error',
    message: `Bearer ${KEY} may not do that`,
    category: 'VALIDATION_ERROR',
  }),
  headers: { 'content-type': 'application/json' },
};

/**
 * Keeps every message that comes into a world: answers and pushes. Runs as the first thing in it.
 */
const RECORD = `(() => {
  if (globalThis.__came !== undefined || globalThis.chrome?.runtime?.sendMessage === undefined) return;
  const came = (globalThis.__came = []);
  const send = chrome.runtime.sendMessage.bind(chrome.runtime);
  chrome.runtime.sendMessage = async (...message) => {
    const answer = await send(...message);
    came.push(answer);
    return answer;
  };
  chrome.runtime.onMessage.addListener((message) => { came.push(message); });
})();`;

async function came(page: Page): Promise<string> {
  return page.evaluate('JSON.stringify(globalThis.__came)');
}

/** All that a page shows and holds in its fields. */
async function drawn(page: Page): Promise<string> {
  const text = await page.evaluate<string>(
    "[location.href, document.title, document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map((field) => field.value)].join('\\n')",
  );
  return text + page.url();
}

test('the key is in one header to one host, and in nothing that a page, a message or a file can hold', async ({
  world: { product, hubspot, heard },
}) => {
  await product.context.addInitScript(RECORD);
  const places: Record<string, string> = {};

  // Entered by hand, as an administrator does.
  const options = await product.page('options.html#connection');
  await options.getByTestId('kind-hubspot').check();
  await options.getByTestId('token').fill(KEY);
  await options.getByTestId('connect').click();
  await expect(options.getByTestId('connected')).toBeVisible({ timeout: 20_000 });
  await options.reload();
  await expect(options.getByTestId('token')).toHaveAttribute('placeholder', /tail/);
  // What the rep writes needs an author.
  const { owners } = await product.call<{ owners: { id: string }[] }>('connection.save', {
    kind: 'hubspot',
    ownerId: null,
  });
  await product.call('connection.save', { kind: 'hubspot', ownerId: owners[0]?.id ?? null });

  // Used: reads, a write, a CRM that quotes the key in its refusal, a search, a popup.
  const { page, ours } = await product.mailbox();
  await ours.inContentScript(RECORD);
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  const [person] = await product.call<{ ticket: string }[]>('people.search', { text: WHO });
  await product.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket: person?.ticket,
    intentId: crypto.randomUUID(),
    text: 'Asks for a quote',
  });
  await expect.poll(() => waiting(product)).toEqual([]);
  const { faults } = hubspot.server.control;
  faults.add({ match: { method: 'POST', path: '/crm/objects/*/notes' }, fault: QUOTED });
  await product.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket: person?.ticket,
    intentId: crypto.randomUUID(),
    text: 'Refused',
  });
  await expect.poll(async () => (await waiting(product))[0]?.state).toBe('parked');
  places['a refusal, parked'] = JSON.stringify(await waiting(product));
  expect(places['a refusal, parked']).toContain('may not do that');
  const popup = await product.page('popup.html');
  await popup.getByTestId('tab-waiting').click();
  await expect(popup.getByTestId('waiting')).toContainText('may not do that');
  faults.add({ fault: QUOTED });
  places['check'] = JSON.stringify(await product.call('connection.check', {}));
  const stranger = {
    relevo: 'call',
    route: 'site.lookup',
    input: { people: [{ email: 'nobody@nowhere.example' }] },
  };
  await expect
    .poll(() =>
      ours.inContentScript(
        `return JSON.stringify(await chrome.runtime.sendMessage(${JSON.stringify(stranger)}));`,
      ),
    )
    .toContain('may not do that');
  faults.clear();

  const { control } = hubspot.server;
  places['server log'] = JSON.stringify(
    hubspot.server.requests.map(({ path, query, requestBody }) => [path, query, requestBody]),
  );
  places['requests outside of the one header'] = heard.map((each) => each.rest).join('\n');
  places['requests to others'] = JSON.stringify(
    product.requests.filter(({ host }) => host !== 'api.hubapi.com'),
  );
  places['notes in the CRM'] = JSON.stringify(control.contact(WHO));
  for (const route of [
    'connection.read',
    'diagnostics.read',
    'settings.read',
    'agreement.read',
    'people.queue',
  ])
    places[route] = JSON.stringify(await product.call(route, {}));
  places['storage'] = await options.evaluate<string>(
    "Promise.all(['local', 'sync', 'session'].map((area) => chrome.storage[area].get())).then(JSON.stringify)",
  );
  expect(places['storage']).toContain('ticket-secret');
  places['options'] = await drawn(options);
  await options.getByTestId('nav-health').click();
  places['report to copy'] = await options.getByTestId('diagnostics-text').inputValue();
  places['options, diagnostics'] = await drawn(options);
  places['popup'] = await drawn(popup);
  places['mailbox'] = await drawn(page);
  places['messages to the options'] = await came(options);
  places['messages to the popup'] = await came(popup);
  places['messages to the content script'] = await ours.inContentScript(
    'return JSON.stringify(globalThis.__came);',
  );
  for (const to of ['options', 'popup', 'content script'])
    expect(places[`messages to the ${to}`], to).toMatch(/"ok":true.*/);
  places['addresses'] = product.context
    .pages()
    .map((each) => each.url())
    .join('\n');
  places["heap of Gmail's process"] = await heapText(product.context, page);

  expect(Object.keys(places).filter((place) => places[place]?.includes(MARK))).toEqual([]);
  expect(heard.length).toBeGreaterThan(5);
  for (const { authorization } of heard) expect(authorization).toBe(`Bearer ${KEY}`);

  // The same search finds what is there: in the page's own world, in the content script's, and in
  // our page's.
  const plant = (name: string) =>
    `globalThis.${name} = ['rv', 'planted', '${name}', ${Date.now()}].join('-'); return true;`;
  await page.evaluate(`(() => { ${plant('byPage')} })()`);
  await ours.inContentScript(plant('byScript'));
  const heap = await heapText(product.context, page);
  for (const name of ['byPage', 'byScript']) expect(heap, name).toContain(`rv-planted-${name}-`);
  await options.getByTestId('nav-connection').click();
  await options.getByTestId('token').fill(KEY);
  expect(await drawn(options)).toContain(MARK);
});

test('a redirect takes the key nowhere, and nothing but the key says who asks', async ({
  world: { product, hubspot, heard },
}) => {
  await product.call('connection.save', { kind: 'hubspot', token: KEY });
  const { faults } = hubspot.server.control;
  for (const status of [302, 307] as const) {
    faults.clear();
    faults.add({ fault: { kind: 'redirect', status, location: 'https://elsewhere.example/take' } });
    await expect(product.call('people.search', { text: WHO })).rejects.toThrow('crm/redirected');
  }
  faults.clear();
  expect(product.hosts()).not.toContain('elsewhere.example');
  await product.call('people.search', { text: WHO });
  expect(heard.filter(({ rest }) => /tracked|referer|"cookie"/i.test(rest))).toEqual([]);
});
