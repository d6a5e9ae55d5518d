import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSimulator, type Simulator } from '../open-simulator';
import { makeMailbox } from './mailbox';
import type { Truth } from './page/truth';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator(makeMailbox({ seed: 11, threads: 130, now: Date.now() }));
});
afterAll(() => simulator.close());

/**
 * What a reader of the page finds in the visible main view; written apart from the page that drew
 * it.
 */
const READ = `(() => {
  const main = [...document.querySelectorAll('[role=main]')].find((one) => one.checkVisibility());
  const heading = [...main.querySelectorAll('h2.hP')].find((one) => one.checkVisibility());
  const seen = (one) => one.checkVisibility();
  const shown = [...main.querySelectorAll('[role=listitem] :is(.gD, .g2, .ajC [email])')].filter(seen);
  const mails = (list) => [...new Set(list.map((one) => one.getAttribute('email')))];
  const rows = [...main.querySelectorAll('tr.zA')].filter((row) => seen(row) && row.querySelector('.bog [data-legacy-thread-id]'));
  return {
    thread: heading && { id: heading.getAttribute('data-legacy-thread-id'), people: mails(shown).sort() },
    rows: rows.map((row) => ({ id: row.querySelector('.bog [data-legacy-thread-id]').getAttribute('data-legacy-thread-id') })),
  };
})()`;

interface Seen {
  readonly thread: { readonly id: string | null; readonly people: readonly string[] } | undefined;
  readonly rows: readonly { readonly id: string }[];
}

async function agree(page: Page): Promise<Truth> {
  const [truth, seen]: [Truth, Seen] = await page.evaluate(`[__sim.truth(), ${READ}]`);
  expect(seen.thread?.id ?? undefined).toBe(truth.thread?.legacyThreadId);
  const mine = truth.mailbox;
  expect(seen.thread?.people.filter((one) => one !== mine)).toEqual(
    truth.thread && [...truth.thread.people].sort(),
  );
  return truth;
}

async function clean(page: Page): Promise<void> {
  expect(
    await page.evaluate('[__sim.evidence.violations, __sim.evidence.errors, __sim.foreignNodes()]'),
  ).toEqual([[], [], []]);
  expect(simulator.errors).toEqual([]);
  await page.close();
}

describe('the list', () => {
  it('has the size and the doubled addresses of a real inbox, and turns pages in the same rows', async () => {
    const page = await simulator.open();
    const { elements, roles }: { elements: number; roles: number } =
      await page.evaluate('__sim.counts()');
    expect(elements).toBeGreaterThan(2460);
    expect(Math.abs(roles - 520)).toBeLessThan(25);
    const doubled = await page.evaluate(
      "[...document.querySelectorAll('tr.zA')].every((row) => row.querySelectorAll('[data-legacy-thread-id]').length === 2)",
    );
    expect(doubled).toBe(true);
    const before: Truth = await agree(page);
    await page.evaluate("globalThis.kept = [...document.querySelectorAll('tr.zA')]");
    await page.evaluate('__sim.turnPage(1)');
    const after: Truth = await page.evaluate('__sim.truth()');
    expect(after.rows.map((row) => row.legacyThreadId)).not.toEqual(
      before.rows.map((row) => row.legacyThreadId),
    );
    expect(
      await page.evaluate(
        "[...document.querySelectorAll('tr.zA')].every((row, index) => row === kept[index])",
      ),
    ).toBe(true);
    expect(page.url()).toContain('#inbox/p2');
    await clean(page);
  });

  it.each(['children', 'attributes', 'order'] as const)(
    'refilled by %s shows a new mail on top',
    async (refill) => {
      const page = await simulator.open({ refill });
      const id: string = await page.evaluate(
        "__sim.newMail({ from: { email: 'new@fresh.example', name: 'New Fresh' }, subject: 'Hello', text: 'Hi' })",
      );
      const seen: Seen = await page.evaluate(READ);
      expect(seen.rows[0]?.id).toBe(id);
      expect(seen.rows.map((row) => row.id)).toEqual(
        (await agree(page)).rows.map((row) => row.legacyThreadId),
      );
      await clean(page);
    },
  );

  it('gives ids late, marks adverts by having none, and shows two or three rows a thread in a split', async () => {
    const page = await simulator.open({ rowIdsDelay: 100, ads: 2 });
    const late: Seen = await page.evaluate(`__sim.goto('#all'), ${READ}`);
    expect(late.rows).toHaveLength(0);
    await page.evaluate('__sim.settled()');
    expect(((await page.evaluate(READ)) as Seen).rows).toHaveLength(50);
    expect(await page.locator('tr.am0:visible').count()).toBe(2);
    for (const splitRows of [2, 3] as const) {
      await page.evaluate(`__sim.set({ preview: 'right', splitRows: ${splitRows}, ads: 0 })`);
      expect(await page.locator('tr.zA:visible').count()).toBe(50 * splitRows);
    }
    await clean(page);
  });

  it('reads every view of the address', async () => {
    const page = await simulator.open();
    for (const hash of [
      '#starred',
      '#sent',
      '#drafts',
      '#label/Clientes',
      '#search/quote',
      '#category/promotions',
      '#trash',
      '#spam',
      '#imp',
      '#all/p2',
    ]) {
      await page.goto(`https://mail.google.com/mail/u/0/?sim=%7B%7D${hash}`);
      await page.evaluate('__sim.settled()');
      expect((await agree(page)).kind).toBe('list');
    }
    await page.evaluate("__sim.goto('#settings/general')");
    expect(((await page.evaluate('__sim.truth()')) as Truth).kind).toBe('other');
    await clean(page);
  });
});

