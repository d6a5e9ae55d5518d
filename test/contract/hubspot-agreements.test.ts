import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLDER_EMAIL } from '../../lib/crm/hubspot/holder-contact';
import { textHtml } from '../../lib/crm/kit/note-text';
import type { AgreementStore, NewDocument } from '../../lib/crm/port/agreement-store';
import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import { versionsOf } from '../../lib/domain/agreement/document';
import { agreementNotes } from '../../lib/domain/agreement/note';
import { agreementWords } from '../../lib/domain/agreement/plain-text';
import { serialiseAgreement } from '../../lib/domain/agreement/schema';
import { email as asEmail } from '../support/email';
import { connectTo, type HubSpotPair, startPair } from './hubspot-harness';

const signal = AbortSignal.timeout(600_000);
const holidays = Array.from({ length: 1_000 }, (_, day) =>
  new Date(day * 86_400_000).toISOString().slice(0, 10),
);

function document(version: number, long = false): NewDocument {
  const hours = long ? { ...DEFAULT_AGREEMENT.hours, holidays } : DEFAULT_AGREEMENT.hours;
  const reasons = Array.from({ length: long ? 200 : 1 }, (_, index) => ({
    id: `r${index}`,
    label: { en: 'x'.repeat(200), es: 'y'.repeat(200) },
  }));
  const agreement = { ...DEFAULT_AGREEMENT, version, hours, rejectReasons: reasons };
  return {
    text: serialiseAgreement(agreement),
    words: agreementWords(agreement, 'en'),
    name: `version-${version}`,
  };
}

