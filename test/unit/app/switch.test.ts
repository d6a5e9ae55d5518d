import { email as asEmail } from '../../support/email';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createServices } from '../../../lib/app/create-services';
import { connectionHandlers } from '../../../lib/app/routes/connection';
import { handOffHandlers } from '../../../lib/app/routes/hand-offs';
import { outboxHandlers } from '../../../lib/app/routes/outbox';
import { peopleHandlers } from '../../../lib/app/routes/people';
import { siteHandlers } from '../../../lib/app/routes/site';
import type { Services } from '../../../lib/app/services';
import type { Caller } from '../../../lib/bus/server';
import { touchWords } from '../../../lib/domain/feedback/contests';
import type { Feedback } from '../../../lib/domain/feedback/feedback';
import { feedbackNote } from '../../../lib/domain/feedback/note';
import { referralsOf } from '../../../lib/domain/feedback/referrals';
import { readConnection } from '../../../lib/store/connection';
import { enqueue } from '../../../lib/store/outbox-rows';
import { secretKey } from '../../../lib/sync/connection-keys';
import { readThreads } from '../../../lib/sync/read-threads';
import { depth } from '../../run/depth';
import { type FakePortal, fakeHubSpots } from './fake-hubspots';
import { fakeWorld } from './fake-ports';

const OURS: Caller = { trust: 'page', tabId: null, address: null };
const TAB: Caller = { trust: 'site', tabId: 5, address: 'https://www.linkedin.com/feed/' };
const HANNAH = 'hannah.whitfield@fennwick-foods.example';

let services: Services;
let portals: ReturnType<typeof fakeHubSpots>;
let connection: ReturnType<typeof connectionHandlers>;
let site: ReturnType<typeof siteHandlers>;

const save = (token: string) => connection['connection.save']({ kind: 'hubspot', token }, OURS);
const useSample = () => connection['connection.save']({ kind: 'local' }, OURS);
const now = () => readConnection(services.db);
const list = async () => (await outboxHandlers(services)['outbox.list']({}, OURS)).intents;
const note = async (contactId: string, text: string) => {
  const { id } = await now();
  const intentId = crypto.randomUUID();
  await enqueue(
    services.journal,
    { intentId, contactId, connection: id, action: { kind: 'note', text } },
    Date.now(),
  );
  services.flush();
  return intentId;
};
const portal = (token: string): FakePortal => {
  const found = portals.byKey.get(token);
  if (found === undefined) throw new Error(token);
  return found;
};

async function knownAs(email: string, caller = OURS) {
  return vi.waitFor(
    async () => {
      const [result] = await site['site.lookup']({ people: [{ email: asEmail(email) }] }, caller);
      if (result?.state !== 'known') throw new Error(JSON.stringify(result));
      return result.person;
    },
    { timeout: 20_000 },
  );
}

beforeEach(async () => {
  portals = fakeHubSpots();
  vi.stubGlobal('fetch', portals.fetch);
  const { ports } = fakeWorld();
  // What may wait for seconds is woken by a timer, as the browser's adapter does.
  const wakeAt = async (at: number) =>
    void setTimeout(() => services.flush(), Math.max(0, at - Date.now()));
  services = createServices({ ...ports, schedule: { ...ports.schedule, wakeAt } });
  connection = connectionHandlers(services);
  site = siteHandlers(services);
  await services.ready();
});

afterEach(async () => {
  services.reconnect();
  await services.lookup.settled();
  // What a job of this test still writes as it ends must not meet the next test.
  await vi.waitFor(
    async () => {
      await services.journal.erase();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await now()).toMatchObject({ kind: 'local', paused: null });
      expect(await services.db.secrets.count()).toBe(0);
    },
    { timeout: 20_000 },
  );
});

