import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SELECTORS } from '../../../lib/sites/linkedin/selectors';
import { bundlePage } from '../bundle';
import type { SimOptions } from '../linkedin/page/options';
import type { Truth } from '../linkedin/page/truth';
import { openSimulator, type Simulator } from '../open-simulator';
import type { Reading } from './reading';

let simulator: Simulator;
let script: string;
beforeAll(async () => {
  [simulator, script] = await Promise.all([
    openSimulator(),
    bundlePage(fileURLToPath(new URL('./suite-page.ts', import.meta.url))),
  ]);
});
afterAll(() => simulator.close());

async function open(options: Partial<SimOptions> = {}, path?: string): Promise<Page> {
  const page = await simulator.openLinkedIn(options, path);
  await page.evaluate(script);
  return page;
}

const read = (page: Page) => page.evaluate<Reading>('__suite.read()');

/** The reading, after it was compared with what the page says it shows. */
async function agreed(page: Page): Promise<Reading> {
  const [reading, truth] = await page.evaluate<[Reading, Truth]>('[__suite.read(), __sim.truth()]');
  const isLead = truth.kind === 'lead';
  const seen = reading.subject?.people.map((one) => (isLead ? one.name : one.linkedinSlug)) ?? [];
  expect(seen).toEqual(truth.people.map(({ slug, name }) => (isLead ? name : slug)));
  if (!truth.group)
    expect(
      reading.subject?.people.map(({ name, company }) => [
        name,
        company ?? truth.people[0]?.company,
      ]),
    ).toEqual(
      reading.subject ? truth.people.map(({ name, company }) => [name, company]) : undefined,
    );
  for (const { linkedinId } of reading.subject?.people ?? [])
    if (linkedinId !== undefined)
      expect(truth.people.map((person) => person.memberId)).toContain(linkedinId);
  expect(reading.company).toEqual(truth.company ?? null);
  expect(reading.rows.map(({ about }) => about)).toEqual(truth.rows);
  expect(await page.evaluate('__suite.lawsBroken()')).toEqual([]);
  return reading;
}

/**
 * Namesakes do not follow each other: where nodes are refilled nothing but a new one would
 * distinguish them for sure.
 */
const PEOPLE = [
  'laura-jensen',
  'hannah-whitfield',
  'дарья-ковальчук',
  'laura-jensen-8b2417',
  'núria-puigdomènech-çelik',
];

const MODES: readonly [string, Partial<SimOptions>][] = [
  ['as it mostly is', {}],
  ['the same nodes refilled', { swap: 'patch' }],
  ['links of the top card to the root', { selfLinks: 'root', unread: 0 }],
  ['one title, dark', { twoTitles: false, theme: 'dark' }],
];

