import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSimulator, type Simulator } from '../open-simulator';
import { makeMailbox } from './mailbox';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator(makeMailbox({ seed: 13, threads: 130, now: Date.now() }));
});
afterAll(() => simulator.close());

const MAIN_COLOUR =
  "getComputedStyle(document.querySelector('.bkK > .nH')).backgroundColor.match(/\\d+/g).map(Number)[0]";
const BAR =
  "document.querySelector('a[role=button][aria-label*=\"@\"]')?.getAttribute('aria-label')";

describe('modes', () => {
  it('changes its theme while it runs', async () => {
    const page = await simulator.open({ theme: 'light' });
    expect(await page.evaluate(MAIN_COLOUR)).toBeGreaterThan(128);
    await page.evaluate('__sim.open(0)');
    const kept: boolean = await page.evaluate(
      "[document.querySelector('h2.hP')].map(async (one) => { await __sim.set({ theme: 'dark' }); return one.checkVisibility(); })[0]",
    );
    expect(kept).toBe(true);
    expect(await page.evaluate(MAIN_COLOUR)).toBeLessThan(128);
    await page.close();
  });

  it.each([
    ['es', 'ltr', 'yo'],
    ['ru', 'ltr', 'мне'],
    ['he', 'rtl', 'אני'],
    ['ar', 'rtl', 'أنا'],
  ] as const)('speaks %s (%s)', async (language, direction, me) => {
    const page = await simulator.open({ language });
    expect(await page.evaluate('document.documentElement.dir')).toBe(direction);
    await page.evaluate('__sim.open(0)');
    expect(
      await page
        .locator(`[role=listitem] [email="nora.vidal@relevo-demo.example"][name="${me}"]`)
        .count(),
    ).toBeGreaterThan(0);
    expect(await page.evaluate(BAR)).toMatch(/Google.*\n\(nora\.vidal@relevo-demo\.example\)$/);
    await page.close();
  });

  it('has 24 px lines in the navigation when compact', async () => {
    const page = await simulator.open({ density: 'compact' });
    expect((await page.locator('.aim').first().boundingBox())?.height).toBe(24);
    await page.close();
  });

  it('lists single messages without conversations', async () => {
    const page = await simulator.open({ conversation: false });
    await page.evaluate('__sim.open(3)');
    expect(await page.locator('[role=listitem]:visible').count()).toBe(1);
    await page.close();
  });

  it.each(['right', 'below'] as const)(
    'opens a thread %s of the list, under the list’s address if asked to',
    async (preview) => {
      const page = await simulator.open({ preview, order: 'dom-first', urlDelay: -1 });
      await page.locator('tr.zA').first().click();
      await page.waitForSelector('.ao9 h2.hP');
      expect(page.url()).toMatch(/#inbox$/);
      expect(await page.locator('tr.zA:visible').count()).toBeGreaterThan(49);
      await page.close();
    },
  );

  it('distinguishes user and mailbox in a delegated mailbox', async () => {
    const page = await simulator.open(
      { delegate: { email: 'boss@relevo-demo.example', name: 'The Boss' } },
      '#inbox',
      '/mail/b/AEoR/u/1/',
    );
    expect(await page.evaluate(BAR)).toContain('(boss@relevo-demo.example)');
    expect(await page.title()).toContain('nora.vidal@relevo-demo.example');
    await page.close();
  });

  it('shows the account late, or never, and a title without address', async () => {
    const late = await simulator.open({ accountBar: 'missing', titleAddress: false });
    expect(await late.evaluate(BAR)).toBeUndefined();
    expect(await late.title()).not.toContain('@');
    await late.evaluate("void __sim.set({ accountBar: 'late' })");
    await late.evaluate('__sim.settled()');
    expect(await late.evaluate(BAR)).toContain('nora.vidal');
    await late.close();
  });

  it('grows to the size of a tab that has been open for hours', async () => {
    const page = await simulator.open({ padTo: 20_000, pageSize: 100, stale: 3 });
    const { elements }: { elements: number } = await page.evaluate('__sim.counts()');
    expect(Math.abs(elements - 20_000)).toBeLessThan(1000);
    await page.close();
  });

  it('shows categories, two inboxes, a summary box and the offline notice', async () => {
    const page = await simulator.open({
      tabs: true,
      multipleInboxes: true,
      summaryBox: true,
      offline: true,
    });
    expect(await page.locator('.aKh [role=tab]').count()).toBe(3);
    expect(await page.locator('table.F:visible').count()).toBe(2);
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.evaluate('__sim.open(0)');
    expect(await page.locator('.einvLd').count()).toBe(1);
    await page.close();
  });

  it('refuses options that do not exist', async () => {
    const page = await simulator.open();
    await expect(page.evaluate('__sim.set({ nonsense: 1 })')).rejects.toThrow('no such option');
    await page.close();
  });
});

describe('storms', () => {
  it.each([
    ['hover', '{ every: 5 }'],
    ['typing', '{ every: 5 }'],
    ['list', '{ every: 50 }'],
    ['clock', '{ every: 50 }'],
    ['mutations', '{ perSecond: 10000 }'],
  ])('%s changes the page without an error, and ends', async (kind, rate) => {
    const page = await simulator.open();
    await page.evaluate('__sim.compose()');
    const counting = `new Promise((resolve) => {
        let seen = 0;
        const observer = new MutationObserver((records) => { seen += records.length; });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(() => { observer.disconnect(); resolve(seen); }, 500);
      })`;
    await page.evaluate(`__sim.startStorm('${kind}', ${rate})`);
    expect(await page.evaluate(counting)).toBeGreaterThan(kind === 'mutations' ? 3000 : 20);
    await page.evaluate('__sim.stopStorms()');
    expect(await page.evaluate(counting)).toBe(0);
    expect(
      await page.evaluate(
        '[__sim.evidence.violations, __sim.evidence.errors, __sim.foreignNodes()]',
      ),
    ).toEqual([[], [], []]);
    await page.close();
  });

  it('holds no more after 200 further navigations than before', async () => {
    const page = await simulator.open({ stale: 2 });
    const settle =
      '__sim.open(0).then(() => __sim.open(1)).then(() => __sim.goto("#inbox")).then(() => __sim.counts().elements)';
    await page.evaluate('__sim.soak(40, 5)');
    const early: number = await page.evaluate(settle);
    const { shown }: { shown: number } = await page.evaluate('__sim.soak(200, 5, 2)');
    const late: number = await page.evaluate(settle);
    expect(shown).toBeGreaterThan(80);
    expect(late).toBeLessThan(early * 1.05);
    expect(simulator.errors).toEqual([]);
    await page.close();
  });
});

describe('the log of what is foreign', () => {
  it('reports nodes, attributes and texts that the page did not write, and nothing else', async () => {
    const page = await simulator.open();
    await page.evaluate('__sim.open(0)');
    await page.locator('.bkH').click();
    await page.keyboard.type('Written by a person');
    expect(await page.evaluate('__sim.foreignNodes()')).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.append(document.createElement('x-overlay'));
      document.querySelector('h2.hP')?.setAttribute('data-mark', '1');
      document.querySelector('.brand')?.remove();
    });
    const log: { kind: string; name: string }[] = await page.evaluate('__sim.foreignNodes()');
    expect(log.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'node x-overlay',
      'attribute data-mark',
      'removed div',
    ]);
    expect(await page.evaluate('__sim.foreignElements()[0].nodeName')).toBe('X-OVERLAY');
    await page.evaluate(() => {
      const image = new Image();
      image.src = 'chrome-extension://abcdefghijklmnop/icon.png';
      document.body.append(image);
    });
    expect(await page.evaluate('__sim.extensionFetches()')).toContain(
      'chrome-extension://abcdefghijklmnop/icon.png',
    );
    await page.evaluate('__sim.clearForeign()');
    expect(await page.evaluate('__sim.foreignNodes()')).toEqual([]);
    await page.close();
  });

  it('takes keys for a foreign element as commands, as a real mailbox does, and not those of its own fields', async () => {
    const page = await simulator.open();
    await page.locator('input[name=q]').fill('');
    await page.keyboard.type('cc');
    expect(await page.evaluate('__sim.evidence.shortcuts')).toEqual([]);
    await page.evaluate(() => {
      const host = document.createElement('div');
      const input = document.createElement('input');
      host.attachShadow({ mode: 'closed' }).append(input);
      document.documentElement.append(host);
      input.focus();
    });
    await page.keyboard.type('c');
    expect(await page.evaluate('__sim.evidence.shortcuts')).toEqual(['c']);
    expect(await page.locator('[data-compose-id]').count()).toBe(1);
    await page.close();
  });
});

describe('the security policy', () => {
  it('is enforced: no string becomes a script, and no inline script runs', async () => {
    const page = await simulator.open();
    const caught = await page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
        return 'inserted';
      } catch (error) {
        return String(error);
      }
    });
    expect(caught).toContain('TrustedHTML');
    await page
      .evaluate(() => {
        const script = document.createElement('script');
        script.append('globalThis.ran = true');
        document.head.append(script);
      })
      .catch(() => undefined);
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
    expect(await page.evaluate('__sim.evidence.violations.length')).toBeGreaterThan(0);
    await page.close();
  });
});
