import {
  findWords,
  heardKeys,
  listenToKeys,
  MEASURE,
  markupProbe,
  readOnFrom,
  timingProbe,
} from '../sites/attacks/eavesdropping';
import { expect, test } from './fixtures';

/**
 * Words that only we have drawn: stages, names of parts, reasons, scores, companies as the CRM has
 * them.
 */
const WORDS = [
  'Marketing-qualified',
  'Sales-qualified',
  'Opportunity',
  'Customer',
  'From marketing: accept',
  'Relevo',
  'Head of Operations',
  'Engagement',
  'MQL threshold',
  'Agreement v',
  'Undo',
  'Note to marketing',
  'Sample data',
];

test('the page reads no word of what we draw, in a list, a thread and a compose window', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  // What the page itself says is no secret; whatever of the words it has is left out.
  const plain = (await page.evaluate<string>('document.body.textContent')).toLowerCase();
  const secrets = WORDS.filter((word) => !plain.includes(word.toLowerCase()));
  expect(secrets.length).toBeGreaterThan(10);
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  expect(await page.evaluate(findWords(secrets).script)).toEqual([]);

  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  const drawn = (await ours.words('card')) ?? '';
  const parts = [...new Set(drawn.split(/\s+/))].filter((word) => word.length > 4);
  const thread = await page.evaluate<string>('document.body.textContent');
  const unsaid = parts.filter((word) => !thread.toLowerCase().includes(word.toLowerCase()));
  expect(unsaid.length).toBeGreaterThan(10);
  expect(await page.evaluate(findWords(unsaid).script)).toEqual([]);
  for (const beginning of ['mark', 'oppo', 'cust', 'prom', 'rele', 'scor']) {
    const read = await page.evaluate<string>(readOnFrom(beginning).script);
    expect(thread.toLowerCase().includes(read.toLowerCase()), `${beginning} → ${read}`).toBe(true);
  }
  // The demo's own domain has our name in it.
  const markup = (await page.evaluate<string>(markupProbe.script)).replaceAll('relevo-demo', '');
  for (const word of [...secrets, 'data-say', 'chrome-extension:', 'relevo']) {
    if (!plain.includes(word.toLowerCase()))
      expect(markup.toLowerCase().includes(word.toLowerCase()), word).toBe(false);
  }
  expect(await ours.textNodes()).toEqual([]);
  expect(JSON.stringify(await page.evaluate(timingProbe.script))).not.toMatch(/extension/);
  await page.close();
});

test('the page hears no key that is pressed in our parts, and its shortcuts do not fire', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('verdict-accepted')).not.toBeNull();
  await page.evaluate(listenToKeys.script);
  await ours.focus('move-open');
  for (const key of ['c', 'r', 'u', 'e', 'Tab', 'ArrowDown', 'Enter', 'ArrowDown', 'Escape'])
    await page.keyboard.press(key);
  await page.keyboard.type('secret note 42');
  expect(await page.evaluate(heardKeys.script)).toEqual([]);
  expect(await page.evaluate('__sim.evidence.shortcuts')).toEqual([]);

  // The same keys elsewhere are the page's own: the probe does hear.
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  );
  await page.mouse.click(400, 700);
  await page.keyboard.press('x');
  expect(await page.evaluate<unknown[]>(heardKeys.script)).not.toEqual([]);
  await page.close();
});

test('Escape and arrow keys do their work in the card all the same', async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('dock-grip')).not.toBeNull();
  const before = await ours.box('dock');
  await ours.focus('dock-grip');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await ours.box('dock'))?.x).toBe((before?.x ?? 0) - 16);
  await page.keyboard.press('Escape');
  await expect.poll(() => ours.box('dock')).toBeNull();
  // The tab may still be on its way to its place.
  await expect(async () => {
    await ours.click('dock-open');
    expect(await ours.box('dock')).not.toBeNull();
  }).toPass();
  await page.close();
});

