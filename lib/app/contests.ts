import type { InputOf } from '../bus/contract';
import { RelevoError } from '../domain/base/failure';
import { notTakenBack } from '../domain/changes/taken-back';
import {
  CONTEST_REASONS,
  type Contests,
  contestsOf,
  touchWords,
} from '../domain/feedback/contests';
import { type FeedbackThread, feedbackThreads } from '../domain/feedback/threads';
import { localDate } from '../domain/figures/funnel/month';
import type { RelevoDb } from '../store/db';
import { notesOf } from '../store/note-rows';
import { enqueue, intentsOf } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { entryOf, pendingEntries } from '../sync/feedback-entries';
import { createThreads } from '../sync/read-threads';
import { connectionOwner } from './connection-owner';
import type { Redeemed } from './person-tickets';
import type { Crm, Events, Preferences, Services, Store, Terms } from './services';
import { feedbackNoteAction } from './verdicts';

const DEALS_MS = 8_000;

type Deps = Store & Preferences & Terms & Crm & Events & Pick<Services, 'flush'>;

/**
 * Stores what a rep says of touches that are credited: a note in the CRM, for all departments to
 * read. Repeating it with the same id has no further effect.
 * @throws RelevoError `bus/forbidden` where neither the contact nor a deal of theirs is the rep's,
 * `bus/bad-request` for a contest without its reason, and what `noteOf` throws
 */
export async function giveContest(
  services: Deps,
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
  const action = await feedbackNoteAction(services, { row, connection }, said, intentId);
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
async function needOwner(services: Deps, { id, contact }: ContactRow): Promise<void> {
  if ((await services.settings()).role === 'marketer') refuse();
  const me = await connectionOwner(services).catch(() => null);
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

/** How touches stand, and a stamp that is another one when that may have changed. */
export interface StampedContests extends Contests {
  readonly stamp: number;
}

/** Where contests do not matter. */
export const NONE_CONTESTED: StampedContests = { ...contestsOf([]), stamp: 0 };

interface Memory {
  readonly threads: ReturnType<typeof createThreads>;
  from: readonly FeedbackThread[];
  contests: StampedContests;
}

/** What was read last, by database: the report asks again with each of its numbers. */
const memories = new WeakMap<RelevoDb, Memory>();

/** Returns how all touches stand, with what has not reached the CRM yet. */
export async function readContests(db: RelevoDb): Promise<StampedContests> {
  const memory = memories.get(db) ?? {
    threads: createThreads(db),
    from: [],
    contests: NONE_CONTESTED,
  };
  memories.set(db, memory);
  const threads = await memory.threads();
  if (threads !== memory.from) {
    memory.from = threads;
    memory.contests = { ...contestsOf(touchWords(threads)), stamp: memory.contests.stamp + 1 };
  }
  return memory.contests;
}
