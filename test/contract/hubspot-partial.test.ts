import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOLDER_EMAIL } from '../../lib/crm/hubspot/holder-contact';
import { failureOf } from '../../lib/domain/base/failure';
import type { Fault } from '../crm/faults';
import { email as asEmail } from '../support/email';
import { connectTo, type HubSpotPair, startPair } from './hubspot-harness';

const signal = AbortSignal.timeout(600_000);
const REFERENCE = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
const PUT = '/crm/objects/*/notes/*/associations/default/contacts/*';
const ASSOCIATIONS = '/crm/associations/*/contacts/notes/batch/read';
const NOTES = '/crm/objects/*/notes/batch/read';
const CONTACTS = '/crm/objects/*/contacts/batch/read';

let pair: HubSpotPair;
let id: string;

beforeAll(async () => {
  pair = await startPair();
});
afterAll(() => pair.server.close());
beforeEach(() => {
  pair.server.control.faults.clear();
  id = pair.server.control.upsertContact({
    email: `p${Math.random()}@acme.example`,
    lifecyclestage: 'lead',
  });
});

const note = () => ({
  contactId: id,
  text: 'Wants 40 seats',
  reference: REFERENCE,
  at: Date.now(),
});
const count = () => pair.server.control.linkedTo(id, 'notes').length;
const meets = (path: string, fault: Partial<Extract<Fault, { kind: 'partial' }>> = {}) =>
  pair.server.control.faults.add({ match: { path }, fault: { kind: 'partial', ...fault } });

const FAILURES = [
  ['207', {}],
  ['200', { folded: true }],
  ['207 by rate', { category: 'RATE_LIMITS' }],
  ['a canceled batch', { folded: true, canceled: true, most: 1 }],
] as const;

describe('an error inside a success answer is an error', () => {
  it.each([
    ['an error', {}, 'unknown'],
    ['a canceled job', { canceled: true }, 'unknown'],
    ['an error although it was done', { applied: true }, 'unknown'],
    ['too many', { category: 'RATE_LIMITS' }, 'later'],
    ['a missing right', { category: 'MISSING_SCOPES' }, 'refused'],
  ] as const)('a note whose place meets %s is never applied', async (_, fault, kind) => {
    meets(PUT, fault);
    expect((await pair.connector.addNote(note(), signal)).kind).toBe(kind);
    pair.server.control.faults.clear();
    expect((await connectTo(pair.server).addNote(note(), signal)).kind).toBe('applied');
    expect(count()).toBe(1);
  });

  it('a note for a contact that is gone is refused as gone', async () => {
    const outcome = await pair.connector.addNote({ ...note(), contactId: '999999' }, signal);
    expect(outcome).toMatchObject({ kind: 'refused', failure: { code: 'crm/gone' } });
  });

  it.each(FAILURES)(
    '%s of associations or notes: a note is not written a second time',
    async (_, fault) => {
      await pair.connector.addNote(note(), signal);
      for (const path of [ASSOCIATIONS, NOTES]) {
        pair.server.control.faults.clear();
        meets(path, fault);
        const crm = connectTo(pair.server);
        const failure = await crm.hasNote(id, REFERENCE, signal).then(() => null, failureOf);
        expect(failure?.code).toMatch(/^crm\/(unavailable|rate-limited)$/);
        expect((await crm.addNote(note(), signal)).kind).toBe('later');
        expect(count()).toBe(1);
      }
    },
  );

  it.each(FAILURES)('%s: the agreement is never none', async (_, fault) => {
    const store = pair.connector.agreements;
    await store?.add({ text: '{}', words: 'Relevo agreement', name: 'version-1' }, signal);
    expect(await store?.list(signal)).toHaveLength(1);
    for (const path of [CONTACTS, ASSOCIATIONS, NOTES]) {
      pair.server.control.faults.clear();
      meets(path, fault);
      await expect(connectTo(pair.server).agreements?.list(signal), path).rejects.toThrow();
    }
    expect(pair.server.control.contact(HOLDER_EMAIL)).not.toBeNull();
  });

  it.each(FAILURES)('%s: no person is unknown or gone by it', async (_, fault) => {
    const email = pair.server.control.contact(id)?.values['email'] ?? '';
    meets(CONTACTS, fault);
    await expect(
      connectTo(pair.server).lookup([{ email: asEmail(email) }], signal),
    ).rejects.toThrow();
    await expect(connectTo(pair.server).read([id], signal)).rejects.toThrow();
    await expect(connectTo(pair.server).changedSince([id], 0, signal)).rejects.toThrow();
    const moved = await connectTo(pair.server).setStage(
      { contactId: id, from: 'lead', to: 'mql' },
      signal,
    );
    expect(moved.kind).toBe('later');
  });

  it('what was found beside the error is handed over before it throws', async () => {
    const emails = ['x1@part.example', 'x2@part.example'];
    for (const email of emails) pair.server.control.upsertContact({ email });
    meets(CONTACTS, { most: 1 });
    const heard: string[] = [];
    const asked = connectTo(pair.server).lookup(
      emails.map((email) => ({ email: asEmail(email) })),
      signal,
      async (answers) =>
        void heard.push(...answers.flatMap(({ found }) => found[0]?.contact.emails[0] ?? [])),
    );
    await expect(asked).rejects.toThrow();
    expect(heard).toEqual(['x2@part.example']);
  });
});
