import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLDER_EMAIL } from '../../lib/crm/hubspot/holder-contact';
import { noteHtml, textHtml } from '../../lib/crm/kit/note-text';
import type { Note } from '../../lib/crm/port/connector';
import { agreementNotes } from '../../lib/domain/agreement/note';
import { type HubSpotPair, startPair } from './hubspot-harness';

const signal = AbortSignal.timeout(600_000);
const REFERENCE = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
const DAY = 86_400_000;
let pair: HubSpotPair;
let id: string;
let now: number;

beforeEach(async () => {
  pair = await startPair();
  now = Date.now();
  id = pair.server.control.upsertContact({ email: 'ana@acme.example', lifecyclestage: 'lead' });
});
afterEach(() => pair.server.close());

const put = (values: Record<string, string>, at = now, contact = id) =>
  pair.server.control.addActivity('notes', contact, values, at);

async function feed(
  since = now - 10 * DAY,
  from: string | null = null,
): Promise<{ notes: Note[]; cursor: string }> {
  const notes: Note[] = [];
  let cursor = from;
  for (let pages = 0; pages < 30; pages++) {
    const page = await pair.connector.notesSince(since, cursor, signal);
    notes.push(...page.notes);
    cursor = page.cursor;
    if (!page.more) return { notes, cursor };
  }
  throw new Error('the feed has no end');
}

describe('the feed of notes', () => {
  it('passes hundreds of notes of one millisecond, once each, and what came later', async () => {
    const same = Array.from({ length: 450 }, (_, index) =>
      put({ hs_note_body: `bulk ${index}` }, now - 60_000),
    );
    const later = Array.from({ length: 10 }, (_, index) =>
      put({ hs_note_body: `later ${index}` }, now - 1_000 + index),
    );
    const first = await feed();
    const ids = first.notes.map((note) => note.id);
    expect(ids.length).toBe(new Set(ids).size);
    expect(new Set(ids)).toEqual(new Set([...same, ...later]));
    const newest = put({ hs_note_body: 'newest' }, now);
    const second = await feed(now - 10 * DAY, first.cursor);
    expect(second.notes.map((note) => note.id)).toEqual([newest]);
  });

  it('gives notes that are too many and too long for one answer', async () => {
    for (let index = 0; index < 120; index++)
      put({ hs_note_body: `${'x'.repeat(60_000)} ${index}` });
    expect((await feed()).notes).toHaveLength(120);
  });

  it('finds a note of ours among a hundred long ones, and adds it once', async () => {
    put({ hs_note_body: noteHtml('Wants 40 seats', REFERENCE) });
    for (let index = 0; index < 100; index++) put({ hs_note_body: 'x'.repeat(60_000) });
    expect(await pair.connector.hasNote(id, REFERENCE, signal)).toBe(true);
    const note = { contactId: id, text: 'Wants 40 seats', reference: REFERENCE, at: now };
    expect((await pair.connector.addNote(note, signal)).kind).toBe('applied');
    expect(pair.server.control.linkedTo(id, 'notes')).toHaveLength(101);
  });

  it('leaves out documents of the agreement at their own contact, and nowhere else', async () => {
    const holder = pair.server.control.upsertContact({ email: HOLDER_EMAIL });
    const document = textHtml(agreementNotes('{}', 'Relevo agreement')[0] ?? '');
    put({ hs_note_body: document }, now, holder);
    put({ hs_note_body: document });
    put({ hs_note_body: textHtml('As the relevo-agreement 1 says, no budget') });
    expect((await feed()).notes.map(({ contactId }) => contactId)).toEqual([id, id]);
  });
});

describe('who wrote a note, and when', () => {
  const one = async (values: Record<string, string>, made = now) => {
    put({ hs_note_body: 'Hello', ...values }, made);
    const [note] = (await feed()).notes;
    return note;
  };

  it('is the user that HubSpot itself names, not the owner that any user may set', async () => {
    const note = await one({
      hs_created_by_user_id: '9002',
      hs_object_source: 'CRM_UI',
      hubspot_owner_id: '41',
    });
    expect(note).toMatchObject({ authorId: '42', confirmed: true });
    expect(note?.author).toContain('Arce');
  });

  it('is not known where that user owns nothing, and never the owner', async () => {
    const note = await one({ hs_created_by_user_id: '777', hubspot_owner_id: '41' });
    expect(note).toMatchObject({ author: null, authorId: 'user-777', confirmed: true });
  });

  it('is the owner, not confirmed, of a note made with a key', async () => {
    const note = await one({
      hs_created_by_user_id: '9002',
      hs_object_source: 'INTEGRATION',
      hubspot_owner_id: '41',
    });
    expect(note).toMatchObject({ author: 'Nora Vidal', authorId: '41', confirmed: false });
  });

  it('has a name also when they left since', async () => {
    expect(await one({ hubspot_owner_id: '91' })).toMatchObject({ author: 'Olaf Past' });
  });

  it('was said when it says, and not after it was made; when it was made stands beside it', async () => {
    const stamp = (at: number) => ({ hs_timestamp: new Date(at).toISOString() });
    const made = now - 1_000;
    expect(await one(stamp(now - 4 * DAY), made)).toMatchObject({
      at: now - 4 * DAY,
      madeAt: made,
    });
    expect((await feed()).notes).toHaveLength(1);
    put({ hs_note_body: 'from the future', ...stamp(now + 3_000 * DAY) }, made + 1);
    const notes = (await feed()).notes;
    expect(notes.map(({ at }) => at)).toEqual([now - 4 * DAY, made + 1]);
  });
});
