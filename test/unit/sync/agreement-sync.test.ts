import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AgreementStore, NewDocument } from '../../../lib/crm/port/agreement-store';
import type { WriteOutcome } from '../../../lib/crm/port/write-outcome';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import type { FoundDocument } from '../../../lib/domain/agreement/document';
import { serialiseAgreement } from '../../../lib/domain/agreement/schema';
import { type Failure, RelevoError } from '../../../lib/domain/base/failure';
import {
  forgetKept,
  readDraft,
  readKept,
  writeDraft,
} from '../../../lib/store/agreement-documents';
import { changeConnection } from '../../../lib/store/connection';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal, type Journal } from '../../../lib/store/journal';
import { createReplica } from '../../../lib/store/replica';
import {
  type AgreementDocumentsDeps,
  putAgreement,
  refreshAgreement,
} from '../../../lib/sync/agreement-sync';
import { createDeviceStore } from '../../../lib/sync/device-store';
import { memoryStore } from '../../faults/memory-store';

const OFFLINE: Failure = { code: 'crm/offline', detail: '' };
const FORBIDDEN: Failure = { code: 'crm/forbidden', detail: 'scope' };
const signal = AbortSignal.timeout(60_000);

const agreement = (version: number) => ({ ...DEFAULT_AGREEMENT, version });
const document = (version: number): NewDocument => ({
  text: serialiseAgreement(agreement(version)),
  words: `Relevo agreement, version ${version}`,
  name: `version-${version}`,
});

/** A place in memory with what goes wrong there, and how long it is behind. */
class FakeShelf implements AgreementStore {
  readonly documents: FoundDocument[] = [];
  /** What becomes of the next document: put or not, and what is answered. */
  next: { readonly puts: boolean; readonly outcome: WriteOutcome } | null = null;
  online = true;
  hides = 0;

  async list(): Promise<FoundDocument[]> {
    if (!this.online) throw new RelevoError(OFFLINE);
    return this.documents.slice(0, this.documents.length - this.hides);
  }

  async add({ text }: NewDocument): Promise<WriteOutcome> {
    const { puts, outcome } = this.next ?? {
      puts: true,
      outcome: { kind: 'applied', contact: null },
    };
    const content = { kind: 'text', text } as const;
    if (puts)
      this.documents.push({
        id: `crm-${this.documents.length}`,
        content,
        edited: false,
        author: 'Ada',
        at: NOW,
      });
    return outcome;
  }

  async place() {
    if (!this.online) throw new RelevoError(OFFLINE);
    return { where: 'the sales team', mayWrite: true };
  }
}

const NOW = Date.UTC(2026, 10, 23, 10);
let now = NOW;
let db: RelevoDb;
let journal: Journal;
let store: FakeShelf;
let world: AgreementDocumentsDeps;

beforeEach(async () => {
  now = NOW;
  db = new RelevoDb(undefined, { indexedDB: new IDBFactory(), IDBKeyRange });
  journal = createJournal(db, createReplica(memoryStore()));
  store = new FakeShelf();
  world = { journal, connection: 'hubspot', store, clock: () => now };
  await changeConnection(journal, { id: 'hubspot', kind: 'hubspot' });
});

const kept = () => readKept(db, 'hubspot');
const ids = async () => (await kept())?.documents.map(({ id }) => id);

