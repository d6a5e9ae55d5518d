import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeConnection, NO_MAPPING, readConnection } from '../../../lib/store/connection';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal, type Journal } from '../../../lib/store/journal';
import { readMeta, writeMeta } from '../../../lib/store/meta';
import { createReplica } from '../../../lib/store/replica';
import { changeSettings, readSettings } from '../../../lib/store/settings';
import { memoryStore } from '../../faults/memory-store';

let db: RelevoDb;
let journal: Journal;

beforeEach(() => {
  db = new RelevoDb(`documents-${Math.random()}`);
  journal = createJournal(db, createReplica(memoryStore()));
});
afterEach(() => db.delete());

const HUBSPOT = {
  id: 'hubspot 1',
  kind: 'hubspot',
  account: null,
  owner: { id: '9', name: 'Nora' },
  mapping: { ...NO_MAPPING, stages: { lead: 'lead' } },
  keyEndsAt: null,
  paused: null,
};

describe('a stored connection', () => {
  it.each(['account', 'keyEndsAt', 'paused', 'owner', 'mapping'] as const)(
    'without the field %s, as a version before it wrote it, stays the connection',
    async (field) => {
      const { [field]: _, ...older } = HUBSPOT;
      await writeMeta(db, 'connection', older);
      expect(await readConnection(db)).toMatchObject({ id: 'hubspot 1', kind: 'hubspot' });
    },
  );

  it('loses only the field that cannot be read', async () => {
    await writeMeta(db, 'connection', { ...HUBSPOT, paused: 'yes', keyEndsAt: 'soon' });
    expect(await readConnection(db)).toMatchObject({ ...HUBSPOT, paused: null, keyEndsAt: null });
  });

  it('keeps the connections that were left, but for those that cannot be read', async () => {
    const left = {
      id: 'odoo 2',
      kind: 'odoo',
      name: null,
      told: true,
      owner: null,
      mapping: NO_MAPPING,
    };
    await writeMeta(db, 'connection', { ...HUBSPOT, left: [left, { id: 3 }] });
    expect((await readConnection(db)).left).toEqual([{ ...left, since: null, timeZone: null }]);
  });

  it('keeps what a newer version stores beside what this one knows', async () => {
    await writeMeta(db, 'connection', { ...HUBSPOT, region: 'eu1' });
    await changeConnection(journal, { keyEndsAt: 5 });
    expect(await readMeta(db, 'connection')).toMatchObject({ region: 'eu1', keyEndsAt: 5 });
  });
});

describe('stored settings', () => {
  it('keep the mode of each site when another site is new, or cannot be read', async () => {
    await writeMeta(db, 'settings', { sites: { gmail: false } });
    expect((await readSettings(db)).sites).toEqual({ gmail: 'off' });
    await writeMeta(db, 'settings', { sites: { gmail: 'perhaps', linkedin: 'panel' } });
    expect((await readSettings(db)).sites).toEqual({ linkedin: 'panel' });
  });

  it('keep the mode of a site that only a newer version knows', async () => {
    await writeMeta(db, 'settings', {
      sites: { gmail: true, linkedin: 'page', outlook: 'panel' },
      tint: 'blue',
    });
    await changeSettings(journal, { theme: 'dark' });
    expect(await readMeta(db, 'settings')).toMatchObject({
      theme: 'dark',
      tint: 'blue',
      sites: { linkedin: 'page', outlook: 'panel' },
    });
  });
});