describe('a key of another account', () => {
  it('is another connection: nothing that waits for the first is sent to it, nor anything of the first shown', async () => {
    portals.add('key-a', {
      portal: 1,
      people: [{ id: '777', name: 'Jane A', email: 'jane@x.example' }],
    });
    portals.add('key-b', {
      portal: 2,
      people: [{ id: '777', name: 'Bob B', email: 'bob@x.example' }],
    });
    await save('key-a');
    expect((await now()).id).toBe('hubspot 1');
    await knownAs('jane@x.example');
    portals.online = false;
    await note('777', 'CONFIDENTIAL of A');
    portals.online = true;
    const view = await save('key-b');
    expect(view.accountName).toBe('2');
    expect((await now()).id).toBe('hubspot 2');
    expect(await services.db.contacts.count()).toBe(0);
    await knownAs('bob@x.example');
    services.flush();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(portal('key-b').writes).toEqual([]);
    expect(await list()).toMatchObject([
      { state: 'parked', who: 'Jane A', park: { reason: 'account', detail: 'HubSpot 1' } },
    ]);
    // Back there it goes on.
    await save('key-a');
    await vi.waitFor(() => expect(portal('key-a').writes.join()).toContain('CONFIDENTIAL of A'), {
      timeout: 50_000,
    });
    expect(portal('key-b').writes).toEqual([]);
  });

  it('does not get contests and referrals of the former account', async () => {
    portals.add('key-a', {
      portal: 1,
      people: [{ id: '777', name: 'Jane A', email: 'jane@x.example' }],
    });
    portals.add('key-b', {
      portal: 2,
      people: [{ id: '777', name: 'Bob B', email: 'bob@x.example' }],
    });
    await save('key-a');
    await knownAs('jane@x.example');
    portals.online = false;
    const touch = { ids: ['t1'], title: 'Webinar A', on: '2026-11-03', dealId: null };
    const said = (part: Partial<Feedback>) =>
      note(
        '777',
        feedbackNote(
          {
            verdict: 'contested',
            reasonId: null,
            text: '',
            campaign: null,
            agreementVersion: null,
            author: { name: 'Nora', email: null },
            date: null,
            pendingSince: null,
            answers: null,
            dealtWith: false,
            ...part,
          },
          null,
          'en',
        ),
      );
    await said({ touch });
    await said({ verdict: 'referred', referrer: { id: '9', name: 'Ana of A' } });
    const known = async () => {
      const threads = await readThreads(services.db);
      return [touchWords(threads).length, referralsOf(threads).size];
    };
    expect(await known()).toEqual([1, 1]);
    portals.online = true;
    await save('key-b');
    expect(await known()).toEqual([0, 0]);
    expect(portal('key-b').writes).toEqual([]);
    expect((await list()).map(({ park }) => park?.reason)).toEqual(['account', 'account']);
    await save('key-a');
    await vi.waitFor(() => expect(portal('key-a').writes.join()).toContain('Ana of A'), {
      timeout: 50_000,
    });
    expect(portal('key-a').writes.join()).toContain('Webinar A');
    expect(portal('key-b').writes).toEqual([]);
  });

  it('differs from a new key of the same account, which goes on with what there is', async () => {
    portals.add('key-a', {
      portal: 1,
      people: [{ id: '777', name: 'Jane A', email: 'jane@x.example' }],
    });
    portals.add('key-a2', {
      portal: 1,
      people: [{ id: '777', name: 'Jane A', email: 'jane@x.example' }],
    });
    await save('key-a');
    await knownAs('jane@x.example');
    await save('key-a2');
    expect((await now()).id).toBe('hubspot 1');
    expect(await services.db.contacts.count()).toBe(1);
    expect(await services.db.secrets.toCollection().primaryKeys()).toEqual([
      secretKey('hubspot 1'),
    ]);
  });

  it('that may not say which it is counts as another one, until the rep says that it is the same', async () => {
    portals.add('key-a', { portal: 1, people: [] });
    portals.add('shy', { portal: null, people: [] });
    await save('key-a');
    portals.online = false;
    await note('777', 'of A');
    portals.online = true;
    const { maybeSame } = await save('shy');
    expect((await now()).id).toMatch(/^hubspot key [0-9a-f]{12}$/);
    expect(maybeSame).toEqual({ id: 'hubspot 1', name: '1' });
    expect(portal('shy').writes).toEqual([]);
    await connection['connection.same']({ id: maybeSame?.id ?? '' }, OURS);
    expect(await now()).toMatchObject({ id: 'hubspot 1', left: [{ id: 'local' }] });
    services.flush();
    await vi.waitFor(() => expect(portal('shy').writes.join()).toContain('of A'), {
      timeout: 50_000,
    });
  });

  it('is asked before anything else is sent with it, also when it answers later', async () => {
    portals.add('key-a', {
      portal: 1,
      people: [{ id: '777', name: 'Jane A', email: 'jane@x.example' }],
    });
    portals.add('key-b', {
      portal: 2,
      people: [{ id: '777', name: 'Bob B', email: 'bob@x.example' }],
    });
    await save('key-a');
    portals.online = false;
    await note('777', 'CONFIDENTIAL of A');
    await expect(save('key-b')).rejects.toMatchObject({ failure: { code: 'crm/offline' } });
    expect(await now()).toMatchObject({ id: 'hubspot 1', pending: false });
    portals.online = true;
    await save('key-b');
    expect((await now()).id).toBe('hubspot 2');
    const { writes, asked } = portal('key-b');
    expect(writes).toEqual([]);
    expect(asked[0]).toContain('/account-info/');
  });

  it('forgets the key and the words of the one that was left', async () => {
    portals.add('key-a', { portal: 1, people: [] });
    await save('key-a');
    await useSample();
    expect(await services.db.secrets.count()).toBe(0);
    const kept = await services.db.meta.where('key').startsWith('crm:hubspot').primaryKeys();
    expect(kept.filter((key) => /words|version/.test(key))).toEqual([]);
  });
});

