import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import { createTerms } from '../../lib/domain/agreement/in-force';
import { feedbackNote } from '../../lib/domain/feedback/note';
import { RelevoDb } from '../../lib/store/db';
import { readFirstContacts, waitingContacts } from '../../lib/sync/first-contacts';
import { readHandOffs } from '../../lib/sync/hand-offs';
import { createHistory } from '../../lib/sync/history';
import { syncNotes } from '../../lib/sync/note-sync';
import { refreshTeam } from '../../lib/sync/team';
import { type HubSpotPair, startPair } from './hubspot-harness';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TERMS = createTerms([], DEFAULT_AGREEMENT);

let pair: HubSpotPair;
let db: RelevoDb;
let id: string;
let owner: string;
/** The connector keeps a history for two minutes: so much later is it looked again. */
let later = 0;
const clock = () => Date.now() + later;

beforeEach(async () => {
  later = 0;
  pair = await startPair({ clock });
  db = new RelevoDb(`contacts-${Math.random()}`, { indexedDB: new IDBFactory(), IDBKeyRange });
  const { control } = pair.server;
  owner = control.upsertOwner({
    email: 'nora@relevo.example',
    firstName: 'Nora',
    lastName: 'Vidal',
  });
  id = control.upsertContact({
    email: 'ana@acme.example',
    lifecyclestage: 'marketingqualifiedlead',
    hubspot_owner_id: owner,
    hs_v2_date_entered_marketingqualifiedlead: new Date(Date.now() - 5 * HOUR).toISOString(),
  });
  const said = {
    verdict: 'accepted',
    reasonId: null,
    text: '',
    campaign: null,
    agreementVersion: 1,
    author: { name: 'Nora Vidal', email: null },
    date: null,
    pendingSince: null,
    answers: null,
    dealtWith: false,
  } as const;
  const at = Date.now() - 2 * HOUR;
  const reference = crypto.randomUUID();
  await pair.connector.addNote(
    { contactId: id, text: feedbackNote(said, null, 'en'), reference, at, authorId: owner },
    AbortSignal.timeout(10_000),
  );
});
afterEach(() => pair.server.close());

async function firstContactAt(): Promise<number | null | undefined> {
  const rows = await db.contacts.toArray();
  return (await readHandOffs(db, rows, [], TERMS, clock())).get(id)?.handOff?.firstContactAt;
}

/**
 * What a tick does, for a team in which no rep opens a card.
 * @returns requests made by the look for contacts
 */
async function tick(): Promise<number> {
  const { server } = pair;
  const connector = { ...pair.connector, connection: 'local' };
  const signal = AbortSignal.timeout(30_000);
  await refreshTeam(db, connector, clock, signal);
  await syncNotes(db, connector, clock, signal);
  const history = createHistory({
    db,
    connector: async () => connector,
    clock,
    changed: () => undefined,
    failed: () => undefined,
  });
  const before = server.requests.length;
  const people = await waitingContacts(db, await db.contacts.toArray(), [], TERMS, owner, clock());
  await readFirstContacts({ db, connector, clock, page: history.page }, people, signal);
  return server.requests.length - before;
}

describe('a contact that a rep makes outside of Relevo', () => {
  it.each([
    ['calls', { hs_call_title: 'Rang them', hs_call_direction: 'OUTBOUND' }],
    ['emails', { hs_email_subject: 'Hello', hs_email_direction: 'EMAIL' }],
  ] as const)(
    'stops the clock when it is logged among the %s, without any card being open',
    async (kind, values) => {
      await tick();
      expect(await firstContactAt()).toBeNull();
      later = 3 * MINUTE;
      const at = Date.now() + MINUTE;
      pair.server.control.addActivity(kind, id, values, at);
      await tick();
      expect(await firstContactAt()).toBe(at);
    },
  );

  it('is not what they did: a call or a mail that came in', async () => {
    const { control } = pair.server;
    control.addActivity('calls', id, { hs_call_title: 'They rang', hs_call_direction: 'INBOUND' });
    control.addActivity('emails', id, {
      hs_email_subject: 'Re: hello',
      hs_email_direction: 'INCOMING_EMAIL',
    });
    later = MINUTE;
    await tick();
    expect(await db.touches.count()).toBe(2);
    expect(await firstContactAt()).toBeNull();
  });

  it('costs one request while nothing changes', async () => {
    later = 5 * MINUTE;
    expect(await tick()).toBeLessThanOrEqual(8);
    later = 15 * MINUTE;
    expect(await tick()).toBe(1);
  });
});
