import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { OutboxView } from '../../lib/domain/changes/intent';
import type { PersonView } from '../../lib/domain/views/person';
import { connectHubSpot } from '../crm/connect-hubspot';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { type Reply, type Rig, startRig } from './chromium-rig';
import { createFaultyHubSpot, type FaultyHubSpot } from './faulty-hubspot';

const EMAIL = 'ada@acme.example';
/**
 * The first connection of a browser that has just started, on a machine that has other things to
 * do, ms.
 */
const FIRST_MS = 60_000;
const NOTES = ['first', 'second', 'third'];

test.describe.configure({ timeout: 120_000 });

let server: HubSpotServer;
let hubspot: FaultyHubSpot;
let rig: Rig;
let contactId: string;

async function start(folder?: string): Promise<void> {
  server = await startHubSpotServer({ searchLagMs: 0 });
  server.control.noLimits();
  hubspot = createFaultyHubSpot(server);
  contactId = server.control.upsertContact({
    email: EMAIL,
    firstname: 'Ada',
    lifecyclestage: 'lead',
  });
  rig = await startRig({ hosts: { 'api.hubapi.com': hubspot.handler }, folder });
  await must('settings.change', { change: { role: 'manager', welcomed: true, cacheDays: 77 } });
  await connectHubSpot((route, input) => must(route, input, FIRST_MS), server.token);
}

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
test.beforeEach(async ({}, { tags }) => {
  if (!tags.includes('@own-folder')) await start();
});
test.afterEach(async () => {
  await rig.close();
  await server.close();
});

async function must<Value>(route: string, input: unknown, ms?: number): Promise<Value> {
  const reply = await rig.call<Value>(route, input, ms);
  if (reply?.ok !== true) throw new Error(`${route}: ${JSON.stringify(reply)}`);
  return reply.value;
}

/** Three notes that were acknowledged while the network was gone. */
async function acknowledgeOffline(): Promise<void> {
  const [person] = await must<PersonView[]>('people.search', { text: EMAIL });
  hubspot.online = false;
  for (const text of NOTES) {
    await must('site.verdict', {
      from: null,
      verdict: 'comment',
      ticket: person?.ticket,
      intentId: crypto.randomUUID(),
      text,
    });
  }
}

const outbox = () => must<OutboxView>('outbox.list', {});
const texts = (view: OutboxView) =>
  view.intents
    .map(({ action }) => (action.kind === 'note' ? said(action.text) : action.kind))
    .sort();

/** Which of our notes a text is; all of it where it is none of them, or several. */
function said(text: string): string {
  const found = NOTES.filter((note) => text.includes(note));
  return found.length === 1 ? (found[0] ?? text) : text;
}

/**
 * The key is pasted once more where it is lost, the network is back, and each note is in HubSpot
 * once.
 */
async function expectAllArrive(): Promise<void> {
  hubspot.online = true;
  await must('connection.save', { kind: 'hubspot', token: server.token });
  await expect.poll(async () => (await outbox()).total, { timeout: 180_000 }).toBe(0);
  const there = server.control
    .linkedTo(contactId, 'notes')
    .map((note) => said(note.values['hs_note_body'] ?? ''));
  expect(there.sort()).toEqual([...NOTES].sort());
}

const databases = () =>
  path.join(
    rig.profile,
    'Default/IndexedDB',
    `chrome-extension_${rig.extensionId}_0.indexeddb.leveldb`,
  );
const files = (ending: string) =>
  readdirSync(databases())
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(databases(), name));

function garble(file: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(Math.min(4_096, statSync(file).size), 0x5a), 0, undefined, 0);
  closeSync(handle);
}

test('what was acknowledged survives the end of the browser without a chance to write', async () => {
  await acknowledgeOffline();
  await rig.kill();
  expect(texts(await outbox())).toEqual([...NOTES].sort());
  await expectAllArrive();
});

