import type { Connected } from '../crm/port/connector';
import { truthTermsOf } from '../domain/agreement/truth-terms';
import type { Deal } from '../domain/base/deal';
import { isFresh } from '../domain/base/fresh';
import { groupBy } from '../domain/base/group';
import type { Stage } from '../domain/base/stage';
import type { Touch } from '../domain/base/touch';
import { applyPending } from '../domain/changes/pending';
import { notTakenBack } from '../domain/changes/taken-back';
import type { Contact } from '../domain/person/contact';
import { stageTruth, TRUTH_KINDS, type TruthKind } from '../domain/truth/stage-truth';
import type { FoundTruth, TruthView } from '../domain/truth/truth-view';
import { contactsOfOwner, newestTouches } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { allIntents, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { readHandOffs } from '../sync/hand-offs';
import { WORK_STAGES } from '../sync/queue';
import type { Crm, Events, Store, Terms } from './services';
import { wholeHistories } from './whole-histories';

/** Stages at which a deal says something about the stage. */
const WITH_DEALS: readonly Stage[] = ['mql', 'sql', 'opportunity', 'customer'];
/** What rests on a whole history, the most expensive thing to read in every CRM. */
const BY_TOUCHES: readonly TruthKind[] = ['mql-silent', 'sql-never-contacted'];
/** The stages that are judged; a visitor has none to be right or wrong about. */
const TRUTH_STAGES: readonly Stage[] = [...WORK_STAGES, 'lead', 'customer'];
/** People whose deals are asked for at most. */
const MOST_WITH_DEALS = 500;
/** Deals and users are asked for again after this, ms: a page hears of every change of a person. */
const ASKED_MS = 5 * 60_000;
/** Stored touches that are looked at before a history is read. */
const MOST_STORED = 100;

type Needs = Store & Terms & Pick<Crm, 'connection'> & Pick<Events, 'clock'>;

/** The people of some owners whose stages are judged, as far as they are on this device. */
export async function truthRows(
  { db }: Pick<Store, 'db'>,
  owners: readonly string[],
  most: number,
): Promise<ContactRow[]> {
  const rows = await Promise.all(owners.map((id) => contactsOfOwner(db, id, TRUTH_STAGES)));
  const place = ({ stage }: ContactRow) => TRUTH_STAGES.findIndex((each) => each === stage);
  return rows
    .flat()
    .sort((a, b) => place(a) - place(b))
    .slice(0, most);
}

/**
 * Holds the stages of some people against their deals, touches and owners.
 * @param histories most histories that are read for it
 */
export async function truthOf(
  services: Needs,
  connector: Connected,
  rows: readonly ContactRow[],
  histories: number,
  signal: AbortSignal,
): Promise<TruthView> {
  const { db } = services;
  const now = services.clock();
  const [{ id }, agreement, terms] = await Promise.all([
    services.connection(),
    services.agreement(),
    services.terms(),
  ]);
  const intents = notTakenBack(await allIntents(db, id));
  const own = groupBy(intents, ({ contactId }) => contactId);
  const people = rows.map((row) => ({
    row,
    contact: applyPending(row.contact, (own.get(row.id) ?? []).map(toPending)),
  }));
  const at = (stages: readonly Stage[]) =>
    people.flatMap(({ contact }) =>
      contact.stage !== null && stages.includes(contact.stage) ? [contact.id] : [],
    );
  const [handOffs, { owners, deals }] = await Promise.all([
    readHandOffs(db, rows, intents, terms, now),
    askedOf(services, connector, at(WITH_DEALS), signal),
  ]);
  const frame = { agreement, terms: truthTermsOf(agreement), owners, now };
  const judge = (contact: Contact, touches: readonly Touch[] | null) =>
    stageTruth(
      {
        contact,
        touches,
        deals: deals?.(contact.id) ?? null,
        handOff: handOffs.get(contact.id)?.handOff ?? null,
      },
      frame,
    );
  const suspects: string[] = [];
  for (const { contact } of people) {
    // Without a finding by what is stored, no history can make one: more touches only excuse.
    if (!judge(contact, []).some(({ kind }) => BY_TOUCHES.includes(kind))) continue;
    const stored = await newestTouches(db, contact.id, MOST_STORED);
    if (judge(contact, stored).some(({ kind }) => BY_TOUCHES.includes(kind)))
      suspects.push(contact.id);
  }
  const read = await wholeHistories(services, connector, suspects, histories, signal);
  const findings = people.flatMap(({ contact }) => {
    const history = read.get(contact.id);
    const known = history === undefined ? contact : withGaps(contact, history.gaps);
    return judge(known, history?.touches ?? null).map(
      (finding): FoundTruth => ({
        ...finding,
        contactId: contact.id,
        name: contact.name,
        company: contact.company,
        owner: contact.owner?.name ?? null,
      }),
    );
  });
  const isUnheard = suspects.some((contactId) => !read.has(contactId));
  return {
    findings: findings.sort(
      (a, b) =>
        TRUTH_KINDS.indexOf(a.kind) - TRUTH_KINDS.indexOf(b.kind) ||
        (a.since ?? now) - (b.since ?? now) ||
        (a.contactId < b.contactId ? -1 : 1),
    ),
    people: people.length,
    unread: [
      ...(deals === null ? (['deals'] as const) : []),
      ...(isUnheard ? (['touches'] as const) : []),
      ...(owners === null ? (['owners'] as const) : []),
    ],
  };
}

interface Asked {
  readonly owners: ReadonlySet<string> | null;
  readonly deals: DealsOf | null;
}

/** What was asked last, by database and people; a worker that dies asks again. */
const asked = new WeakMap<RelevoDb, Map<string, { at: number; asked: Promise<Asked> }>>();
/** Groups of people whose answers are kept: the rep's own and the team's. */
const MOST_GROUPS = 4;

function askedOf(
  { db, clock }: Needs,
  connector: Connected,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Asked> {
  const kept = asked.get(db) ?? new Map();
  asked.set(db, kept);
  const key = JSON.stringify([connector.connection, ids]);
  const before = kept.get(key);
  if (before !== undefined && isFresh(before.at, clock(), ASKED_MS)) return before.asked;
  const now = Promise.all([ownersOf(connector, signal), dealsOf(connector, ids, signal)]).then(
    ([owners, deals]): Asked => {
      // What failed is asked again the next time.
      if (owners === null || deals === null) kept.delete(key);
      return { owners, deals };
    },
  );
  kept.set(key, { at: clock(), asked: now });
  for (const [oldest] of kept) {
    if (kept.size <= MOST_GROUPS) break;
    kept.delete(oldest);
  }
  return now;
}

function withGaps(contact: Contact, gaps: Contact['gaps']): Contact {
  return { ...contact, gaps: [...contact.gaps, ...gaps] };
}

async function ownersOf(
  connector: Connected,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  try {
    const owners = await connector.owners(signal);
    return owners.length === 0 ? null : new Set(owners.map(({ id }) => id));
  } catch {
    return null;
  }
}

/** Looks up the deals of a person; null for one who was not asked about. */
type DealsOf = (contactId: string) => readonly Deal[] | null;

/** Null where deals cannot be read: nothing that rests on them is claimed then. */
async function dealsOf(
  { deals }: Connected,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<DealsOf | null> {
  if (deals === null) return null;
  const asked = ids.slice(0, MOST_WITH_DEALS);
  try {
    const found = await deals.ofContacts(asked, signal);
    if (found.gaps.length > 0) return null;
    const known = new Set(asked);
    return (contactId) => (known.has(contactId) ? (found.deals.get(contactId) ?? []) : null);
  } catch {
    return null;
  }
}
