import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSimulator, type Simulator } from '../open-simulator';
import { makeMailbox } from './mailbox';
import type { Truth } from './page/truth';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator(
    makeMailbox({ seed: 12, threads: 20, messages: 8, now: Date.now() }),
  );
});
afterAll(async () => {
  expect(simulator.errors).toEqual([]);
  await simulator.close();
});

const CHIPS =
  "[...document.querySelectorAll('.afV, .vN')].map((one) => one.getAttribute('email') ?? one.getAttribute('data-hovercard-id'))";

describe('an open thread', () => {
  it.each(['a98', 'UG', 'Bs'] as const)(
    'stands in container %s, also when that changes while it is open',
    async (threadContainer) => {
      const page = await simulator.open();
      await page.evaluate('__sim.open(0)');
      await page.evaluate(`__sim.set({ threadContainer: '${threadContainer}', openAll: true })`);
      expect(await page.locator('.h7:visible').count()).toBe(8);
      const name = { a98: '.a98.iY', UG: '.UG.id', Bs: 'table.Bs' }[threadContainer];
      expect(await page.locator(`${name}:visible`).count()).toBe(1);
      expect(await page.locator('.a98.iY:visible, .UG.id:visible, table.Bs:visible').count()).toBe(
        1,
      );
      await page.close();
    },
  );

  it.each([
    ['ok', /^thread-f:\d+$/],
    ['missing', null],
    ['undefined', 'undefined'],
  ] as const)('names its permanent id: %s', async (permId, wanted) => {
    const page = await simulator.open({ permId });
    await page.evaluate('__sim.open(0)');
    const shown = await page.locator('h2.hP').getAttribute('data-thread-perm-id');
    if (wanted instanceof RegExp) expect(shown).toMatch(wanted);
    else expect(shown).toBe(wanted);
    await page.close();
  });

  it('comes bit by bit: container, subject, messages one by one', async () => {
    const page = await simulator.open({ headDelay: 100, messageDelay: 300, messageStep: 80 });
    const watched = `new Promise((resolve) => {
      const steps = [];
      const look = () => { const step = document.querySelectorAll('h2.hP').length + ' ' + document.querySelectorAll('[role=listitem]').length; if (steps.at(-1) !== step) steps.push(step); };
      const timer = setInterval(look, 5);
      look();
      __sim.open(0).then(() => { clearInterval(timer); look(); resolve(steps); });
    })`;
    expect(await page.evaluate(watched)).toEqual([
      '0 0',
      '1 0',
      '1 1',
      '1 2',
      '1 3',
      '1 4',
      '1 5',
      '1 6',
      '1 7',
      '1 8',
    ]);
    await page.close();
  });

  it('folds the middle away, so that no one there can be known, and opens on click', async () => {
    const page = await simulator.open();
    await page.evaluate('__sim.open(0)');
    expect(await page.locator('.kQ').count()).toBe(5);
    expect(await page.locator('.kQ [email]').count()).toBe(0);
    await page.locator('.adx').click();
    expect(await page.locator('.kQ').count()).toBe(0);
    await page.locator('.kv').first().click();
    expect(await page.locator('.h7').count()).toBe(2);
    await page.evaluate("__sim.setMessage(0, 'collapsed')");
    expect(await page.locator('.kv .adn').first().isVisible()).toBe(false);
    await page.locator('.h7 .ajy').click();
    expect(await page.locator('.ajC [email]').count()).toBeGreaterThan(1);
    await page.close();
  });

  it('has no legacy id on a reply of one’s own until it is synchronised', async () => {
    // Long enough to be looked at before, however busy the machine is.
    const page = await simulator.open({ idDelay: 3_000 });
    await page.evaluate('__sim.open(0)');
    await page.evaluate("__sim.reply('Thank you')");
    const last = page.locator('[role=listitem] .adn').last();
    expect(await last.getAttribute('data-legacy-message-id')).toBeNull();
    expect(await last.getAttribute('data-message-id')).toMatch(/^#msg-a:r-/);
    await page.evaluate('__sim.settled()');
    expect(await last.getAttribute('data-legacy-message-id')).toMatch(/^[0-9a-f]{16}$/);
    await page.close();
  });
});

describe('compose', () => {
  it.each(['chips', 'inputs'] as const)('takes and loses recipients as %s', async (recipients) => {
    const page = await simulator.open({ recipients });
    await page.getByRole('button', { name: 'Compose' }).click();
    const field = page.locator('.anm[name=to] :is(input.agP, textarea)');
    await field.fill('ada@lovelace.example');
    await field.press('Enter');
    await field.fill('bob@builder.example');
    await field.press('Enter');
    expect(await page.evaluate(CHIPS)).toEqual(['ada@lovelace.example', 'bob@builder.example']);
    await page.locator('.afX, .vM').first().click();
    expect(await page.evaluate(CHIPS)).toEqual(['bob@builder.example']);
    expect(((await page.evaluate('__sim.truth()')) as Truth).editors[0]?.to).toEqual([
      'bob@builder.example',
    ]);
    await page.close();
  });

  it('shows a group without an address, several windows, and an inline reply', async () => {
    const page = await simulator.open();
    await page.evaluate('__sim.open(0)');
    await page.evaluate(
      "globalThis.first = __sim.compose(); __sim.addRecipient(first, 'cc', { name: 'Sales team' }); __sim.compose(); __sim.reply()",
    );
    expect(await page.locator('[data-compose-id]').count()).toBe(3);
    expect(await page.locator('.ip.adB .M9').count()).toBe(1);
    expect(
      await page.locator('[data-name="Sales team"]').getAttribute('data-hovercard-id'),
    ).toBeNull();
    await page.evaluate('__sim.closeCompose(first)');
    expect(
      ((await page.evaluate('__sim.truth()')) as Truth).editors.map((one) => one.inline),
    ).toEqual([false, true]);
    await page.close();
  });

  it('pops a thread out into a window of its own', async () => {
    const page = await simulator.open();
    const threads: { legacyThreadId: string }[] = await page.evaluate('__sim.threads()');
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(`__sim.popOut('${threads[0]?.legacyThreadId}')`),
    ]);
    await popup.waitForSelector('h2.hP');
    expect(
      await popup.evaluate('[document.body.className.slice(0, 9), window.opener !== null]'),
    ).toEqual(['aAU xE Su', true]);
    await page.context().close();
  });
});
