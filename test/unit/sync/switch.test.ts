import { email as asEmail } from '../../support/email';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Connected } from '../../../lib/crm/port/connector';
import type { ContactRead } from '../../../lib/crm/port/contact-read';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import { createTerms } from '../../../lib/domain/agreement/in-force';
import { readConnection } from '../../../lib/store/connection';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal } from '../../../lib/store/journal';
import { enqueue } from '../../../lib/store/outbox-rows';
import { createReplica } from '../../../lib/store/replica';
import { switchConnection } from '../../../lib/store/switch-connection';
import { createCompanies } from '../../../lib/sync/companies';
import { createContactLookup } from '../../../lib/sync/contact-lookup';
import { readFirstContacts } from '../../../lib/sync/first-contacts';
import { readHandOffs } from '../../../lib/sync/hand-offs';
import { createHistory } from '../../../lib/sync/history';
import { syncNotes } from '../../../lib/sync/note-sync';
import { createOutbox } from '../../../lib/sync/outbox';
import { refreshQueue } from '../../../lib/sync/queue';
import { refreshShownContacts } from '../../../lib/sync/shown-contacts';
import { refreshTeam } from '../../../lib/sync/team';
import { memoryStore } from '../../faults/memory-store';
import { depth } from '../../run/depth';
import { createFakeCrm, makeContact } from './fake-connector';

const SWITCHES = depth(200, 1_000);
const TERMS = createTerms([], DEFAULT_AGREEMENT);
const signal = new AbortController().signal;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A small sequence of numbers that looks random and is the same in each run. */
let seed = 20_261_130;
function some(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
}

/**
 * A CRM in which everything says whose it is, and each answer comes some turns of the event loop
 * late.
 */
function crmOf(connection: string): Connected {
  const contact = (id: string) =>
    makeContact(id, {
      company: connection,
      name: connection,
      owner: { id: 'o', name: connection },
      stage: 'mql',
    });
  const read = (id: string): ContactRead => ({ contact: contact(id), touches: [touch(id)] });
  const touch = (contactId: string) =>
    ({
      id: `t${contactId}`,
      contactId,
      kind: 'call',
      at: 1,
      title: connection,
      channel: null,
      campaign: null,
      by: 'sales',
    }) as const;
  const late = async <Value>(value: Value): Promise<Value> => {
    for (let left = some(9); left > 0; left--) await turn();
    return value;
  };
  const note = {
    id: 'n1',
    contactId: '1',
    text: connection,
    reference: null,
    author: connection,
    authorId: null,
  };
  return {
    ...createFakeCrm(() => 1, 0).connector,
    connection,
    lookup: (identities) =>
      late(identities.map((identity) => ({ identity, found: [read('1')], maybe: [read('2')] }))),
    read: (ids) => late(new Map(ids.map((id) => [id, read(id)] as const))),
    touches: (id) => late({ touches: [touch(id)], gaps: [], next: null }),
    contactsOfOwner: () => late({ reads: [read('1'), read('3')], total: 2 }),
    owners: () => late([{ id: 'o', name: connection, email: null }]),
    notesSince: () =>
      late({ notes: [{ ...note, at: 1, changedAt: 1 }], cursor: connection, more: false }),
    changedSince: (ids) => late([...ids]),
    atCompany: () => late({ reads: [read('4')], total: 1 }),
    addNote: () => late({ kind: 'applied', contact: contact('1') }),
  };
}

it(`leaves 0 foreign rows after ${SWITCHES} switches with everything under way`, async () => {
  const db = new RelevoDb('switches');
  const journal = createJournal(db, createReplica(memoryStore()));
  const crms = new Map(['local', 'hubspot 1'].map((id) => [id, crmOf(id)] as const));
  const connector = async () => crms.get((await readConnection(db)).id) ?? null;
  const connection = () => readConnection(db);
  const clock = () => 1_000_000 + some(1_000);
  const told = { clock, connector, connection, changed: () => undefined, failed: () => undefined };
  const lookup = createContactLookup({ ...told, journal, later: (run) => void setImmediate(run) });
  const history = createHistory({ ...told, db });
  const companies = createCompanies({ ...told, db });
  const outbox = createOutbox({
    journal,
    clock,
    random: () => 0.5,
    connection: async () => {
      const connected = await connector();
      return connected === null ? null : { id: connected.connection, connector: connected };
    },
    exclusively: (run) => run(),
    wakeAt: async () => undefined,
    changed: () => undefined,
    pause: async () => undefined,
    paused: async () => false,
  });
  let foreign = 0;
  for (let count = 0; count < SWITCHES; count++) {
    const { id } = await readConnection(db);
    const crm = crms.get(id);
    if (crm === undefined) throw new Error(id);
    const action = { kind: 'note', text: 'x' } as const;
    const intent = { intentId: `i${count}`, contactId: '1', connection: id, action };
    await enqueue(journal, intent, clock());
    await lookup.find([{ email: asEmail('p1@acme.example') }, { name: 'Ana', company: 'Acme' }]);
    const waiting = { contactId: '1', since: 0, dueAt: null, read: true };
    const running = [
      refreshQueue(db, crm, 'o', clock, signal),
      refreshTeam(db, crm, clock, signal),
      refreshShownContacts(db, crm, clock, signal),
      syncNotes(db, crm, clock, signal),
      history.page('1', null),
      companies.at('Acme'),
      readFirstContacts({ db, connector: crm, clock, page: history.page }, [waiting], signal),
      outbox.flush(signal),
    ];
    for (let left = some(12); left > 0; left--) await turn();
    const next = id === 'local' ? 'hubspot 1' : 'local';
    const kind = next === 'local' ? 'local' : 'hubspot';
    const place = {
      id: next,
      kind,
      account: null,
      name: next,
      told: true,
      pending: false,
      since: null,
      timeZone: null,
    } as const;
    await switchConnection(journal, place);
    await Promise.allSettled(running);
    await lookup.settled();
    const rows = JSON.stringify([
      await db.contacts.toArray(),
      await db.touches.toArray(),
      await db.notes.toArray(),
      (await db.meta.bulkGet(['notes', 'agreement'])).map((row) => row ?? null),
    ]);
    if (rows.includes(id)) foreign += 1;
    const about = await db.meta.bulkGet(['book', 'team', 'refreshed', 'awaited']);
    if (about.some((row) => row !== undefined) && (await db.contacts.count()) === 0) foreign += 1;
    expect(await readHandOffs(db, await db.contacts.toArray(), [], TERMS, clock())).toBeDefined();
  }
  expect(foreign).toBe(0);
  await db.delete();
}, 600_000);
