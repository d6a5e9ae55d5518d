import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SELECTORS } from '../../../lib/sites/gmail/selectors';
import { depth } from '../../run/depth';
import { bundlePage } from '../bundle';
import { makeMailbox } from '../gmail/mailbox';
import type { SimOptions } from '../gmail/page/options';
import type { Truth } from '../gmail/page/truth';
import { openSimulator, type Simulator } from '../open-simulator';
import type { Reading } from './reading';

let simulator: Simulator;
let script: string;
beforeAll(async () => {
  const mailbox = makeMailbox({ seed: 17, threads: 130, now: Date.now() });
  [simulator, script] = await Promise.all([
    openSimulator(mailbox),
    bundlePage(fileURLToPath(new URL('./suite-page.ts', import.meta.url))),
  ]);
});
afterAll(() => simulator.close());

async function open(
  options: Partial<SimOptions> = {},
  hash?: string,
  base?: string,
): Promise<Page> {
  const page = await simulator.open(options, hash, base);
  await page.evaluate(script);
  return page;
}

const both = (page: Page) => page.evaluate<[Reading, Truth]>('[__suite.read(), __sim.truth()]');

/** The reading, after it was compared with what the page says it shows. */
async function agreed(page: Page): Promise<Reading> {
  const [reading, truth] = await both(page);
  const mine = truth.mailbox;
  const withId = truth.rows.filter(
    (row) => row.legacyThreadId !== undefined && row.people.length > 0,
  );
  const notMine = reading.rows.map((row) => ({
    id: row.threadId,
    people: row.people.filter((one) => one !== mine),
  }));
  expect(notMine.filter((row) => row.people.length > 0)).toEqual(
    withId.map((row) => ({ id: row.legacyThreadId, people: row.people })),
  );
  expect(reading.thread?.id).toBe(truth.thread?.legacyThreadId);
  expect(reading.thread && [...reading.thread.people].sort()).toEqual(
    truth.thread ? [...truth.thread.people].sort() : null,
  );
  expect(reading.composes.map(({ people }) => people)).toEqual(
    truth.editors.map(({ to, cc, bcc }) => [
      ...to.map((each) => `to:${each}`),
      ...cc.map((each) => `cc:${each}`),
      ...bcc.map((each) => `bcc:${each}`),
    ]),
  );
  expect(await page.evaluate('__suite.lawsBroken()')).toEqual([]);
  return reading;
}

const MODES: readonly [string, Partial<SimOptions>][] = [
  ['as it mostly is', {}],
  [
    'left views after the live one, said to be main',
    { stale: 3, staleOrder: 'after', staleKeepsMain: true },
  ],
  [
    'left views before the live one, said to be main',
    { stale: 3, staleOrder: 'before', staleKeepsMain: true },
  ],
  ['Russian, compact', { language: 'ru', density: 'compact' }],
  ['Arabic, dark', { language: 'ar', theme: 'dark' }],
  ['the newer container', { threadContainer: 'UG', permId: 'undefined' }],
  [
    'the older container, old recipients',
    { threadContainer: 'Bs', permId: 'missing', recipients: 'inputs' },
  ],
  ['no conversations', { conversation: false }],
  ['adverts, tabs, two inboxes', { ads: 3, tabs: true, multipleInboxes: true }],
  ['a split beside', { preview: 'right', splitRows: 3 }],
  ['a split below', { preview: 'below', splitRows: 2 }],
  ['a summary box, every message open', { summaryBox: true, openAll: true, offline: true }],
];

