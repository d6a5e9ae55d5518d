import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createServices } from '../../../lib/app/create-services';
import { eraseEverything, goOnErasing } from '../../../lib/app/erase';
import type { Ports } from '../../../lib/app/ports';
import type { Services } from '../../../lib/app/services';
import { writeSecret } from '../../../lib/store/meta';
import { enqueue } from '../../../lib/store/outbox-rows';
import { fakeWorld } from './fake-ports';

const usual = globalThis.indexedDB;
let spare: IDBFactory;
let ports: Ports;
let services: Services;

/** A browser with a second place for the database. */
function start(): void {
  const { storage } = ports;
  services = createServices({ ...ports, storage: { ...storage, fallback: async () => spare } });
}

/** The directory of the usual place is damaged: Chromium answers so for ever. */
function damageUsual(): void {
  const broken = new IDBFactory();
  broken.open = () => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  };
  vi.stubGlobal('indexedDB', broken);
  start();
}

async function canary(): Promise<void> {
  await services.ready();
  await writeSecret(services.db, 'token:hubspot', 'canary key');
  const action = { kind: 'note', text: 'canary sings' } as const;
  await enqueue(
    services.journal,
    { intentId: 'i', contactId: 'c', connection: 'local', action },
    1,
  );
}

/** What the extension's storage and the replica hold. */
const stored = async () => {
  const { local, replica } = ports.storage;
  return JSON.stringify([
    await local.get('kept'),
    await local.get('erasing'),
    await replica.get(null),
  ]);
};
const NOTHING = JSON.stringify([undefined, undefined, {}]);

beforeEach(() => {
  vi.stubGlobal('indexedDB', usual);
  spare = new IDBFactory();
  ports = fakeWorld().ports;
  start();
});
afterEach(async () => {
  vi.restoreAllMocks();
  services.db.close();
  await Promise.all((await usual.databases()).map(({ name = '' }) => usual.deleteDatabase(name)));
});

describe('erasing everything', () => {
  it('empties the spare place and sweeps its files, when the database lives there', async () => {
    damageUsual();
    await canary();
    expect(services.opener.location()).toBe('spare');
    const opened = vi.spyOn(spare, 'open');
    await eraseEverything(services);
    expect(opened.mock.calls.map(([name]) => name)).toContain('relevo-sweep');
    expect(await services.db.secrets.count()).toBe(0);
    expect(await stored()).toBe(NOTHING);
  });

  it.each(['alarms', 'rights', 'sample'] as const)(
    'goes on at the next start when the browser ended at %s',
    async (where) => {
      await canary();
      let reached: () => void = () => undefined;
      const there = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const end = () => {
        reached();
        return new Promise<never>(() => undefined);
      };
      if (where === 'alarms') vi.mocked(ports.schedule.clear).mockImplementationOnce(end);
      if (where === 'rights') vi.mocked(ports.rights.giveBackAll).mockImplementationOnce(end);
      if (where === 'sample')
        vi.spyOn(services.connectors, 'eraseInside').mockImplementationOnce(end);
      // What stands in the files of the extension's storage goes with the last step alone.
      await ports.storage.local.set('kept', 'canary in storage');
      void eraseEverything(services);
      await there;
      services.db.close();
      services.connectors.sample.close();
      vi.mocked(ports.rights.giveBackAll).mockClear();

      start();
      expect(await goOnErasing(services)).toBe(true);
      expect(await stored()).toBe(NOTHING);
      expect(ports.rights.giveBackAll).toHaveBeenCalled();
      const tables = await Promise.all(services.db.tables.map((table) => table.toArray()));
      expect(JSON.stringify(tables)).not.toContain('canary');
      expect(await goOnErasing(services)).toBe(false);
    },
  );

  it('that fails is reported, and takes nothing later of what was done since', async () => {
    await canary();
    vi.mocked(ports.schedule.clear).mockRejectedValueOnce(new Error('no'));
    await expect(eraseEverything(services)).rejects.toThrow();
    expect(await goOnErasing(services)).toBe(false);
  });
});
