import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sender } from '../../../lib/bus/server';
import type { Appearance } from '../../../lib/domain/views/appearance';
import type { FixedLists, MailboxView } from '../../../lib/domain/views/mailbox';
import type { LookupResult } from '../../../lib/domain/views/person';
import type { Settings } from '../../../lib/domain/views/settings';
import type { TabView } from '../../../lib/domain/views/tab';
import { changeConnection } from '../../../lib/store/connection';
import { PAGE, siteIn } from '../background/senders';
import { startApp } from './start-app';

const WORK = 'nora@almenara.example';
const HOME = 'nora@gmail.com';
const WHO = 'hannah.whitfield@fennwick-foods.example';

const { call, services, world } = startApp();

/** Our script in a tab at an account's address. */
const at = (tab: number, base = '/mail/u/0'): Sender => ({
  ...siteIn(tab),
  url: `https://mail.google.com${base}/`,
  tab: { id: tab, url: `https://mail.google.com${base}/#inbox` },
});
const change = (part: Partial<Settings>) => call<Settings>('settings.change', { change: part });
const name = async (mailbox: string, sender: Sender) =>
  (await call<Appearance>('site.appearance', { mailbox }, sender)).mailbox;
const look = (sender: Sender, email = WHO, mailbox?: string) =>
  call<LookupResult[]>('site.lookup', { people: [{ email }], mailbox }, sender);
const found = (sender: Sender, email = WHO, mailbox?: string) =>
  vi.waitFor(
    async () => {
      const [one] = await look(sender, email, mailbox);
      if (one === undefined || one.state === 'asking') throw new Error('asking');
      return one;
    },
    { timeout: 20_000 },
  );
const forbidden = 'bus/forbidden mailbox';

beforeEach(async () => {
  await services.storage.session.clear();
  for (const list of Object.keys(world.lists)) delete world.lists[list];
  await services.ready();
  await change({ mailboxes: {}, neverAsked: [], askColleagues: false, ownAddresses: [] });
});