describe('Gmail is read as it is', () => {
  it.each(MODES)('%s', async (_, options) => {
    const page = await open(options);
    const list = await agreed(page);
    expect(list.page).toBe('list');
    expect(list.account).toBe('nora.vidal@relevo-demo.example');
    expect(list.rows.length).toBeGreaterThan(20);
    expect(list.rows.every((row) => row.about !== list.account)).toBe(true);
    for (const row of [0, 4, 9]) {
      await page.evaluate(`__sim.open(${row})`);
      expect((await agreed(page)).page).toBe('thread');
      await page.evaluate('__sim.back()');
      await agreed(page);
    }
    await page.evaluate('__sim.turnPage(1)');
    await agreed(page);
    expect(list.rtl).toBe(options.language === 'ar');
    expect(list.dark).toBe(options.theme === 'dark');
    await page.close();
  });

  it('knows collapsed messages, the drawer of details, and what is folded away', async () => {
    const page = await open();
    const longest = await page.evaluate<string>(
      '__sim.threads().filter((one) => one.legacyThreadId).sort((a, b) => b.people.length - a.people.length)[0].legacyThreadId',
    );
    await page.evaluate(`__sim.open('${longest}')`);
    await agreed(page);
    const { messages } = (await both(page))[1].thread ?? { messages: [] };
    for (const index of messages.keys()) {
      for (const openness of ['open', 'collapsed', 'hidden', 'open']) {
        await page.evaluate(`__sim.setMessage(${index}, '${openness}')`);
        const [reading, truth] = await both(page);
        expect(reading.thread === null ? [] : [...reading.thread.people].sort()).toEqual(
          [...(truth.thread?.people ?? [])].sort(),
        );
      }
      await page.evaluate(`__sim.toggleDetails(${index})`);
      await agreed(page);
    }
    await page.close();
  });

  it.each(['chips', 'inputs'] as const)(
    'recipients as %s: windows and an inline reply',
    async (recipients) => {
      const page = await open({ recipients });
      const [ana, bo] = [
        { name: 'Ana López', email: 'ana@acme.example' },
        { name: 'Bo', email: 'bo@acme.example' },
      ].map((each) => JSON.stringify(each));
      const id = await page.evaluate<number>(
        `__sim.compose({ to: [${ana}], cc: [${bo}], bcc: [], subject: 'x' })`,
      );
      expect((await agreed(page)).composes).toEqual([
        { inline: false, people: ['to:ana@acme.example', 'cc:bo@acme.example'] },
      ]);
      await page.evaluate(`__sim.addRecipient(${id}, 'bcc', { name: 'Team' })`);
      await page.evaluate(`__sim.removeRecipient(${id}, 'to', 'ana@acme.example')`);
      expect((await agreed(page)).composes[0]?.people).toEqual(['cc:bo@acme.example']);
      await page.evaluate(`__sim.closeCompose(${id})`);
      await page.evaluate('__sim.open(0)');
      await page.evaluate('__sim.reply()');
      const reply = await agreed(page);
      expect(reply.page).toBe('thread+compose');
      expect(reply.composes.map((each) => each.inline)).toEqual([true]);
      await page.close();
    },
  );

  it('an account that comes late, never, or is another’s', async () => {
    const page = await open({ accountBar: 'missing', titleAddress: false });
    const blind = await page.evaluate<Reading>('__suite.read()');
    expect(blind.account).toBe(null);
    expect(blind.health.accountBar).toBe('missing');
    await page.close();
    const delegate = { email: 'boss@relevo-demo.example', name: 'The Boss' };
    const other = await open({ delegate }, '#inbox', '/mail/b/AEoR/u/1/');
    const reading = await agreed(other);
    expect(reading.account).toBe('nora.vidal@relevo-demo.example');
    expect(reading.rows.map((row) => row.about)).not.toContain(reading.account);
    expect(reading.rows.map((row) => row.about)).not.toContain(delegate.email);
    await other.close();
  });

  it('rows whose ids come late are no one’s until then', async () => {
    const page = await open({ rowIdsDelay: 2000 }, '#starred');
    await page.evaluate('void __sim.goto("#inbox")');
    await page.waitForTimeout(700);
    expect((await page.evaluate<Reading>('__suite.read()')).rows).toEqual([]);
    await page.evaluate('__sim.settled()');
    expect((await agreed(page)).rows.length).toBeGreaterThan(20);
    await page.close();
  });

  it('rows with nothing but the newer id are no one’s, and the health says so', async () => {
    const page = await open();
    await page.evaluate('__sim.set({ rowIds: "thread-id-only" })');
    const after = await page.evaluate<Reading>('__suite.read()');
    expect(after.rows).toEqual([]);
    expect(after.health.rowThread).toBe('missing');
    await page.close();
  });

  it('a popped-out thread', async () => {
    const list = await open();
    const [id] = (await page0(list)).rows.map((row) => row.threadId);
    await list.close();
    const page = await simulator.open({}, '', '/mail/u/0/');
    await page.goto(`https://mail.google.com/mail/u/0/?view=btop&th=${id}`);
    await page.waitForLoadState('load');
    await page.waitForSelector('h2.hP');
    await page.waitForSelector('[role=listitem] .gD');
    await page.evaluate(script);
    const reading = await page.evaluate<Reading>('__suite.read()');
    expect(reading.page).toBe('popout');
    expect(reading.thread?.id).toBe(id);
    await page.close();
  });
});

const page0 = (page: Page) => page.evaluate<Reading>('__suite.read()');

const MOVES = depth(24, 60);