describe('a connection of before its account was asked', () => {
  it('keeps its people, its key and what waits, under the id of the account that answers', async () => {
    portals.add('old-key', { portal: 7, people: [] });
    // Before the key is there: a job that runs in between would ask whose it is.
    portals.online = false;
    const before = await now();
    await services.db.meta.put({
      key: 'connection',
      value: { ...before, id: 'hubspot', kind: 'hubspot', told: null },
    });
    await services.db.secrets.put({ key: 'token:hubspot', value: 'old-key' });
    const intentId = await note('5', 'kept');
    await services.db.answers.put({
      id: '["hubspot","l:ana","5"]',
      connection: 'hubspot',
      key: 'l:ana',
      contactId: '5',
      same: true,
      by: 'rep',
      at: 1,
    });
    portals.online = true;
    await services.identifyAccount();
    expect(await now()).toMatchObject({ id: 'hubspot 7', told: true, name: '7' });
    expect(await services.db.answers.toArray()).toMatchObject([
      { id: '["hubspot 7","l:ana","5"]' },
    ]);
    expect(await services.db.secrets.toArray()).toEqual([
      { key: 'token:hubspot 7', value: 'old-key' },
    ]);
    services.flush();
    await vi.waitFor(() => expect(portal('old-key').writes.join()).toContain('kept'), {
      timeout: 20_000,
    });
    // HubSpot has it before the pass that sent it stores the result.
    await vi.waitFor(
      async () => expect((await services.db.done.get(intentId))?.connection).toBe('hubspot 7'),
      { timeout: 20_000 },
    );
  });
});

describe('what was given over one connection', () => {
  it('acts on no person over another one: tickets, offers, undo', async () => {
    portals.add('key-b', { portal: 2, people: [{ id: '1', name: 'Real Person', email: HANNAH }] });
    const person = await knownAs(HANNAH, TAB);
    const intentId = crypto.randomUUID();
    await site['site.move']({ ticket: person.ticket, intentId, from: 'mql', to: 'sql' }, TAB);
    await vi.waitFor(
      async () => expect((await services.db.done.get(intentId))?.outcome).toBe('applied'),
      {
        timeout: 20_000,
      },
    );
    await save('key-b');
    const real = await knownAs(HANNAH, TAB);
    const forbidden = { failure: { code: 'bus/forbidden' } };
    const move = {
      ticket: person.ticket,
      intentId: crypto.randomUUID(),
      from: 'sql',
      to: 'opportunity',
    } as const;
    await expect(site['site.move'](move, TAB)).rejects.toMatchObject(forbidden);
    await expect(site['site.undo']({ ticket: person.ticket, intentId }, TAB)).rejects.toMatchObject(
      forbidden,
    );
    expect(await site['site.undo']({ ticket: real.ticket, intentId }, TAB)).toEqual({
      reversed: false,
    });
    expect(await services.db.outbox.count()).toBe(0);
  });
});

it('switching from the sample to HubSpot with everything under way leaves 0 foreign rows', async () => {
  portals.add('key-b', {
    portal: 2,
    people: [{ id: '9', name: 'Real Person', email: 'real@x.example' }],
  });
  const people = peopleHandlers(services);
  const handOffs = handOffHandlers(services);
  const quiet = { message: async () => undefined };
  let foreign = 0;
  const times = depth(4, 12);
  for (let turn = 0; turn < times; turn++) {
    await useSample();
    const running = [
      site['site.lookup'](
        {
          people: [
            { email: asEmail(HANNAH) },
            { name: 'Hannah Whitfield', company: 'Fennwick Foods' },
          ],
        },
        TAB,
      ),
      people['people.search']({ text: 'a' }, OURS),
      people['people.queue']({}, OURS),
      handOffs['handOffs.refresh']({}, OURS),
    ].map((each) => each.catch(quiet.message));
    for (let wait = turn % 12; wait > 0; wait--)
      await new Promise((resolve) => setImmediate(resolve));
    await save('key-b');
    await Promise.all(running);
    await services.lookup.settled();
    const { db } = services;
    const rows = [
      await db.contacts.toArray(),
      await db.touches.toArray(),
      await db.notes.toArray(),
    ].flat();
    foreign += rows.filter(
      (row) => !('contact' in row) || row.contact.name !== 'Real Person',
    ).length;
    foreign += (await db.meta.bulkGet(['book', 'team'])).filter((row) =>
      /"me"/.test(JSON.stringify(row ?? '')),
    ).length;
  }
  expect(foreign).toBe(0);
}, 600_000);
