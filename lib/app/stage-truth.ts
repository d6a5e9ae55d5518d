import type { Connected } from '../crm/port/connector';
import { truthTermsOf } from '../domain/agreement/truth-terms';
import type { Deal } from '../domain/base/deal';
import { groupBy } from '../domain/base/group';
import type { Stage } from '../domain/base/stage';
import { applyPending } from '../domain/changes/pending';
import { notTakenBack } from '../domain/changes/taken-back';
import type { Contact } from '../domain/person/contact';
import { stageTruth, TRUTH_KINDS } from '../domain/truth/stage-truth';
import type { FoundTruth, TruthView } from '../domain/truth/truth-view';
import { contactsOfOwner } from '../store/contacts';
import { allIntents, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { WORK_STAGES } from '../sync/book';
import { readHandOffs } from '../sync/hand-offs';
import type { Crm, Events, Store, Terms } from './services';
import { wholeHistories } from './whole-histories';

/** Stages at which a deal says something about the stage. */
const WITH_DEALS: readonly Stage[] = ['mql', 'sql', 'opportunity', 'customer'];
/** Stages whose silence is looked at. */
const WITH_TOUCHES: readonly Stage[] = ['mql', 'sql'];
/** The stages that are judged; a visitor has none to be right or wrong about. */
const TRUTH_STAGES: readonly Stage[] = [...WORK_STAGES, 'lead', 'customer'];
/** People whose deals are asked for at most, and histories that are read for one answer. */
const MOST_WITH_DEALS = 500;
const MOST_HISTORIES = 40;

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

/** Holds the stages of some people against their deals, touches and owners. */
export async function truthOf(
  services: Needs,
  connector: Connected,
  rows: readonly ContactRow[],
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
  const [handOffs, owners, deals, histories] = await Promise.all([
    readHandOffs(db, rows, intents, terms, now),
    ownersOf(connector, signal),
    dealsOf(connector, at(WITH_DEALS), signal),
    wholeHistories(services, connector, at(WITH_TOUCHES), MOST_HISTORIES, signal),
  ]);
  const frame = { agreement, terms: truthTermsOf(agreement), owners, now };
  const findings = people.flatMap(({ contact }) => {
    const history = histories.get(contact.id);
    const subject = {
      contact: history === undefined ? contact : withGaps(contact, history.gaps),
      touches: history?.touches ?? null,
      deals: deals?.(contact.id) ?? null,
      handOff: handOffs.get(contact.id)?.handOff ?? null,
    };
    return stageTruth(subject, frame).map(
      (finding): FoundTruth => ({
        ...finding,
        contactId: contact.id,
        name: contact.name,
        company: contact.company,
        owner: contact.owner?.name ?? null,
      }),
    );
  });
  const isUnheard = at(WITH_TOUCHES).some((contactId) => !histories.has(contactId));
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
