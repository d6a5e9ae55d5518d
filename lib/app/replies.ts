import * as z from 'zod/mini';
import { isFresh } from '../domain/base/fresh';
import { type FeedbackThread, speakerOf, trustedFeedbackOf } from '../domain/feedback/threads';
import type { ReplyWithPerson } from '../domain/views/reply';
import type { ThreadView } from '../domain/views/thread';
import type { RelevoDb } from '../store/db';
import { readMeta, writeMeta } from '../store/meta';
import { createThreads } from '../sync/read-threads';
import type { Holder } from './person-tickets';
import type { Services, Viewing } from './services';
import { viewPeople } from './view-people';

const SEEN = 'answers-seen';
/** An answer that is older than this is no news any more, ms. */
const NEWS_MS = 14 * 86_400_000;
/** Most answers in one list. */
const MOST = 20;
const seenSchema = z.record(z.string(), z.number());

interface Reply {
  readonly contactId: string;
  readonly at: number;
  readonly who: string | null;
  readonly text: string;
}

/**
 * Returns the newest answer of a thread if a colleague gave it to what this rep said; else null.
 * @param me name of the rep according to the CRM
 */
function replyTo(thread: FeedbackThread, me: string): Reply | null {
  const { first, answers, undone } = thread;
  if (undone || speakerOf(first) !== me) return null;
  const last = answers.findLast((each) => trustedFeedbackOf(each)?.verdict === 'comment');
  if (last === undefined || speakerOf(last) === me) return null;
  const { contactId } = first;
  const { text = '' } = trustedFeedbackOf(last) ?? {};
  return { contactId, at: last.at, who: speakerOf(last), text };
}

/** The threads of each database, read again after a change only: a badge is drawn often. */
const caches = new WeakMap<RelevoDb, ReturnType<typeof createThreads>>();

function threadsOf(db: RelevoDb): ReturnType<ReturnType<typeof createThreads>> {
  const read = caches.get(db) ?? createThreads(db);
  caches.set(db, read);
  return read();
}

type Deps = Pick<Services, 'db' | 'clock' | 'connection'>;

async function readSeen({ db }: Pick<Services, 'db'>): Promise<Record<string, number>> {
  const stored = seenSchema.safeParse(await readMeta(db, SEEN));
  return stored.success ? stored.data : {};
}

/**
 * Returns the answers to what this rep said that no card of theirs has shown yet, newest first. They
 * are counted from the notes on this device, so that nothing is asked of the CRM.
 */
export async function unseenReplies(services: Deps): Promise<Reply[]> {
  const { owner: me } = await services.connection();
  if (me === null) return [];
  const [threads, seen] = await Promise.all([threadsOf(services.db), readSeen(services)]);
  const now = services.clock();
  const newest = new Map<string, Reply>();
  for (const thread of threads) {
    const answer = replyTo(thread, me.name);
    if (answer === null || !isFresh(answer.at, now, NEWS_MS)) continue;
    const { contactId, at } = answer;
    if (at <= (seen[contactId] ?? 0) || at <= (newest.get(contactId)?.at ?? 0)) continue;
    newest.set(contactId, answer);
  }
  return [...newest.values()].sort((a, b) => b.at - a.at).slice(0, MOST);
}

/** Returns the same answers with the person of each, for a list. */
export async function unseenRepliesWithPeople(
  services: Viewing & Deps,
  holder: Holder,
): Promise<ReplyWithPerson[]> {
  const answers = await unseenReplies(services);
  const rows = await services.db.contacts.bulkGet(answers.map(({ contactId }) => contactId));
  const people = await viewPeople(
    services,
    rows.filter((row) => row !== undefined),
    holder,
  );
  return answers.flatMap(({ contactId, at, who, text }) => {
    const person = people.find((each) => each.contactId === contactId);
    return person === undefined ? [] : [{ person, at, who, text }];
  });
}

/**
 * Notes that a card has shown the answers about a contact.
 * @returns whether one of them was new
 */
export async function markRepliesSeen(
  services: Deps,
  contactId: string,
  threads: readonly ThreadView[],
): Promise<boolean> {
  const { owner: me } = await services.connection();
  const mine = threads.filter(({ first }) => first.who !== null && first.who === me?.name);
  const at = Math.max(0, ...mine.flatMap(({ answers }) => answers.map((each) => each.at)));
  const seen = await readSeen(services);
  if (at <= (seen[contactId] ?? 0)) return false;
  const now = services.clock();
  const kept = Object.entries(seen).filter((each) => isFresh(each[1], now, NEWS_MS));
  await writeMeta(services.db, SEEN, { ...Object.fromEntries(kept), [contactId]: at });
  return isFresh(at, now, NEWS_MS);
}
