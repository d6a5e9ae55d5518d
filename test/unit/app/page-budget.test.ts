import { email as asEmail } from '../../support/email';
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createServices } from '../../../lib/app/create-services';
import { wasOpenedByPage } from '../../../lib/app/open-surface';
import { outboxHandlers } from '../../../lib/app/routes/outbox';
import { siteHandlers } from '../../../lib/app/routes/site';
import type { Services } from '../../../lib/app/services';
import type { Caller } from '../../../lib/bus/server';
import { feedbackNote } from '../../../lib/domain/feedback/note';
import { changeSettings } from '../../../lib/store/settings';
import { MAILBOX } from '../background/senders';
import { fakeWorld } from './fake-ports';

const OURS: Caller = { trust: 'page', tabId: null, address: null };
const tab = (tabId: number): Caller => ({
  trust: 'site',
  tabId,
  address: 'https://mail.google.com/',
});
const HANNAH = 'hannah.whitfield@fennwick-foods.example';
const forbidden = { failure: { code: 'bus/forbidden' } };

const world = fakeWorld();
const { surfaces } = world.ports;
let services: Services;
let site: ReturnType<typeof siteHandlers>;

async function settled(email: string, caller: Caller) {
  return vi.waitFor(
    async () => {
      const [result] = await site['site.lookup'](
        { people: [{ email: asEmail(email) }], mailbox: MAILBOX },
        caller,
      );
      if (result === undefined || result.state === 'asking') throw new Error('asking');
      return result;
    },
    { timeout: 20_000 },
  );
}

async function hannah(caller: Caller) {
  const result = await settled(HANNAH, caller);
  if (result.state !== 'known') throw new Error(result.state);
  return result.person;
}

beforeAll(async () => {
  services = createServices(world.ports);
  site = siteHandlers(services);
  await services.ready();
  await changeSettings(services.journal, { mailboxes: { [MAILBOX]: true } });
  await hannah(tab(1));
});