describe.each(['sdui', 'ember'] as const)('LinkedIn is read as it is: %s', (generation) => {
  it.each(MODES)('%s', async (_, options) => {
    const page = await open({ ...options, generation });
    for (const slug of PEOPLE) {
      for (const rest of ['', 'overlay/contact-info/', 'es/']) {
        await page.evaluate(`__sim.goto('/in/${encodeURIComponent(slug)}/${rest}')`);
        const { page: kind, subject, dark } = await agreed(page);
        expect([kind, subject?.people.map((each) => each.linkedinSlug)]).toEqual([
          'person',
          [slug],
        ]);
        expect(dark).toBe(options.theme === 'dark');
      }
      await page.evaluate('__sim.scroll()');
      await agreed(page);
    }
    await page.evaluate('__sim.back()');
    await agreed(page);
    await page.close();
  });

  it('an address by id or by an old slug, until it is replaced and after', async () => {
    const page = await open({ generation, slugDelay: 600 });
    const { memberId } = (await page.evaluate<Truth>('__sim.truth()')).people[0] ?? {};
    await page.evaluate(`__sim.goto('/in/daniel-okafor/')`);
    for (const key of [memberId, 'marek-z-1987']) {
      await page.evaluate(`void __sim.goto('/in/${key}/')`);
      await page.waitForTimeout(100);
      const [early, truth] = await page.evaluate<[Reading, Truth]>(
        '[__suite.read(), __sim.truth()]',
      );
      for (const person of early.subject?.people ?? [])
        expect(person.linkedinSlug).toBe(truth.people[0]?.slug);
      await page.evaluate('__sim.settled()');
      expect((await agreed(page)).subject?.people).toHaveLength(1);
    }
    await page.close();
  });

  it('people beside a profile are no results while the address is a search already', async () => {
    const page = await open({ generation }, '/in/daniel-okafor/');
    await agreed(page);
    await page.evaluate(`history.pushState(null, '', '/search/results/people/?keywords=lead')`);
    expect((await read(page)).rows).toEqual([]);
    await page.close();
  });

  it('conversations of two and of several, and offers of no one', async () => {
    const page = await open({ generation }, '/messaging/');
    expect((await agreed(page)).subject).toBe(null);
    for (const [index, people] of [1, 3, 1, 0, 1].map(
      (count, at) => [[0, 2, 3, 4, 5][at], count] as const,
    )) {
      await page.evaluate(`__sim.openThread(${index})`);
      const { page: kind, subject, composes } = await agreed(page);
      expect([kind, subject?.people.length ?? 0]).toEqual(['conversation', people]);
      expect(composes.map((each) => each.people.length)).toEqual(people === 0 ? [] : [people]);
    }
    await page.close();
  });

  it('a lead, a company, people found', async () => {
    const page = await open({ generation });
    const { leadId } = (await page.evaluate<Truth>('__sim.truth()')).people[0] ?? {};
    await page.evaluate(`__sim.goto('/sales/lead/${leadId},NAME_SEARCH,x')`);
    const lead = await agreed(page);
    expect([lead.page, lead.subject?.people[0]?.company]).toEqual([
      'person-salesnav',
      'Fennwick Foods',
    ]);
    await page.evaluate(`__sim.goto('/company/fennwick-foods/people/')`);
    expect((await agreed(page)).page).toBe('company');
    await page.evaluate(`__sim.goto('/search/results/people/?keywords=a')`);
    const found = await agreed(page);
    expect([found.page, found.rows.length]).toEqual(['search-people', 10]);
    await page.evaluate(`__sim.goto('/search/results/companies/?keywords=a')`);
    expect((await agreed(page)).page).toBe('search-companies');
    await page.close();
  });

  it.each([
    '/feed/',
    '/404/',
    '/authwall/',
    '/checkpoint/challenge/',
    '/shell/',
    '/in/nobody-of-that-name/',
  ])('no one at %s, come to from a profile', async (address) => {
    const page = await open({ generation });
    await page.evaluate(`__sim.goto('${address}')`);
    const { subject, company, rows, composes, page: kind } = await agreed(page);
    expect([subject, company, rows, composes]).toEqual([null, null, [], []]);
    expect(['none', 'other']).toContain(kind);
    await page.close();
  });

  it('bubbles are to their people, and to none that the page is about', async () => {
    const page = await open({ generation, outletDelay: 0 });
    await page.evaluate('__sim.openBubble(1)');
    const { subject, composes } = await agreed(page);
    expect(subject?.people.map((each) => each.linkedinSlug)).toEqual(['hannah-whitfield']);
    expect(composes.flatMap((each) => each.people)).toEqual(['to:owen-price']);
    await page.close();
  });

  it.each([
    '/in/hannah-whitfield/',
    '/search/results/people/?keywords=a',
    'thread',
    'lead',
    '/company/fennwick-foods/',
  ])('a signal that is taken away brings in no one new: %s', async (where) => {
    const page = await open(
      { generation, outletDelay: 0 },
      where.startsWith('/') ? where : '/in/owen-price/',
    );
    const { leadId } = (await page.evaluate<Truth>('__sim.truth()')).people[0] ?? {};
    if (where === 'thread') await page.evaluate('__sim.openThread(2)');
    if (where === 'lead') await page.evaluate(`__sim.goto('/sales/lead/${leadId},NAME_SEARCH,x')`);
    await page.evaluate('__sim.openBubble(0)');
    const known = everybody(await read(page));
    for (const selector of Object.values(SELECTORS).flat()) {
      const after = await page.evaluate<Reading[]>(
        `__suite.readWithout(${JSON.stringify(selector)})`,
      );
      for (const one of after.flatMap((each) => [...everybody(each)]))
        expect([...known], selector).toContain(one);
    }
    await page.close();
  });

  it.each([1, 2, 3])(
    'a page that falls apart never makes a reading throw (seed %i)',
    async (seed) => {
      const page = await open({ generation, outletDelay: 0 });
      await page.evaluate('__sim.openBubble(2)');
      expect(await page.evaluate(`__suite.torture(300, ${seed})`)).toEqual([]);
      await page.close();
    },
  );

  it('looks once at a page that rests', async () => {
    const page = await open({ generation });
    await page.waitForTimeout(600);
    const { reads, told } = await page.evaluate<{ reads: number; told: number }>(
      '__suite.watchDuring(1000)',
    );
    expect([reads, told]).toEqual([1, 1]);
    await page.close();
  });

  it.each(['"news", { every: 20 }', '"hover", { every: 5 }', '"mutations", { perSecond: 1000 }'])(
    'in a storm (%s) looks at most ten times a second and reports nothing',
    async (storm) => {
      const page = await open({ generation });
      await page.evaluate(`__sim.startStorm(${storm})`);
      const seen = await page.evaluate<{ reads: number; told: number; share: number }>(
        '__suite.watchDuring(2000)',
      );
      await page.evaluate('__sim.stopStorms()');
      // The share of the time is printed, and has its gate in the bench: here other work shares the
      // processors.
      console.info(generation, storm, seen);
      expect(seen.reads).toBeLessThanOrEqual(21);
      expect(seen.told).toBe(1);
      await page.close();
    },
  );
});

function everybody({ rows, subject, composes }: Reading): Set<string> {
  const people = [...rows, ...composes].flatMap((each) => each.people);
  return new Set([
    ...people,
    ...(subject?.people ?? []).map(
      (each) => each.linkedinSlug ?? each.linkedinId ?? each.name ?? '',
    ),
  ]);
}