describe('never the wrong person', () => {
  it.each([
    [
      'the address first',
      { order: 'url-first', domDelay: 250, headDelay: 80, messageDelay: 60, messageStep: 20 },
    ],
    [
      'the page first',
      { order: 'dom-first', urlDelay: 200, headDelay: 40, messageDelay: 40, staleKeepsMain: true },
    ],
  ] as const)(`in ${MOVES} moves, looked at while they happen: %s`, async (_, options) => {
    const page = await open({ ...options, stale: 3, titleDelay: 100 });
    const wrong = await page.evaluate<string[]>(`(async () => {
      const wrong = [];
      const check = (when) => {
        const [reading, truth] = [__suite.read(), __sim.truth()];
        if (reading.thread !== null) {
          if (reading.thread.id !== truth.thread?.legacyThreadId) wrong.push(when + ': thread ' + reading.thread.id);
          for (const one of reading.thread.people) if (!truth.thread?.people.includes(one)) wrong.push(when + ': ' + one);
        }
        const ids = truth.rows.map((row) => row.legacyThreadId);
        for (const row of reading.rows) if (!ids.includes(row.threadId)) wrong.push(when + ': row ' + row.threadId);
      };
      for (let move = 0; move < ${MOVES}; move += 1) {
        const going = move % 3 === 2 ? __sim.back() : __sim.open((move * 7) % 40);
        for (const wait of [0, 15, 40, 90]) {
          await new Promise((resolve) => setTimeout(resolve, wait));
          check(move + ' during');
        }
        await going;
        check(move + ' after');
        if (move % 3 === 2 && __suite.read().thread !== null) wrong.push(move + ': a thread on a list');
        if (move % 3 !== 2 && __suite.read().thread === null) wrong.push(move + ': no thread');
      }
      return wrong;
    })()`);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('leaves the thread out where address and page name different ones', async () => {
    const page = await open();
    await page.evaluate('__sim.open(0)');
    const here = (await page0(page)).thread?.id ?? '';
    const at = (id: string) =>
      page.evaluate<Reading>(`__suite.read('https://mail.google.com/mail/u/0/#inbox/${id}')`);
    expect((await at(here)).thread?.id).toBe(here);
    expect((await at('16f49479f3b7fe2c')).thread).toBe(null);
    expect((await at('')).thread).toBe(null);
    await page.close();
  });
});

describe('a signal that Gmail takes away', () => {
  // Each is given back after it was looked at, so that two pages serve for all.
  let pages: readonly Page[];
  beforeAll(async () => {
    pages = [await open(), await open()];
    await pages[0]?.evaluate('__sim.open(0)');
    await pages[0]?.evaluate('__sim.reply()');
  });
  afterAll(() => Promise.all(pages.map((page) => page.close())));

  it.each(
    Object.entries(SELECTORS).flatMap(([fact, all]) =>
      all.slice(0, 1).map((first) => [fact, first] as const),
    ),
  )('%s (%s) brings in no one new, and leaves the rest', async (fact, selector) => {
    const readings = (await Promise.all(pages.map((page) => without(page, selector)))).flat();
    for (const { before, after } of readings) {
      const known = everybody(before);
      expect([...everybody(after)].filter((one) => !known.has(one))).toEqual([]);
      const changed = (['account', 'rows', 'thread', 'composes'] as const).filter(
        (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
      );
      expect(LOST[fact] ?? []).toEqual(expect.arrayContaining(changed));
    }
  });

  it('leaves the pages as they were', async () => {
    for (const page of pages) await agreed(page);
  });
});

/**
 * What may change when the first form of a fact is gone; everything not named here stands on a
 * second form.
 */
const LOST: Readonly<Record<string, readonly string[]>> = {
  // Only the name of a field distinguishes a copy from a blind copy.
  field: ['composes'],
  // The reply is still read, as a window.
  inlineReply: ['composes'],
  // A chip carries its address in one place.
  chip: ['composes'],
};

/** What each loss does to the page, one class or attribute at a time. */
async function without(
  page: Page,
  selector: string,
): Promise<{ before: Reading; after: Reading }[]> {
  const [before, after] = await page.evaluate<[Reading, Reading[]]>(
    `[__suite.read(), __suite.readWithout(${JSON.stringify(selector)})]`,
  );
  return after.map((each) => ({ before, after: each }));
}

function everybody({ rows, thread, composes }: Reading): Set<string> {
  return new Set(
    [...rows, ...(thread ? [thread] : []), ...composes].flatMap((each) => each.people),
  );
}

describe('a page that falls apart', () => {
  it.each([1, 2, 3])('never makes a reading throw (seed %i)', async (seed) => {
    const page = await open({ preview: 'right' });
    await page.evaluate('__sim.open(0)');
    await page.evaluate('__sim.reply()');
    expect(await page.evaluate(`__suite.torture(400, ${seed})`)).toEqual([]);
    await page.close();
  });
});

describe('watching', () => {
  it('looks once at a page that rests', async () => {
    const page = await open();
    await page.evaluate('__sim.settled()');
    const { reads, told } = await page.evaluate<{ reads: number; told: number }>(
      '__suite.watchDuring(1000)',
    );
    expect([reads, told]).toEqual([1, 1]);
    await page.close();
  });

  it.each(['{ kind: "hover", every: 5 }', '{ kind: "mutations", perSecond: 1000 }'])(
    'in a storm (%s) looks at most ten times a second and reports nothing',
    async (storm) => {
      const page = await open({ pageSize: 100, padTo: 10_000 });
      await page.evaluate(`(({ kind, ...how }) => __sim.startStorm(kind, how))(${storm})`);
      const seen = await page.evaluate<{ reads: number; told: number; share: number }>(
        '__suite.watchDuring(2000)',
      );
      await page.evaluate('__sim.stopStorms()');
      console.info(storm, seen);
      expect(seen.reads).toBeLessThanOrEqual(21);
      expect(seen.told).toBe(1);
      await page.close();
    },
  );
});
