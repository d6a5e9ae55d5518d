import {
  type AgreementImpact,
  agreementImpact,
  type ImpactPerson,
  joinImpacts,
} from '../domain/agreement/impact';
import type { Agreement } from '../domain/base/agreement-model';
import { applyPending } from '../domain/changes/pending';
import { notTakenBack } from '../domain/changes/taken-back';
import type { ClockRun } from '../domain/hand-off/hand-off';
import { allIntents, toPending } from '../store/outbox-rows';
import type { ContactRow, OutboxRow } from '../store/rows';
import { type KnownHandOff, NO_HAND_OFF, readHandOffs } from '../sync/hand-offs';
import type { Services, Store, Terms } from './services';

/** People computed in one go. Between two chunks the worker answers other requests. */
const CHUNK = 1_000;

/** Compares what an agreement and the one in force do to every contact on this device. */
export async function impactOf(
  services: Store & Terms & Pick<Services, 'clock' | 'connection'>,
  after: Agreement,
): Promise<AgreementImpact> {
  await services.ready();
  const { db } = services;
  const { id } = await services.connection();
  const [before, intents] = [await services.agreement(), await allIntents(db, id)];
  const kept = notTakenBack(intents);
  const impacts: AgreementImpact[] = [];
  for (let last = ''; ; ) {
    const rows = await db.contacts.where('id').above(last).limit(CHUNK).toArray();
    const people = await peopleOf(services, rows, kept);
    impacts.push(agreementImpact(people, before, after, services.clock()));
    const end = rows.at(-1)?.id;
    if (end === undefined || rows.length < CHUNK) return joinImpacts(impacts);
    last = end;
  }
}

/** Returns the running clock if its state is known; else a change has no known effect on it. */
function judgedRun({ handOff, story }: KnownHandOff): ClockRun | null {
  const state = story?.running?.state ?? 'checking';
  if (state === 'checking' || state === 'not-measured') return null;
  return handOff?.runs.find(({ endedAt }) => endedAt === null) ?? null;
}

async function peopleOf(
  services: Pick<Services, 'clock' | 'db' | 'terms'>,
  rows: readonly ContactRow[],
  intents: readonly OutboxRow[],
): Promise<ImpactPerson[]> {
  const ids = new Set(rows.map(({ id }) => id));
  const own = intents.filter(({ contactId }) => ids.has(contactId));
  const known = await readHandOffs(
    services.db,
    rows,
    own,
    await services.terms(),
    services.clock(),
  );
  return rows.map((row) => {
    const pending = own.filter(({ contactId }) => contactId === row.id).map(toPending);
    const state = known.get(row.id)?.handOff?.state;
    return {
      contact: applyPending(row.contact, pending),
      running: judgedRun(known.get(row.id) ?? NO_HAND_OFF),
      isTurnedDown: state === 'rejected' || state === 'recycled',
    };
  });
}
