import type { InputOf } from '../bus/contract';
import { RelevoError } from '../domain/base/failure';
import { notTakenBack } from '../domain/changes/taken-back';
import {
  CONTEST_REASONS,
  type Contests,
  contestsOf,
  touchWords,
} from '../domain/feedback/contests';
import { feedbackThreads } from '../domain/feedback/threads';
import { localDate } from '../domain/figures/funnel/month';
import { notesOf } from '../store/note-rows';
import { enqueue, intentsOf } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { entryOf, pendingEntries } from '../sync/feedback-entries';
import { owner } from './owner';
import type { Redeemed } from './person-views';
import type { Crm, Events, Preferences, Services, Store, Terms } from './services';
import { noteOf } from './verdicts';

const DEALS_MS = 8_000;

type Parts = Store & Preferences & Terms & Crm & Events & Pick<Services, 'flush'>;

/**
 * Stores what a rep says of touches that are credited: a note in the CRM, for all departments to
 * read. Repeating it with the same id has no further effect.
 * @throws RelevoError `bus/forbidden` where neither the contact nor a deal of theirs is the rep's,
 * `bus/bad-request` for a contest without its reason, and what `noteOf` throws
 */
export async function giveContest(
  services: Parts,
  { row, holder: { connection } }: Redeemed,
  input: InputOf<'contests.give'>,
): Promise<{ intentId: string }> {
  const { intentId, word, reasonId = null, text = '', touch } = input;
  await needOwner(services, row);
  const isKnown = CONTEST_REASONS.some(({ id }) => id === reasonId);
  if (word === 'contested' ? !isKnown : reasonId !== null)
    throw new RelevoError({ code: 'bus/bad-request', detail: 'reason' });
  if (reasonId === 'other' && text.trim() === '')
    throw new RelevoError({ code: 'bus/bad-request', detail: 'text' });
  const { timeZone } = (await services.agreement()).hours;
  const said = {
    verdict: word,
    reasonId,
    text,
    date: null,
    answers: null,
    dealtWith: false,
    campaign: touch.campaign,
    touch: {
      ids: touch.ids,
      title: touch.title,
      on: localDate(touch.at, timeZone),
      dealId: touch.dealId,
    },
  };
  const action = await noteOf(services, { row, connection }, said, intentId);
  const contactId = row.id;
  await enqueue(services.journal, { intentId, contactId, connection, action }, services.clock());
  services.push('people', 'outbox', 'feedback');
  services.flush();
  return { intentId };
}

/**
 * Sales answers for its own sales: the owner of the contact or of one of their deals may speak, and
 * every rep where they have none.
 */
async function needOwner(services: Parts, { id, contact }: ContactRow): Promise<void> {
  if ((await services.settings()).role === 'marketer') refuse();
  const me = await owner(services).catch(() => null);
  if (me === null || contact.owner?.id === me.id) return;
  const reader = (await services.connector())?.deals ?? null;
  const read = await reader?.ofContacts([id], AbortSignal.timeout(DEALS_MS));
  const owners = (read?.deals.get(id) ?? []).flatMap((deal) => deal.owner?.id ?? []);
  if (owners.includes(me.id) || (owners.length === 0 && contact.owner === null)) return;
  refuse();
}

function refuse(): never {
  throw new RelevoError({ code: 'bus/forbidden', detail: 'not-yours' });
}

/** Returns how the touches of one contact stand, with what has not reached the CRM yet. */
export async function contestsOfContact(
  { db }: Pick<Services, 'db'>,
  { row, holder }: Redeemed,
): Promise<Contests> {
  const [notes, intents] = await Promise.all([
    notesOf(db, [row.id]),
    intentsOf(db, holder.connection, [row.id]),
  ]);
  const entries = [...notes.map(entryOf), ...pendingEntries(notTakenBack(intents))];
  return contestsOf(touchWords(feedbackThreads(entries)));
}