const LOSSES: readonly { name: string; place: 'usual' | 'spare'; harm: () => void }[] = [
  {
    name: 'the log of the database loses its second half, as when the power fails',
    place: 'usual',
    harm: () => {
      for (const file of files('.log')) truncateSync(file, Math.floor(statSync(file).size / 2));
    },
  },
  {
    name: 'the log of the database is gone',
    place: 'usual',
    harm: () => {
      for (const file of files('.log')) truncateSync(file, 0);
    },
  },
  {
    name: 'the directory of the databases is gone',
    place: 'usual',
    harm: () => rmSync(databases(), { recursive: true }),
  },
  {
    name: 'the list of files of the database is damaged',
    place: 'spare',
    harm: () => {
      for (const name of readdirSync(databases()).filter((each) => each.startsWith('MANIFEST')))
        garble(path.join(databases(), name));
    },
  },
  {
    name: 'the database can never be opened again',
    place: 'spare',
    harm: () => writeFileSync(path.join(databases(), 'CURRENT'), 'garbage'),
  },
];

for (const { name, place, harm } of LOSSES) {
  test(`nothing that was acknowledged is lost when ${name}`, async () => {
    await acknowledgeOffline();
    await rig.restart(harm);
    const view = await outbox();
    expect(texts(view)).toEqual([...NOTES].sort());
    // Half a log may end after the last note: then nothing of them was lost, and nothing is said.
    if (view.recovery !== null || !name.includes('half'))
      expect(view.recovery).toMatchObject({ place });
    expect(await must('settings.read', {})).toMatchObject({ cacheDays: 77 });
    expect(await must('connection.read', {})).toMatchObject({ kind: 'hubspot' });
    await rig.restart();
    expect(texts(await outbox())).toEqual([...NOTES].sort());
    // A last look at HubSpot takes half a minute; the worst case stands for the others.
    if (place === 'spare') await expectAllArrive();
  });
}

test('the browser takes the database away while it is open', async () => {
  await acknowledgeOffline();
  await rig.evict();
  // What was being asked of the database that went is answered by no one: who asked asks
  // again.
  await expect(async () => expect(texts(await outbox())).toEqual([...NOTES].sort())).toPass({
    timeout: 40_000,
  });
  expect((await outbox()).recovery).toMatchObject({ place: 'usual', restored: NOTES.length });
  await expectAllArrive();
});

test('the replica log is lost, and then the first', async () => {
  await acknowledgeOffline();
  await rig.restart(() =>
    rmSync(path.join(rig.profile, 'Default/Local Extension Settings', rig.extensionId), {
      recursive: true,
    }),
  );
  expect(texts(await outbox())).toEqual([...NOTES].sort());
  await rig.restart(() => rmSync(databases(), { recursive: true }));
  expect(texts(await outbox())).toEqual([...NOTES].sort());
  await expectAllArrive();
});

test('a script that an update left behind takes its things out of the page, and nothing is lost', async () => {
  const page = await rig.page('https://mail.google.com/mail/u/0/#inbox');
  const ours = () =>
    page.eval<number>(
      `[...document.documentElement.children].filter((one) => one !== document.head && one !== document.body).length`,
    );
  await page.eval('__sim.open(0)');
  await expect.poll(ours, { timeout: 15_000 }).toBeGreaterThan(0);
  await acknowledgeOffline();
  await rig.reload();
  // A person looks at the page again: with its next change the script finds out.
  await page.eval(`__sim.goto('#inbox')`);
  await page.eval('__sim.open(1)');
  await page.send('Page.bringToFront');
  await expect.poll(ours, { timeout: 15_000 }).toBe(0);
  expect(texts(await outbox())).toEqual([...NOTES].sort());
});

test('a machine that slept sends once when it wakes', async () => {
  await acknowledgeOffline();
  await rig.freeze(5_000);
  await expectAllArrive();
});