describe('a mailbox', () => {
  it('is asked about once, and answers nothing before the yes', async () => {
    expect(await name(WORK, at(1))).toEqual({
      address: WORK,
      use: 'unasked',
      likely: false,
      never: [],
      own: [],
      colleagues: [],
    });
    for (const mailbox of [undefined, WORK, '', 'no address'])
      await expect(look(at(1), WHO, mailbox)).rejects.toThrow(forbidden);
    await call('site.mailbox', { mailbox: ' NORA@almenara.example', use: true }, at(1));
    expect((await name(WORK, at(1)))?.use).toBe('yes');
    expect((await found(at(1))).state).toBe('known');
    expect((await found(at(1), WHO, WORK)).state).toBe('known');
    expect((await change({})).mailboxes).toEqual({ [WORK]: true });
  });

  it('closes every route that learns or changes anything when the yes is taken back', async () => {
    await change({ mailboxes: { [WORK]: true } });
    await name(WORK, at(1));
    const known = await found(at(1));
    if (known.state !== 'known') throw new Error(known.state);
    const { ticket } = known.person;
    await call('site.card', { ticket }, at(1));
    await change({ mailboxes: { [WORK]: false } });
    const intentId = crypto.randomUUID();
    for (const [route, input] of [
      ['site.card', { ticket }],
      ['site.touches', { ticket, cursor: null }],
      ['site.move', { ticket, intentId, from: 'mql', to: 'sql' }],
      ['site.verdict', { ticket, intentId, from: 'mql', verdict: 'accepted' }],
      ['site.undo', { ticket, intentId }],
      ['site.openSurface', { ticket }],
      ['site.company', { company: 'Fennwick Foods' }],
      ['site.health', { site: 'gmail', signals: [] }],
      ['site.lookup', { people: [{ email: WHO }] }],
    ] as const)
      await expect(call(route, input, at(1)), route).rejects.toThrow(forbidden);
  });

  it('with a no is not answered for again in a page, by any name at that address', async () => {
    await change({ mailboxes: { [WORK]: true, [HOME]: false } });
    expect((await name(HOME, at(2, '/mail/u/1')))?.use).toBe('no');
    for (const mailbox of [HOME, WORK, 'new@nowhere.example']) {
      const claim = { mailbox, use: true };
      await expect(call('site.mailbox', claim, at(2, '/mail/u/1'))).rejects.toThrow(
        'bus/forbidden',
      );
      await expect(look(at(2, '/mail/u/1'), WHO, mailbox), mailbox).rejects.toThrow(forbidden);
    }
    // Nor in another tab of the same account; the other account goes on.
    await expect(look(at(3, '/mail/u/1'), WHO, WORK)).rejects.toThrow(forbidden);
    expect((await found(at(1), WHO, WORK)).state).toBe('known');
    // Our own page changes it.
    await call('tab.mailbox', { tabId: 2, mailbox: WORK, use: true });
    expect((await name(WORK, at(2, '/mail/u/1')))?.use).toBe('yes');
  });

  it('counts at the address alone at which the tab named it', async () => {
    await change({ mailboxes: { [WORK]: true } });
    await name(WORK, at(1));
    await found(at(1));
    for (const base of ['/mail/u/1', '/mail/u/0/d/AEoR', '/mail/b/AEoR/u/0'])
      await expect(look(at(1, base)), base).rejects.toThrow(forbidden);
    await expect(look(at(9))).rejects.toThrow(forbidden);
  });

  it('is not answered for in pages more often than anybody has mailboxes', async () => {
    const answers = await Promise.allSettled(
      [...'abcdefghijkl'].map((each) =>
        call('site.mailbox', { mailbox: `${each}@x.example`, use: true }, at(1)),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(10);
  });

  it('that is the rep’s own address in the CRM is said to be the likely one', async () => {
    const owner = { id: '1', name: 'Nora', email: 'Nora@Almenara.example' };
    await changeConnection(services.journal, { owner });
    expect(await name(WORK, at(1))).toMatchObject({ likely: true });
    expect(await name(HOME, at(2, '/mail/u/1'))).toMatchObject({ likely: false });
    await changeConnection(services.journal, { owner: null });
  });

  it('is none on LinkedIn, where its people are looked up without one', async () => {
    const linkedin: Sender = {
      ...siteIn(4),
      url: 'https://www.linkedin.com/in/hannah-whitfield/',
      origin: 'https://www.linkedin.com',
    };
    expect(await call('site.lookup', { people: [] }, linkedin)).toEqual([]);
  });

  it('of the tab is asked about in the popup too, which learns nothing of its people before', async () => {
    world.tab = { id: 6, url: 'https://mail.google.com/mail/u/0/#inbox', loading: false };
    world.answer = {
      mailbox: WORK,
      people: [{ email: WHO }],
      focus: [`e:${WHO}`],
      company: null,
      writing: false,
    };
    const mailbox = { address: WORK, use: 'unasked', likely: false };
    expect(await call<TabView>('tab.people')).toMatchObject({
      reach: 'mailbox',
      people: [],
      mailbox,
    });
    await call('tab.mailbox', { tabId: 6, mailbox: WORK, use: true });
    expect((await call<TabView>('tab.people')).people).toHaveLength(1);
    world.answer = { ...(world.answer as object), mailbox: null };
    expect((await call<TabView>('tab.people')).people).toEqual([]);
  });
});

describe('who is never asked about', () => {
  beforeEach(() => change({ mailboxes: { [WORK]: true, [HOME]: true } }));

  it('is a person with an address at the domain of the mailbox or of the rep in the CRM, unless the rep wants it', async () => {
    const owner = { id: '1', name: 'Nora', email: 'nora@group.example' };
    await changeConnection(services.journal, { owner });
    expect((await name(WORK, at(1)))?.never).toEqual(['almenara.example', 'group.example']);
    for (const email of ['bo@almenara.example', 'bo@es.almenara.example', 'BO@GROUP.example'])
      expect(await look(at(1), email), email).toEqual([]);
    await change({ askColleagues: true });
    expect(await look(at(1), 'bo@almenara.example')).toHaveLength(1);
    await changeConnection(services.journal, { owner: null });
  });

  it('is no one by the domain of a provider at which anybody can have an address', async () => {
    expect(await name(HOME, at(1))).toMatchObject({ never: [], colleagues: [] });
    expect(await look(at(1), 'customer@gmail.com')).toHaveLength(1);
  });

  it('is who the rep lists, and every address that they send as', async () => {
    await change({ neverAsked: ['fennwick-foods.example'], ownAddresses: ['me@alias.example'] });
    const view = (await name(WORK, at(1))) as MailboxView;
    expect(view.own).toEqual(['me@alias.example']);
    expect(view.never).toEqual(['fennwick-foods.example', 'me@alias.example', 'almenara.example']);
    expect(await look(at(1))).toEqual([]);
    expect(await look(at(1), 'me@alias.example')).toEqual([]);
    // What is no address and no domain is stored in no list.
    await change({ neverAsked: ['*'], ownAddresses: ['alias.example'] });
    expect((await name(WORK, at(1)))?.never).toEqual(view.never);
  });
});

describe('a policy', () => {
  it('fixes the mailboxes, in which a rep can still say no', async () => {
    Object.assign(world.lists, { mailboxes: ['almenara.example'] });
    expect((await name(WORK, at(1)))?.use).toBe('yes');
    expect((await name(HOME, at(2, '/mail/u/1')))?.use).toBe('no');
    await change({ mailboxes: { [WORK]: false, [HOME]: true } });
    expect((await name(WORK, at(3, '/mail/u/2')))?.use).toBe('no');
    expect((await name(HOME, at(4, '/mail/u/3')))?.use).toBe('no');
  });

  it('adds to the lists of the rep, written as a list or as a text', async () => {
    Object.assign(world.lists, {
      neverAsk: 'Law.example, @press.example',
      ownAddresses: ['a@b.example'],
    });
    await change({ mailboxes: { [WORK]: true }, neverAsked: ['mine.example'] });
    expect(await name(WORK, at(1))).toMatchObject({
      never: ['mine.example', 'law.example', 'press.example', 'a@b.example', 'almenara.example'],
      own: ['a@b.example'],
    });
    expect(await call<FixedLists>('settings.fixed')).toEqual({
      mailboxes: null,
      neverAsk: ['law.example', 'press.example'],
      ownAddresses: ['a@b.example'],
    });
  });

  it('of which nothing can be read lets Relevo be used nowhere', async () => {
    for (const mailboxes of [7, { a: 1 }, ['*'], '*']) {
      Object.assign(world.lists, { mailboxes });
      await services.storage.session.clear();
      expect((await name(WORK, at(1)))?.use, JSON.stringify(mailboxes)).toBe('no');
    }
  });
});

it('a page of ours names no mailbox and reads the words all the same', async () => {
  expect((await call<Appearance>('site.appearance', { mailbox: WORK }, PAGE)).mailbox).toBeNull();
});