describe('a content script that was broken into', () => {
  it('adds no person that its own tab did not ask about, or that the CRM knows', async () => {
    const add = (offer: string, caller: Caller) =>
      site['site.add'](
        { intentId: crypto.randomUUID(), offer, name: '=HYPERLINK("http://evil")' },
        caller,
      );
    const result = await settled('nobody@elm.example', tab(2));
    if (result.state !== 'unknown' || result.add === undefined) throw new Error('not offered');
    await expect(add(result.add, tab(3))).rejects.toMatchObject(forbidden);
    await expect(add(result.add.replace('nobody@', 'other@'), tab(2))).rejects.toMatchObject(
      forbidden,
    );
    await expect(add((await hannah(tab(2))).ticket, tab(2))).rejects.toMatchObject(forbidden);
    await expect(add('made-up', tab(2))).rejects.toMatchObject(forbidden);
    expect((await hannah(tab(2))) as object).not.toHaveProperty('add');
    await add(result.add, tab(2));
  });

  it('writes ten times a minute; what it writes beyond waits for a confirmation in a page of ours', async () => {
    const { ticket } = await hannah(tab(4));
    const ids: string[] = [];
    for (let count = 0; count < 12; count++) {
      const intentId = crypto.randomUUID();
      ids.push(intentId);
      await site['site.verdict'](
        { ticket, intentId, from: 'mql', verdict: 'ask-marketing' },
        tab(4),
      );
    }
    const outbox = outboxHandlers(services);
    const waiting = async () =>
      (await outbox['outbox.list']({}, OURS)).intents.filter(
        ({ park }) => park?.reason === 'confirm',
      );
    expect((await waiting()).map(({ intentId }) => intentId)).toEqual(ids.slice(10));
    await outbox['outbox.discard']({ intentId: ids[10] ?? '' }, OURS);
    await outbox['outbox.retry']({ intentId: ids[11] ?? '' }, OURS);
    await vi.waitFor(
      async () => expect((await services.db.done.get(ids[11] ?? ''))?.outcome).toBe('applied'),
      {
        timeout: 20_000,
      },
    );
    expect((await services.db.done.get(ids[10] ?? ''))?.outcome).toBe('discarded');
    expect(await waiting()).toEqual([]);
  });

  it('opens a surface of ours only for a person it was shown, and three times a minute; the popup knows', async () => {
    vi.mocked(surfaces.openPopup).mockClear();
    const open = (ticket: string) => site['site.openSurface']({ ticket }, tab(5));
    await expect(open('made-up')).rejects.toMatchObject(forbidden);
    expect(await wasOpenedByPage(services)).toBe(false);
    const { ticket } = await hannah(tab(5));
    for (let count = 0; count < 3; count++) await open(ticket);
    await expect(open(ticket)).rejects.toMatchObject(forbidden);
    expect(surfaces.openPopup).toHaveBeenCalledTimes(3);
    expect(await wasOpenedByPage(services)).toBe(true);
    expect(await wasOpenedByPage(services)).toBe(false);
    // However slow a page makes the browser, and not the one that the rep opens after a failure.
    const [later, tooLate] = [71, 72];
    await site['site.openSurface']({ ticket: (await hannah(tab(later))).ticket }, tab(later));
    expect(await wasOpenedByPage({ ...services, clock: () => services.clock() + 20_000 })).toBe(
      true,
    );
    vi.mocked(surfaces.openPopup).mockResolvedValueOnce(false);
    await site['site.openSurface']({ ticket: (await hannah(tab(tooLate))).ticket }, tab(tooLate));
    expect(await wasOpenedByPage(services)).toBe(false);
  });

  it('plants no verdict: free text is for our own pages, and never carries the line by which notes are read', async () => {
    const { ticket } = await hannah(OURS);
    const verdict = feedbackNote(
      {
        verdict: 'rejected',
        reasonId: 'no-budget',
        text: '',
        campaign: null,
        agreementVersion: 1,
        author: { name: 'Nora Vidal', email: null },
        date: null,
        pendingSince: null,
        answers: null,
        dealtWith: false,
      },
      null,
      'en',
    );
    const refused = { failure: { code: 'bus/bad-request', detail: 'text' } };
    const said = {
      ticket,
      intentId: crypto.randomUUID(),
      from: 'mql',
      verdict: 'comment',
    } as const;
    for (const text of [verdict, `Hello\n${verdict}`])
      await expect(site['site.verdict']({ ...said, text }, OURS)).rejects.toMatchObject(refused);
    await expect(site['site.verdict']({ ...said, text: 'x' }, tab(5))).rejects.toMatchObject(
      forbidden,
    );
  });

  it('asks for 400 new people a minute over all tabs: the others are asked for when it is over', async () => {
    const people = (from: number) =>
      Array.from({ length: 200 }, (_, index) => ({
        email: asEmail(`p${from + index}@oak.example`),
      }));
    const asked: number[] = [];
    const connector = await services.connector();
    if (connector === null) throw new Error('no CRM');
    const { lookup } = connector;
    Object.assign(connector, {
      lookup: (...args: Parameters<typeof lookup>) => {
        asked.push(args[0].length);
        return lookup(...args);
      },
    });
    for (const [index, from] of [0, 200, 400, 600].entries())
      await site['site.lookup']({ people: people(from), mailbox: MAILBOX }, tab(10 + index));
    await services.lookup.settled();
    expect(asked.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(400);
    const late = await site['site.lookup']({ people: people(600), mailbox: MAILBOX }, tab(13));
    expect(new Set(late.map(({ state }) => state))).toEqual(new Set(['asking']));
    // Our own pages, and people who are known, are not counted.
    expect(await hannah(tab(14))).toBeDefined();
    expect((await settled('new@elm.example', OURS)).state).toBe('unknown');
  });
});