test('a database of a newer version is left alone, and the popup says what to do', async () => {
  await rig.stopWorker();
  await rig.eval(`new Promise((resolve, reject) => {
    const gone = indexedDB.deleteDatabase('relevo');
    gone.onerror = () => reject(gone.error);
    gone.onsuccess = () => {
      const made = indexedDB.open('relevo', 9900);
      made.onupgradeneeded = () => made.result.createObjectStore('outbox').put({ kept: true }, 1);
      made.onsuccess = () => { made.result.close(); resolve(null); };
    };
  })`);
  await rig.stopWorker();
  expect(await rig.call('outbox.list', {})).toMatchObject({
    ok: false,
    error: { code: 'store/newer-version' },
  });
  const kept = await rig.eval(`new Promise((resolve) => {
    const open = indexedDB.open('relevo');
    open.onsuccess = () => {
      const get = open.result.transaction('outbox').objectStore('outbox').get(1);
      get.onsuccess = () => { resolve({ version: open.result.version, value: get.result }); open.result.close(); };
    };
  })`);
  expect(kept).toEqual({ version: 9900, value: { kept: true } });
});

test('a page of an older version that holds the database is waited for, and said', async () => {
  await rig.stopWorker();
  await rig.eval(`new Promise((resolve, reject) => {
    const gone = indexedDB.deleteDatabase('relevo');
    gone.onerror = () => reject(gone.error);
    gone.onsuccess = () => {
      const made = indexedDB.open('relevo', 5);
      made.onsuccess = () => { globalThis.held = made.result; resolve(null); };
    };
  })`);
  await rig.stopWorker();
  const [early] = await Promise.all([rig.call('outbox.list', {})]);
  expect(early).toMatchObject({ ok: false, error: { code: 'store/blocked' } });
  await rig.eval('held.close()');
  await expect
    .poll(async () => (await rig.call('outbox.list', {}))?.ok, { timeout: 15_000 })
    .toBe(true);
  expect(await must('settings.read', {})).toMatchObject({ cacheDays: 77 });
});

test('a full disk refuses the click, and takes it when there is room again', {
  tag: '@own-folder',
}, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'relevo-small-'));
  const mounted = mount(folder);
  test.skip(!mounted, 'a small file system can be mounted by root alone');
  const filler = path.join(folder, 'filler');
  try {
    await start(folder);
    const [person] = await must<PersonView[]>('people.search', { text: EMAIL });
    hubspot.online = false;
    fill(filler);
    const note = (text: string) =>
      rig.call('site.verdict', {
        from: null,
        verdict: 'comment',
        ticket: person?.ticket,
        intentId: crypto.randomUUID(),
        text,
      });
    const replies: Reply<unknown>[] = [];
    // What fits into space that the database already has is taken; the first that does not is
    // refused.
    for (let index = 0; index < 40 && !replies.some((reply) => reply?.ok === false); index++) {
      replies.push(await note(`${index} ${'x'.repeat(9_000)}`));
      fill(filler);
    }
    expect(replies.at(-1)).toMatchObject({ ok: false, error: { code: 'store/full' } });
    const taken = replies.filter((reply) => reply?.ok === true).length;
    rmSync(filler);
    await expect
      .poll(async () => (await rig.call('outbox.list', {}))?.ok, { timeout: 20_000 })
      .toBe(true);
    expect((await outbox()).total).toBe(taken);
    expect(await note('after')).toMatchObject({ ok: true });
    hubspot.online = true;
    await expect.poll(async () => (await outbox()).total, { timeout: 180_000 }).toBe(0);
    expect(server.control.linkedTo(contactId, 'notes')).toHaveLength(taken + 1);
  } finally {
    rmSync(filler, { force: true });
    await rig.close();
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
    await start();
  }
});

function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=90m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Takes all the room that is left. */
function fill(file: string): void {
  const handle = openSync(file, existsSync(file) ? 'a' : 'w');
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) writeSync(handle, Buffer.alloc(size));
    } catch {
      // Full with pieces of this size; smaller ones may still fit.
    }
  }
  closeSync(handle);
}
