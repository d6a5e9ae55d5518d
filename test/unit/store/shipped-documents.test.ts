import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toNewestFormat } from '../../../lib/domain/agreement/newest-format';
import { joinAgreementParts, readAgreementNote } from '../../../lib/domain/agreement/note';
import { parseAgreement, serialiseAgreement } from '../../../lib/domain/agreement/schema';
import { validSignatures } from '../../../lib/domain/agreement/sign';
import { readWithdrawal } from '../../../lib/domain/agreement/withdrawal-schema';
import { readFeedbackNote } from '../../../lib/domain/feedback/note';
import {
  addOwnDocument,
  readDraft,
  readOwnDocuments,
  unreadableDraft,
  writeDraft,
} from '../../../lib/store/agreement-documents';
import { changeConnection, readConnection } from '../../../lib/store/connection';
import { RelevoDb } from '../../../lib/store/db';
import { openDocument } from '../../../lib/store/document-steps';
import { createJournal, type Journal } from '../../../lib/store/journal';
import { readMeta, writeMeta } from '../../../lib/store/meta';
import { createReplica } from '../../../lib/store/replica';
import { changeSettings, readSettings } from '../../../lib/store/settings';
import { memoryStore } from '../../faults/memory-store';

let db: RelevoDb;
let journal: Journal;

beforeEach(() => {
  db = new RelevoDb(`shipped-${Math.random()}`);
  journal = createJournal(db, createReplica(memoryStore()));
});
afterEach(() => db.delete());

/** A document as the version of that number wrote it. */
function shipped(name: string): string {
  return readFileSync(path.join(import.meta.dirname, 'fixtures/documents', name), 'utf8').trim();
}

function stored(name: string): Record<string, unknown> {
  return JSON.parse(shipped(name));
}

const HUBSPOT = 'hubspot 139';

describe('a document of each version that shipped is read whole', () => {
  it('settings, version 1', async () => {
    const { sites, ...others } = stored('settings-1.json');
    await writeMeta(db, 'settings', { sites, ...others });
    // Sites were on or off once; now they have modes.
    expect(await readSettings(db)).toMatchObject({ ...others, sites: { gmail: 'off' } });
  });

  it('connection, version 1', async () => {
    const connection = stored('connection-1.json');
    await writeMeta(db, 'connection', connection);
    // Nothing was measured from a day on when it was stored.
    expect(await readConnection(db)).toMatchObject(connection);
  });

  it('draft of the agreement, version 1', async () => {
    await writeMeta(db, 'agreement-drafts', stored('agreement-drafts-1.json'));
    expect(await readDraft(db, HUBSPOT)).toMatchObject({
      savedAt: 1_795_000_000_000,
      base: { version: 3, mqlThreshold: 55 },
      agreement: { format: 1, mqlThreshold: 60 },
    });
    expect(await unreadableDraft(db, HUBSPOT)).toBeNull();
  });

  it('documents on this device, version 1', async () => {
    await writeMeta(db, 'agreement-own', stored('agreement-own-1.json'));
    const [document] = await readOwnDocuments(db, 'local');
    const read = parseAgreement(document?.content.kind === 'text' ? document.content.text : '');
    expect(read.ok && validSignatures(read.agreement)).toHaveLength(2);
  });

  it('line of feedback, form 1', () => {
    expect(readFeedbackNote(shipped('feedback-line-1.txt'))).toMatchObject({
      kind: 'feedback',
      edited: false,
      feedback: {
        verdict: 'rejected',
        reasonId: 'no-budget',
        text: 'Asked again in spring.',
        campaign: 'Webinar A',
        agreementVersion: 3,
        author: { name: 'Nora Vidal', id: '9' },
      },
    });
  });

  it('agreement in a note, form 1', () => {
    const part = readAgreementNote(shipped('agreement-note-1.txt'));
    if (part.kind !== 'part') throw new Error(part.kind);
    const joined = joinAgreementParts([part]);
    const read = parseAgreement(joined.kind === 'text' ? joined.text : '');
    expect(read.ok && validSignatures(read.agreement)).toHaveLength(2);
  });

  it('withdrawal of a signature, format 1', () => {
    expect(readWithdrawal(stored('agreement-withdrawal-1.json'))).toMatchObject({
      by: 'Jorge Sanz',
      department: 'sales',
    });
  });
});