describe('moving on', () => {
  it.each([
    { order: 'url-first', domDelay: 300 },
    { order: 'dom-first', urlDelay: 300 },
  ] as const)('$order: address and view disagree for a while', async (options) => {
    const page = await simulator.open({ ...options, stale: 3 });
    await page.evaluate('__sim.open(0)');
    const before = await agree(page);
    const during: Truth = await page.evaluate('__sim.open(1), __sim.truth()');
    const moved = during.thread?.legacyThreadId !== before.thread?.legacyThreadId;
    expect(moved).toBe(options.order === 'dom-first');
    await page.evaluate('__sim.settled()');
    expect((await agree(page)).thread?.legacyThreadId).not.toBe(before.thread?.legacyThreadId);
    await clean(page);
  });

  it.each([
    ['before', false],
    ['after', false],
    ['before', true],
    ['after', true],
  ] as const)(
    'keeps left views hidden %s the live one (role=main kept: %s)',
    async (staleOrder, staleKeepsMain) => {
      const page = await simulator.open({ stale: 3, staleOrder, staleKeepsMain });
      for (const row of [0, 1, 2, 3, 4]) await page.evaluate(`__sim.open(${row})`);
      await agree(page);
      const titles: boolean[] = await page.evaluate(
        "[...document.querySelectorAll('h2.hP')].map((one) => one.checkVisibility())",
      );
      expect(titles).toEqual(
        staleOrder === 'before' ? [false, false, false, true] : [true, false, false, false],
      );
      expect(await page.locator('[role=main]').count()).toBe(staleKeepsMain ? 4 : 1);
      await clean(page);
    },
  );

  it.each(['url-first', 'dom-first'] as const)(
    '%s: says the truth at every moment of fifty random moves',
    async (order) => {
      const page = await simulator.open({
        order,
        domDelay: 40,
        urlDelay: 40,
        messageDelay: 30,
        messageStep: 5,
        stale: 3,
      });
      await page.evaluate('globalThis.walk = __sim.soak(50, 30, 9)');
      let threads = 0;
      for (let look = 0; look < 60; look += 1) threads += (await agree(page)).thread ? 1 : 0;
      await page.evaluate('walk');
      expect(threads).toBeGreaterThan(5);
      await agree(page);
      await clean(page);
    },
  );

  it('goes back and forward with the browser', async () => {
    const page = await simulator.open();
    await page.evaluate('__sim.open(2)');
    const { thread } = await agree(page);
    await page.goBack();
    await page.evaluate('__sim.settled()');
    expect((await agree(page)).kind).toBe('list');
    await page.goForward();
    await page.waitForFunction('__sim.truth().kind === "thread"');
    expect((await agree(page)).thread?.legacyThreadId).toBe(thread?.legacyThreadId);
    await clean(page);
  });
});
