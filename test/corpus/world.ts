import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Connector, LookupAnswer } from '../../lib/crm/port/connector';
import type { ContactRead } from '../../lib/crm/port/contact-read';
import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import { createTerms } from '../../lib/domain/agreement/in-force';
import { identityKeys } from '../../lib/domain/person/identity';
import type { CardView, PersonView } from '../../lib/domain/views/person';
import { contactsByKeys, newestTouches, putHistory, putReads } from '../../lib/store/contacts';
import { RelevoDb } from '../../lib/store/db';
import type { ContactRow } from '../../lib/store/rows';
import { type KnownHandOff, NO_HAND_OFF, readHandOffs } from '../../lib/sync/hand-offs';
import { cardView, personView } from '../../lib/sync/person-views';
import type { ViewContext } from '../../lib/sync/view-context';
import { email as asEmail } from '../support/email';
import { connectWith, EMAILS, going, NOW, type Recording } from './recording';
import { replay } from './wire';

/** Properties of a contact that hold what anybody wrote into a form. */
const WRITTEN = [
  'firstname',
  'company',
  'jobtitle',
  'country',
  'hs_analytics_source',
  'hs_latest_source',
  'hs_analytics_first_touch_converting_campaign',
  'recent_conversion_event_name',
  'first_conversion_event_name',
  'hs_email_last_email_name',
  'hs_call_title',
  'hs_meeting_title',
  'hs_email_subject',
  'hs_communication_body',
  'hs_note_body',
] as const;

/** What a field of the first of the three people is instead, by the property's name. */
export type Fields = Readonly<Record<string, string>>;

export function everyField(value: string): Fields {
  return { ...Object.fromEntries(WRITTEN.map((name) => [name, value])), lastname: '' };
}

interface Body {
  results?: unknown;
  properties?: Record<string, unknown>;
}

/** The recorded CRM, in whose first record of each answer some fields are others. */
export function connectorWith(recording: Recording, operation: string, fields: Fields): Connector {
  const heard = (recording.operations.get(operation) ?? []).map(({ place, answer }) => {
    if (!/batch\/read$|search$|contacts\/:id$/.test(place) || answer.text === '')
      return { place, answer };
    const body: Body = JSON.parse(answer.text);
    const first: Body | undefined = Array.isArray(body.results) ? body.results[0] : body;
    if (first?.properties !== undefined) Object.assign(first.properties, fields);
    return { place, answer: { ...answer, text: JSON.stringify(body) } };
  });
  return connectWith(replay(heard));
}

export interface Seen {
  readonly answers: readonly LookupAnswer[];
  readonly people: readonly PersonView[];
  readonly card: CardView;
}

const context: ViewContext = {
  agreement: DEFAULT_AGREEMENT,
  role: 'rep',
  label: (id) => id,
  now: NOW,
};

const terms = createTerms([], DEFAULT_AGREEMENT);

async function handOff(db: RelevoDb, row: ContactRow): Promise<KnownHandOff> {
  return (await readHandOffs(db, [row], [], terms, NOW)).get(row.id) ?? NO_HAND_OFF;
}

export function openStore(): RelevoDb {
  return new RelevoDb('corpus', { indexedDB: new IDBFactory(), IDBKeyRange });
}

/** A contact as it was read, through the store and out of it by each of its keys, as a card. */
export async function keep(db: RelevoDb, read: ContactRead): Promise<CardView> {
  await Promise.all([db.contacts.clear(), db.touches.clear()]);
  await putReads({ db, connection: 'local' }, [read], NOW, true);
  const { contact } = read;
  const keys = identityKeys({ linkedinSlug: contact.linkedinSlug ?? undefined });
  for (const email of contact.emails) keys.push(...identityKeys({ email: asEmail(email) }));
  const found = await contactsByKeys(db, keys);
  const row =
    keys.length === 0 ? await db.contacts.get(contact.id) : found.get(keys[0] ?? 'e:')?.[0];
  if (row === undefined || found.size !== new Set(keys).size)
    throw new Error(`${contact.name} is not found again`);
  const touches = await newestTouches(db, row.id, 25);
  return JSON.parse(
    JSON.stringify(
      cardView(
        row,
        [],
        row.id,
        await handOff(db, row),
        { touches, moreTouches: false, failure: null },
        context,
      ),
    ),
  );
}

/**
 * The whole way of three people, one of them with odd fields: from the CRM into the store, by their
 * keys out of it, into views.
 */
export async function see(recording: Recording, db: RelevoDb, fields: Fields): Promise<Seen> {
  await Promise.all([db.contacts.clear(), db.touches.clear()]);
  const answers = await connectorWith(recording, 'lookup', fields).lookup(
    EMAILS.map((email) => ({ email: asEmail(email) })),
    going,
  );
  await putReads(
    { db, connection: 'local' },
    answers.flatMap((answer) => answer.found),
    NOW,
    true,
  );
  const [id = ''] = recording.ids;
  await putHistory(
    { db, connection: 'local' },
    id,
    await connectorWith(recording, 'touches', fields).touches(id, null, going),
    true,
    NOW,
  );
  const byKey = await contactsByKeys(
    db,
    EMAILS.flatMap((email) => identityKeys({ email: asEmail(email) })),
  );
  const rows = [...byKey.values()].flat();
  const first = (await db.contacts.get(id)) ?? rows[0];
  if (first === undefined) throw new Error('nobody came through');
  const touches = await newestTouches(db, first.id, 25);
  const extras = { touches, moreTouches: false, failure: null };
  const view = {
    people: await Promise.all(
      rows.map(async (row) => personView(row, [], row.id, await handOff(db, row), context)),
    ),
    card: cardView(first, [], first.id, await handOff(db, first), extras, context),
  };
  // As over the bus: what is no JSON does not arrive.
  return { answers, ...(JSON.parse(JSON.stringify(view)) as typeof view) };
}
