import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LookupResult, PersonView } from '../../../lib/domain/views/person';
import { depth } from '../../run/depth';
import { FORGER, type Forgery, forgeries, type Loot } from './forgeries';
import { browser, MAILBOX, PAGE, siteIn, startBackground } from './real-listener';

vi.mock('wxt/browser', async () => ({ browser: (await import('./real-listener')).browser }));

const TRIES = depth(2_000, 10_000);
const SEED = 20_261_123;
/** Ten thousand take some seconds, on a busy machine some tens of them, ms. */
const LONGEST_MS = 180_000;
const WHO = 'hannah.whitfield@fennwick-foods.example';

let call: Awaited<ReturnType<typeof startBackground>>;
let person: PersonView;
let loot: Loot;

const ask = (route: string, input: unknown, sender = PAGE) =>
  call({ relevo: 'call', route, input }, sender);

async function lookUp(email: string, sender = PAGE): Promise<PersonView> {
  return vi.waitFor(
    async () => {
      const reply = await ask('site.lookup', { people: [{ email }], mailbox: MAILBOX }, sender);
      const [result] = reply?.ok === true ? (reply.value as LookupResult[]) : [];
      if (result?.state !== 'known') throw new Error(`not known yet: ${JSON.stringify(reply)}`);
      return result.person;
    },
    { timeout: 20_000 },
  );
}

/** Everything stored, but for the log, which names refusals. */
async function stored(): Promise<string> {
  const names = await Dexie.getDatabaseNames();
  const all = await Promise.all(
    names.map(async (name) => {
      const db = await new Dexie(name).open();
      const rows = await Promise.all(
        db.tables
          .filter((table) => table.name !== 'log')
          .map(async (table) => [table.name, await table.toArray()]),
      );
      db.close();
      return [name, rows];
    }),
  );
  return JSON.stringify(all);
}

beforeAll(async () => {
  call = await startBackground();
  await ask('settings.change', { change: { mailboxes: { [MAILBOX]: true } } });
  const [own, other, page] = [
    await lookUp(WHO, FORGER),
    await lookUp(WHO, siteIn(6)),
    await lookUp(WHO, PAGE),
  ];
  person = own;
  loot = { otherTab: other.ticket, ourPage: page.ticket };
});

describe('the background as it ships', () => {
  it(
    `answers ${TRIES} forged messages with refusals alone, changes nothing, and goes on`,
    async () => {
      const before = await stored();
      browser.action.openPopup.mockClear();
      const seen: Record<string, number> = {};
      await fc.assert(
        fc.asyncProperty(forgeries(loot), async ({ route, input, sender }: Forgery) => {
          const reply = await ask(route, input, sender);
          const code = reply?.ok === false ? reply.error.code : JSON.stringify(reply).slice(0, 80);
          seen[code] = (seen[code] ?? 0) + 1;
          expect(['bus/forbidden', 'bus/bad-request']).toContain(code);
        }),
        { numRuns: TRIES, seed: SEED },
      );
      expect(Object.values(seen).reduce((sum, count) => sum + count)).toBe(TRIES);
      // Both doors were tried: who asks, and what is asked.
      expect(Math.min(seen['bus/forbidden'] ?? 0, seen['bus/bad-request'] ?? 0)).toBeGreaterThan(
        TRIES / 20,
      );
      expect(await stored()).toBe(before);
      expect(browser.action.openPopup).not.toHaveBeenCalled();
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      expect(await ask('site.card', { ticket: person.ticket }, FORGER)).toMatchObject({ ok: true });
    },
    LONGEST_MS,
  );

  it('takes the same from who may say it: the forgeries fail for their forging', async () => {
    const own = { ticket: person.ticket };
    expect(await ask('site.card', own, FORGER)).toMatchObject({ ok: true });
    expect(await ask('site.touches', { ...own, cursor: null }, FORGER)).toMatchObject({ ok: true });
    expect(await ask('site.card', { ticket: loot.otherTab }, siteIn(6))).toMatchObject({
      ok: true,
    });
    expect(await ask('site.card', { ticket: loot.ourPage }, PAGE)).toMatchObject({ ok: true });
    for (const route of [
      'settings.read',
      'connection.read',
      'diagnostics.read',
      'people.queue',
      'outbox.list',
    ])
      expect(await ask(route, {}, PAGE), route).toMatchObject({ ok: true });
  });

  it('leaves what is no call to others', async () => {
    for (const message of [
      null,
      0,
      'site.card',
      [],
      {},
      { relevo: 'push', topics: [] },
      { relevo: 'call', route: 1 },
    ])
      expect(await call(message, FORGER)).toBeNull();
  });
});
