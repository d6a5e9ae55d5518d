import { beforeAll, describe, expect, it } from 'vitest';
import { signalsOf, TOUCH_KINDS, type Touch } from '../../lib/domain/base/touch';
import type { Contact } from '../../lib/domain/person/contact';
import { identityKeys } from '../../lib/domain/person/identity';
import { contactsByKeys, newestTouches, putHistory, putReads } from '../../lib/store/contacts';
import { email as asEmail } from '../support/email';
import { connectWith, going, NOW, type Recording, record } from './recording';
import { replay } from './wire';
import { keep, openStore, see } from './world';

let recording: Recording;
beforeAll(async () => {
  recording = await record();
});

const MINUTE = 60_000;

/** A connector whose answers from a place have another body. */
function other(operation: string, place: RegExp, body: unknown, asked: string[] = []) {
  const heard = replay(recording.operations.get(operation) ?? []);
  return connectWith(async (input, init) => {
    const line = `${init?.method} ${String(input)}`;
    asked.push(line);
    if (!place.test(line)) return heard(input, init);
    return new Response(JSON.stringify(body), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
  });
}

const person = (id: string, properties: Record<string, string>) => ({
  id,
  properties,
  archived: false,
});

async function contact(): Promise<Contact> {
  const db = openStore();
  const { answers } = await see(recording, db, {});
  const [read] = answers[0]?.found ?? [];
  if (read === undefined) throw new Error('nobody was read');
  db.close();
  return read.contact;
}

describe('very many', () => {
  it('touches of one contact are stored, and the card has the newest', async () => {
    const db = openStore();
    const ana = await contact();
    const touches = Array.from(
      { length: 10_000 },
      (_, index): Touch => ({
        id: `t${index}`,
        contactId: ana.id,
        kind: TOUCH_KINDS[index % TOUCH_KINDS.length] ?? 'form',
        at: NOW - index * MINUTE,
        title: `Touch ${index}`,
        channel: null,
        campaign: null,
        by: 'marketing',
      }),
    );
    await putReads(
      { db, connection: 'local' },
      [{ contact: { ...ana, signals: signalsOf(touches, NOW) }, touches: [] }],
      NOW,
      true,
    );
    await putHistory({ db, connection: 'local' }, ana.id, { touches, gaps: [] }, true, NOW);
    let read = 0;
    db.touches.hook('reading', (touch) => {
      read++;
      return touch;
    });
    const newest = await newestTouches(db, ana.id, 26);
    expect(read).toBe(26);
    expect(newest.map(({ id }) => id)).toEqual(touches.slice(0, 26).map(({ id }) => id));
    const row = await db.contacts.get(ana.id);
    expect(row?.contact.signals.length).toBeLessThanOrEqual(10 * TOUCH_KINDS.length);
    expect(await db.touches.count()).toBe(10_000);
    db.close();
  });

  it('stages of an account are read, and the last of them is known by its label', async () => {
    const options = Array.from({ length: 1_000 }, (_, index) => ({
      value: `s${index}`,
      label: `Stage ${index}`,
      displayOrder: index,
    }));
    const results = [{ name: 'lifecyclestage', label: 'Stage', type: 'enumeration', options }];
    const crm = other('vocabulary', /\/properties\//, { results });
    const { stages } = await crm.vocabulary(going);
    expect(stages.map(({ label }) => label)).toEqual(options.map(({ label }) => label));
  });

  it('people are asked for a hundred at a time', async () => {
    const asked: string[] = [];
    const crm = other('lookup', /never/, null, asked);
    const answers = await crm.lookup(
      Array.from({ length: 200 }, (_, index) => ({ email: asEmail(`p${index}@acme.example`) })),
      going,
    );
    expect(answers).toHaveLength(200);
    expect(asked.filter((line) => line.endsWith('/batch/read'))).toHaveLength(2);
  });

  it('contacts with one address are all answers for it, and one contact is found by each of its twenty', async () => {
    const same = Array.from({ length: 5 }, (_, index) =>
      person(`${index + 1}`, { email: 'info@acme.example', firstname: `Same ${index}` }),
    );
    const many = Array.from({ length: 20 }, (_, index) => `a${index}@acme.example`);
    const one = person('9', {
      email: many[0] ?? '',
      hs_additional_emails: many.slice(1).join(';'),
      firstname: 'Many',
    });
    const crm = other('lookup', /batch\/read$/, { results: [...same, one] });
    const [shared, ...found] = await crm.lookup(
      ['info@acme.example', ...many].map((email) => ({ email: asEmail(email) })),
      going,
    );
    expect(shared?.found.map((read) => read.contact.name)).toEqual(
      same.map((_, index) => `Same ${index}`),
    );
    expect(found.map((answer) => answer.found.map((read) => read.contact.id))).toEqual(
      many.map(() => ['9']),
    );
    const db = openStore();
    await putReads(
      { db, connection: 'local' },
      [...(shared?.found ?? []), ...(found[0]?.found ?? [])],
      NOW,
      true,
    );
    const keys = ['info@acme.example', ...many].flatMap((email) =>
      identityKeys({ email: asEmail(email) }),
    );
    const byKey = await contactsByKeys(db, keys);
    expect(keys.map((key) => byKey.get(key)?.length)).toEqual([5, ...many.map(() => 1)]);
    db.close();
  });

  it('or none: an account without stages, owners, people or touches is shown as it is', async () => {
    const nobody = other('lookup', /./, { results: [], total: 0 });
    expect((await nobody.vocabulary(going)).stages).toEqual([]);
    expect(await nobody.owners(going)).toEqual([]);
    expect(
      (await nobody.lookup([{ email: asEmail('ana@acme.example') }], going))[0]?.found,
    ).toEqual([]);
    expect(await nobody.contactsOfOwner('1', ['mql'], 10, going)).toEqual({ reads: [], total: 0 });
    const bare = other('lookup', /batch\/read$/, { results: [{ id: '5', properties: {} }] });
    const read = (await bare.read(['5'], going)).get('5');
    expect(read?.contact.name).toBe('5');
    const db = openStore();
    if (read !== undefined) expect((await keep(db, read)).touches).toEqual([]);
    db.close();
  });
});