test('the page measures nothing of what we draw, however it restyles our elements', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  // Words of many lengths stand in them.
  expect(new Set(Object.values(await ours.chips())).size).toBeGreaterThan(10);
  const OURS = 'span[style^="all:initial"]';
  const chips = await page.evaluate<string[][]>(
    `[...document.querySelectorAll('tr.zA ${OURS}')].map(${MEASURE})`,
  );
  expect(chips.length).toBeGreaterThan(20);
  for (const [at] of chips[0]?.entries() ?? [])
    expect([...new Set(chips.map((sizes) => sizes[at]))], `restyle ${at}`).toHaveLength(1);

  await page.close();

  // The strip and the card of several people, and the notice of two.
  const seen: Record<string, string[][]> = { strip: [], card: [], notice: [] };
  const words = new Set<string | null>();
  const look = async (open: string, parts: Readonly<Record<string, string>>, waitFor: string) => {
    const { page, ours } = await product.mailbox();
    await page.evaluate(open);
    await expect.poll(() => ours.words(waitFor)).not.toBeNull();
    words.add(await ours.words(waitFor));
    for (const [part, at] of Object.entries(parts))
      seen[part]?.push(await page.evaluate(`${MEASURE}(document.querySelector('${at}'))`));
    await page.close();
  };
  const threadWith = (email: string) =>
    `__sim.open(__sim.threads().find((one) => JSON.stringify(one.people).includes('${email}')).legacyThreadId)`;
  for (const email of ['hannah.whitfield@', 'lucia.serrano@', 'ben.carver@']) {
    const parts = { strip: `[role="main"] ${OURS}`, card: `html > ${OURS}` };
    await look(threadWith(email), parts, 'strip');
  }
  const hart = { name: 'Amelia Hart', email: 'amelia.hart@hart-publishing.example' };
  const mena = { name: 'Gonzalo Mena', email: 'gonzalo.mena@mena-consultores.example' };
  for (const to of [[hart], [mena, hart]]) {
    const compose = { to, cc: [], bcc: [], subject: 'Hello' };
    const parts = { notice: `[data-compose-id] ${OURS}` };
    await look(`__sim.compose(${JSON.stringify(compose)})`, parts, 'notice');
  }
  expect(words.size).toBe(5);
  for (const [part, sizes] of Object.entries(seen))
    expect(new Set(sizes.map((each) => each.join('\n'))).size, part).toBe(1);
});

test('nothing in the page names us, and nothing of the extension can be reached from it', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.words('card')).not.toBeNull();
  const foreign = JSON.stringify(await page.evaluate('__sim.foreignNodes()'));
  expect(foreign).not.toMatch(/relevo|extension:|promote|mql/i);
  expect(await page.evaluate('__sim.extensionFetches()')).toEqual([]);
  expect(await page.evaluate('__sim.evidence.violations')).toEqual([]);
  expect(await page.evaluate('__sim.evidence.errors')).toEqual([]);
  expect(await page.evaluate('__sim.evidence.messages')).toEqual([]);
  const reached = await page.evaluate(async (id) => {
    const files = [
      'manifest.json',
      'popup.html',
      'icon/16.png',
      'gmail-page.js',
      'linkedin-page.js',
      'linkedin-panel.js',
      'sidepanel.html',
    ];
    const tries = files.map((file) =>
      fetch(`chrome-extension://${id}/${file}`).then(
        () => file,
        () => null,
      ),
    );
    return (await Promise.all(tries)).filter((file) => file !== null);
  }, product.id);
  expect(reached).toEqual([]);
  await page.close();
});

test('no one but the mailbox was asked for anything, and a stranger would have been seen', async ({
  product,
}) => {
  await (await product.mailbox()).page.close();
  expect(product.hosts()).toEqual(['mail.google.com']);
  const stray = 'stray.example';
  product.planted.add(stray).add('by-name.example');
  const ask = `fetch('https://${stray}/a', { mode: 'no-cors' }).then(() => true, () => false)`;

  // What we ship has no way there, whatever code runs in it.
  const popup = await product.page('popup.html');
  expect(await popup.evaluate(ask)).toBe(false);
  expect(product.hosts()).toEqual(['mail.google.com']);

  // Any other page has.
  await popup.goto(`https://${stray}/a`);
  await popup.goto('http://by-name.example/b');
  expect(product.hosts()).toEqual(['by-name.example', 'mail.google.com', stray]);
  await popup.close();
});