describe('steps between versions', () => {
  const steps = [
    (older: object) => ({ ...older, tint: 'blue' }),
    (older: object) => ({ ...older, tint: Reflect.get(older, 'tint') === 'blue' ? 1 : 0 }),
  ];

  it('are taken from the version of the document on; without a number it is the first', () => {
    expect(openDocument({ theme: 'dark' }, steps)).toEqual({
      fields: { theme: 'dark', tint: 1 },
      version: 3,
      isNewer: false,
    });
    expect(openDocument({ version: 2, tint: 'red' }, steps).fields).toMatchObject({ tint: 0 });
    expect(openDocument({ version: 3, tint: 5 }, steps).fields).toMatchObject({ tint: 5 });
  });

  it('leave a newer document as it was found', () => {
    const newer = { version: 9, tint: {} };
    expect(openDocument(newer, steps)).toEqual({ fields: newer, version: 9, isNewer: true });
  });
});

describe('a document that cannot be read is kept, and never replaced by a default', () => {
  it.each([
    ['of a newer version', { ...stored('connection-1.json'), version: 2 }],
    ['without an id', { kind: 'hubspot' }],
  ])('a connection %s', async (_, connection) => {
    await writeMeta(db, 'connection', connection);
    const failure = { failure: { code: 'store/newer-version', detail: 'connection' } };
    await expect(readConnection(db)).rejects.toMatchObject(failure);
    await expect(changeConnection(journal, { owner: null })).rejects.toMatchObject(failure);
    expect(await readMeta(db, 'connection')).toEqual(connection);
  });

  it('a connection of a CRM that is not known here keeps its kind: it is never the sample', async () => {
    const connection = { ...stored('connection-1.json'), kind: 'unheard-of' };
    await writeMeta(db, 'connection', connection);
    expect((await readConnection(db)).kind).toBe('unheard-of');
    expect(await readMeta(db, 'connection')).toEqual(connection);
  });

  it('settings of a newer version: only what is changed is written', async () => {
    const newer = { version: 7, theme: 'dusk', chips: false, sites: { gmail: 'sometimes' } };
    await writeMeta(db, 'settings', newer);
    await changeSettings(journal, { language: 'es' });
    expect(await readMeta(db, 'settings')).toEqual({ ...newer, language: 'es' });
  });

  it.each([
    ['newer', { version: 2, savedAt: 5 }],
    ['newer', draftWith({ format: 9 })],
    ['invalid', draftWith({ mqlThreshold: 900 })],
    ['unreadable', 'text'],
  ] as const)('a draft that is %s: %j', async (reason, draft) => {
    await writeMeta(db, 'agreement-drafts', { [HUBSPOT]: draft });
    expect(await readDraft(db, HUBSPOT)).toBeNull();
    expect(await unreadableDraft(db, HUBSPOT)).toBe(reason);
    const own = await draftOf();
    await expect(writeDraft(journal, HUBSPOT, own)).rejects.toMatchObject({
      failure: { code: 'store/newer-version', detail: 'draft' },
    });
    expect(await readMeta(db, 'agreement-drafts')).toEqual({ [HUBSPOT]: draft });
    // A person who throws it away has decided so.
    await writeDraft(journal, HUBSPOT, null);
    expect(await unreadableDraft(db, HUBSPOT)).toBeNull();
  });

  it('documents on this device: each alone, also when one is added', async () => {
    const { local } = stored('agreement-own-1.json');
    const before = [...(Array.isArray(local) ? local : []), { version: 2, id: 'x' }, 'text'];
    await writeMeta(db, 'agreement-own', { local: before });
    const added = {
      id: 'b',
      content: { kind: 'text', text: '{}' },
      edited: false,
      author: null,
      at: 6,
    } as const;
    await addOwnDocument(journal, 'local', added);
    expect(await readMeta(db, 'agreement-own')).toEqual({
      local: [...before, { version: 1, ...added }],
    });
    expect((await readOwnDocuments(db, 'local')).map(({ content }) => content)).toMatchObject([
      { kind: 'text' },
      { kind: 'damaged', reason: 'newer' },
      { kind: 'damaged', reason: 'unreadable' },
      { kind: 'text' },
    ]);
  });
});

function draftWith(change: object) {
  const { [HUBSPOT]: draft } = stored('agreement-drafts-1.json');
  return { ...Object(draft), agreement: { ...Reflect.get(Object(draft), 'agreement'), ...change } };
}

async function draftOf() {
  const read = parseAgreement(shipped('../../../domain/agreement/fixtures/format-1.json'));
  if (!read.ok) throw new Error('the fixture is not read');
  const agreement = toNewestFormat(read.agreement);
  expect(serialiseAgreement(agreement)).toContain('"format":2');
  return { base: read.agreement, agreement, savedAt: 9 };
}