describe('reading the documents', () => {
  it('keeps them with their place and age, and says whether there is news', async () => {
    await store.add(document(2));
    expect(await refreshAgreement(world, signal)).toBe(true);
    expect(await kept()).toMatchObject({
      where: 'the sales team',
      mayWrite: true,
      asOf: NOW,
      failure: null,
    });
    expect(await ids()).toEqual(['crm-0']);
    now += 600_000;
    expect(await refreshAgreement(world, signal)).toBe(false);
    expect((await kept())?.asOf).toBe(now);
  });

  it('keeps what there was, its age and why, when the CRM cannot be asked', async () => {
    await store.add(document(2));
    await refreshAgreement(world, signal);
    store.online = false;
    now += 600_000;
    await expect(refreshAgreement(world, signal)).rejects.toMatchObject({ failure: OFFLINE });
    expect(await kept()).toMatchObject({
      asOf: NOW,
      failure: OFFLINE,
      documents: [{ id: 'crm-0' }],
    });
    store.online = true;
    expect(await refreshAgreement(world, signal)).toBe(true);
    expect((await kept())?.failure).toBeNull();
  });

  it('keeps nothing of a company that was left while it was asked, and shows nothing of it in the next', async () => {
    await store.add(document(2));
    await refreshAgreement(world, signal);
    await changeConnection(journal, { id: 'odoo https://b.example', kind: 'odoo' });
    expect(await readKept(db, 'odoo https://b.example')).toBeNull();
    await forgetKept(db);
    await refreshAgreement(world, signal);
    expect(await kept()).toBeNull();
  });

  it('ends a draft that turns out to be published, and no other', async () => {
    const draft = {
      base: DEFAULT_AGREEMENT,
      agreement: { ...DEFAULT_AGREEMENT, mqlThreshold: 9 },
      savedAt: NOW,
    };
    await writeDraft(journal, 'hubspot', draft);
    await store.add(document(2));
    await refreshAgreement(world, signal);
    expect(await readDraft(db, 'hubspot')).toEqual(draft);
    // Put by a worker that died before it could drop the draft.
    await store.add({
      ...document(3),
      text: serialiseAgreement({ ...draft.agreement, version: 3 }),
    });
    await refreshAgreement(world, signal);
    expect(await readDraft(db, 'hubspot')).toBeNull();
  });
});

describe('putting a document', () => {
  it('is read again at once', async () => {
    await putAgreement(world, document(2), signal);
    expect(await ids()).toEqual(['crm-0']);
  });

  it('counts although the CRM is behind, or cannot be asked again, and stands once when it comes', async () => {
    store.hides = 1;
    await putAgreement(world, document(2), signal);
    expect(await ids()).toEqual([`own:${NOW}`]);
    now += 5_000;
    await refreshAgreement(world, signal);
    expect(await ids()).toEqual([`own:${NOW}`]);
    store.hides = 0;
    await refreshAgreement(world, signal);
    expect(await ids()).toEqual(['crm-0']);
  });

  it('is not believed for ever, should no read find it', async () => {
    store.hides = 1;
    await putAgreement(world, document(2), signal);
    now += 120_000;
    await refreshAgreement(world, signal);
    expect(await ids()).toEqual([]);
  });

  it('whose answer was lost is found by what it says', async () => {
    store.next = { puts: true, outcome: { kind: 'unknown', failure: OFFLINE } };
    await putAgreement(world, document(2), signal);
    expect(await ids()).toEqual(['crm-0']);
  });

  it('that did not arrive is reported, and leaves nothing', async () => {
    for (const outcome of [
      { kind: 'unknown', failure: OFFLINE },
      { kind: 'later', failure: OFFLINE },
      { kind: 'refused', failure: FORBIDDEN },
    ] as const) {
      store.next = { puts: false, outcome };
      await expect(putAgreement(world, document(2), signal)).rejects.toMatchObject({
        failure: outcome.failure,
      });
    }
    await refreshAgreement(world, signal);
    expect(await ids()).toEqual([]);
  });
});

describe('a connection whose CRM holds no agreement', () => {
  it('has a place on this device, which survives the loss of the database', async () => {
    const store = memoryStore();
    const before = createJournal(db, createReplica(store));
    const own = createDeviceStore(before, 'hubspot', () => now);
    await own.add(document(2), signal);
    await own.add(document(2), signal);
    await own.add(document(3), signal);
    await writeDraft(before, 'hubspot', {
      base: agreement(2),
      agreement: agreement(3),
      savedAt: now,
    });
    expect(await own.list(signal)).toHaveLength(2);
    expect(await createDeviceStore(before, 'other', () => now).list(signal)).toEqual([]);

    // The replica is lost first and made again, then the database.
    const again = memoryStore();
    await createJournal(db, createReplica(again)).reconcile();
    const lost = new RelevoDb(undefined, { indexedDB: new IDBFactory(), IDBKeyRange });
    const after = createJournal(lost, createReplica(again));
    await after.reconcile();
    expect(await createDeviceStore(after, 'hubspot', () => now).list(signal)).toEqual(
      await own.list(signal),
    );
    expect(await readDraft(lost, 'hubspot')).toMatchObject({ agreement: { version: 3 } });
    expect(await readDraft(lost, 'other')).toBeNull();
  });
});
