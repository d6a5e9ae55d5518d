import type { InputOf } from '../bus/contract';
import { RelevoError } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import { whyNotAsked } from '../domain/feedback/could-refer';
import { askedToReferAt, referralsOf, referralTotals } from '../domain/feedback/referrals';
import { type FeedbackThread, isToResolve } from '../domain/feedback/threads';
import type { ReferralsView } from '../domain/views/referrals';
import { contactsOfOwner, putReads } from '../store/contacts';
import { enqueue } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { sourceOf } from '../store/store-answer';
import { connectionOwner } from './connection-owner';
import type { Holder, Redeemed } from './person-tickets';
import type { Crm, Events, Services, Viewing } from './services';
import { feedbackNoteAction } from './verdicts';
import { viewPeople } from './view-people';

/** Customers that the list shows. */
const MOST_SHOWN = 50;
/** Customers of the rep that are read from the CRM at once: those for longest. */
const MOST_READ = 100;
const READ_MS = 25_000;
const READ_EVERY_MS = 600_000;

type Deps = Viewing & Crm & Events & Pick<Services, 'flush'>;

/**
 * Stores who referred a contact, or withdraws it: a note in the CRM. None of the CRMs has a field
 * that names a contact for it: Odoo's `referred` of a lead is free text
 * (`crm/models/crm_lead.py`, 19.0), and HubSpot has none by default.
 * @param referrer null withdraws an earlier word
 * @throws RelevoError `bus/bad-request` for a contact who would refer themselves, and what `noteOf`
 * throws
 */
export async function setReferrer(
  services: Deps,
  { row, holder }: Redeemed,
  referrer: ContactRow | null,
  { intentId }: Pick<InputOf<'referrals.set'>, 'intentId'>,
): Promise<{ intentId: string }> {
  if (referrer?.id === row.id) throw new RelevoError({ code: 'bus/bad-request', detail: 'self' });
  const about =
    referrer === null ? {} : { referrer: { id: referrer.id, name: referrer.contact.name } };
  return keep(services, { row, holder }, { verdict: 'referred', ...about }, intentId);
}

/** Stores that a customer was asked for a referral. @throws RelevoError as `feedbackNoteAction` */
export function noteAsked(
  services: Deps,
  redeemed: Redeemed,
  { intentId }: Pick<InputOf<'referrals.asked'>, 'intentId'>,
): Promise<{ intentId: string }> {
  return keep(services, redeemed, { verdict: 'asked-to-refer' }, intentId);
}

async function keep(
  services: Deps,
  { row, holder: { connection } }: Redeemed,
  said: Pick<Parameters<typeof feedbackNoteAction>[2], 'verdict' | 'referrer'>,
  intentId: string,
): Promise<{ intentId: string }> {
  const whole = { ...said, reasonId: null, text: '', date: null, answers: null, dealtWith: false };
  const action = await feedbackNoteAction(services, { row, connection }, whole, intentId);
  const contactId = row.id;
  await enqueue(services.journal, { intentId, contactId, connection, action }, services.clock());
  services.push('people', 'outbox', 'feedback');
  services.flush();
  return { intentId };
}

/**
 * Returns word of mouth from what is stored here: who came by it, and which customers could refer
 * others.
 * @param mine whether to list only customers of this rep
 */
export async function referralsView(
  services: Deps,
  threads: readonly FeedbackThread[],
  mine: boolean,
  holder: Holder,
): Promise<ReferralsView> {
  const { db } = services;
  const me = mine ? await connectionOwner(services).catch(() => null) : null;
  const customers =
    me !== null
      ? await contactsOfOwner(db, me.id, ['customer'])
      : mine
        ? []
        : await db.contacts.filter(({ contact }) => contact.stage === 'customer').toArray();
  const asked = askedToReferAt(threads);
  const open = new Set(
    threads.flatMap((thread) =>
      thread.first.read.kind === 'feedback' && isToResolve(thread) ? [thread.first.contactId] : [],
    ),
  );
  const now = services.clock();
  const could = customers
    .flatMap((row) => {
      const { id, contact } = row;
      const since = contact.stageDates.customer ?? null;
      const askedAt = asked.get(id) ?? null;
      const hasOpenFeedback = open.has(id);
      const { stage } = contact;
      const why = whyNotAsked({ stage, customerSince: since, hasOpenFeedback, askedAt }, now);
      return why === null && since !== null ? [{ row, since, askedAt }] : [];
    })
    .sort((a, b) => a.since - b.since || (a.row.id < b.row.id ? -1 : 1));
  const shown = could.slice(0, MOST_SHOWN);
  const people = await viewPeople(
    services,
    shown.map(({ row }) => row),
    holder,
  );
  const referrals = referralsOf(threads);
  const referred = await db.contacts.bulkGet([...referrals.keys()]);
  const stages = new Map(referred.flatMap((row) => (row ? [[row.id, row.contact.stage]] : [])));
  return {
    could: people.flatMap((person, index) => {
      const each = shown[index];
      return each === undefined ? [] : [{ person, since: each.since, askedAt: each.askedAt }];
    }),
    total: could.length,
    totals: referralTotals(referrals.values(), (id) => stages.get(id) ?? null),
  };
}

/**
 * Creates the reader of customers: it asks the CRM for the rep's own, and for the first of all where
 * the CRM can list them, once in ten minutes. A push says when they have come.
 */
export function createCustomerReader(services: Deps): () => void {
  let last = { connection: '', at: 0 };
  const read = async (): Promise<void> => {
    const connector = await services.reader();
    const now = services.clock();
    if (connector === null) return;
    if (last.connection === connector.connection && isFresh(last.at, now, READ_EVERY_MS)) return;
    last = { connection: connector.connection, at: now };
    const source = sourceOf(services.db, connector);
    const signal = AbortSignal.timeout(READ_MS);
    const me = await connectionOwner(services);
    if (me !== null) {
      const { reads } = await connector.contactsOfOwner(me.id, ['customer'], MOST_READ, signal);
      await putReads(source, reads, now, false);
    }
    const question = { kind: 'stands', stage: 'customer' } as const;
    const page = (await connector.figures?.people(question, {}, null, signal)) ?? null;
    if (page !== null) await putReads(source, page.reads, now, false);
    services.push('people');
  };
  return () => void read().catch((error: unknown) => services.log.caught(error, 'referrals.list'));
}