describe('the agreement in HubSpot', () => {
  let pair: HubSpotPair;
  let store: AgreementStore;
  const storeOf = (connector = pair.connector): AgreementStore => {
    if (connector.agreements === null) throw new Error('none');
    return connector.agreements;
  };
  const contact = () => pair.server.control.contact(HOLDER_EMAIL);
  const notes = () => pair.server.control.linkedTo(contact()?.id ?? '', 'notes');
  const bodies = () => notes().map(({ values }) => values['hs_note_body'] ?? '');
  beforeEach(async () => {
    pair = await startPair();
    store = storeOf();
  });
  afterEach(() => pair.server.close());

  it('stands at one contact that says what it is, in no funnel, in words and by whom', async () => {
    const [owner] = await pair.connector.owners(signal);
    await store.add({ ...document(2), authorId: owner?.id }, signal);
    expect(contact()?.values).toMatchObject({
      firstname: 'Relevo agreement',
      lastname: '(not a person)',
      lifecyclestage: 'other',
    });
    expect(bodies()[0]).toMatch(/^Relevo agreement, version 2<br>Effective from .*Not signed yet/);
    expect(await store.list(signal)).toMatchObject([{ author: owner?.name, edited: false }]);
  });

  it('is by the user that HubSpot names, else by a user that it does not confirm', async () => {
    const [owner] = await pair.connector.owners(signal);
    await store.add({ ...document(2), authorId: owner?.id }, signal);
    // Put there by hand, in the name of that owner.
    pair.server.control.addActivity('notes', contact()?.id ?? '', {
      hs_note_body: 'relevo-agreement 2 x 1 1 x x',
      hs_created_by_user_id: '9002',
      hs_object_source: 'CRM_UI',
      hubspot_owner_id: owner?.id ?? '',
    });
    const list = await store.list(signal);
    expect(list.map(({ author, confirmed }) => [author, confirmed]).sort()).toEqual([
      [owner?.name, false],
      ['Tomás Arce', true],
    ]);
    expect(versionsOf(list).unreadable).toMatchObject([
      { reason: 'newer', by: 'Tomás Arce', id: expect.any(String) },
    ]);
  });

  it('is no person: not found by address, name or id, and in no queue', async () => {
    await store.add(document(2), signal);
    const id = String(contact()?.id);
    const { connector } = pair;
    const [answer] = await connector.lookup([{ email: asEmail(HOLDER_EMAIL) }], signal);
    expect(answer).toMatchObject({ found: [], maybe: [] });
    expect([...(await connector.read([id], signal)).keys()]).toEqual([]);
    expect(await connector.search('agreement', signal)).toEqual([]);
  });

  it('a document in parts whose last is not there yet is reported, and whole when the writer comes again', async () => {
    await store.add(document(2, true), signal);
    const all = notes();
    expect(all.length).toBeGreaterThan(2);
    await fetch(`${pair.server.url}/crm/objects/2026-03/notes/${all.at(-1)?.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${pair.server.token}` },
    });
    const half = versionsOf(await store.list(signal));
    expect(half.versions).toEqual([]);
    expect(half.unreadable).toMatchObject([
      { problems: [{ what: `part ${all.length} of ${all.length} is missing` }] },
    ]);
    expect((await store.add(document(2, true), signal)).kind).toBe('applied');
    expect(notes()).toHaveLength(all.length);
    expect(versionsOf(await store.list(signal))).toMatchObject({ versions: [{}], unreadable: [] });
  });

  it('words changed by hand are reported, the part for machines counts; changed there, it is unreadable', async () => {
    await store.add(document(2), signal);
    const [note] = notes();
    const body = note?.values['hs_note_body'] ?? '';
    const edit = (to: string) =>
      fetch(`${pair.server.url}/crm/objects/2026-03/notes/${note?.id}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${pair.server.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ properties: { hs_note_body: to } }),
      });
    await edit(body.replace('Not signed yet', 'Signed by both'));
    expect(versionsOf(await store.list(signal))).toMatchObject({
      versions: [{ agreement: { version: 2 } }],
      unreadable: [{ reason: 'invalid' }],
    });
    await edit(body.slice(0, -20));
    expect(versionsOf(await store.list(signal))).toMatchObject({
      versions: [],
      unreadable: [{ reason: 'unreadable' }],
    });
  });

  it('a person’s own note at the contact is no document, and an answer that was lost is no second one', async () => {
    await store.add(document(2), signal);
    pair.server.control.addActivity('notes', String(contact()?.id), {
      hs_note_body: textHtml('Looks good to me'),
    });
    expect(await store.list(signal)).toHaveLength(1);
    let lost = 0;
    const cut = connectTo(pair.server, {
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (init?.method !== 'PUT' || lost++ > 0) return answer;
        throw new TypeError('cut');
      },
    });
    const outcome = await storeOf(cut).add(document(3), signal);
    expect(['unknown', 'later', 'applied']).toContain(outcome.kind);
    expect((await storeOf(cut).add(document(3), signal)).kind).toBe('applied');
    expect(versionsOf(await store.list(signal)).versions).toHaveLength(2);
    expect(notes()).toHaveLength(3);
  });

  it('a forged part stands in no whole one’s place, and what it hid can be put there again', async () => {
    await store.add(document(2), signal);
    const [note] = notes();
    const good = note?.values['hs_note_body'] ?? '';
    const forged = agreementNotes('{}', 'Title')[0]?.split(' ') ?? [];
    // The digest of the good one over other data, whole by itself.
    forged[forged.length - 6] = /relevo-agreement 1 ([0-9a-f]+)/.exec(good)?.[1] ?? '';
    const put = () =>
      pair.server.control.addActivity('notes', String(contact()?.id), {
        hs_note_body: textHtml(forged.join(' ')),
      });
    put();
    expect(versionsOf(await store.list(signal)).versions).toMatchObject([
      { agreement: { version: 2 } },
    ]);
    await fetch(`${pair.server.url}/crm/objects/2026-03/notes/${note?.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${pair.server.token}` },
    });
    expect(versionsOf(await store.list(signal)).versions).toEqual([]);
    expect((await store.add(document(2), signal)).kind).toBe('applied');
    put();
    expect(versionsOf(await store.list(signal)).versions).toMatchObject([
      { agreement: { version: 2 } },
    ]);
  });

  it('a key that may not write reads it, and learns so', async () => {
    await store.add(document(2), signal);
    const token = 'reads-only';
    pair.server.control.addToken(token, ['crm.objects.contacts.read', 'crm.objects.owners.read']);
    const poor = connectTo(pair.server, { token });
    expect(await storeOf(poor).list(signal)).toHaveLength(1);
    expect(await storeOf(poor).add(document(3), signal)).toMatchObject({
      kind: 'refused',
      failure: { code: 'crm/forbidden' },
    });
    expect((await poor.check(signal)).find(({ id }) => id === 'agreement')).toEqual({
      id: 'agreement',
      state: 'optional-missing',
      detail: 'crm.objects.contacts.write',
    });
    expect(await store.list(signal)).toHaveLength(1);
  });
});
