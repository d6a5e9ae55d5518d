import { isAhead } from '../domain/base/fresh';
import { groupBy } from '../domain/base/group';
import { stageOrder } from '../domain/base/stage';
import type { Touch } from '../domain/base/touch';
import { applyPending } from '../domain/changes/pending';
import { localDayStart } from '../domain/clocks/business-time';
import type { KnownUntil } from '../domain/clocks/measured';
import type { TermsAt } from '../domain/clocks/terms';
import { type FeedbackEntry, speakerOf, trustedFeedbackOf } from '../domain/feedback/threads';
import {
  type FeedbackAt,
  feedbackEvents,
  mqlEvent,
  stageEvents,
  touchEvents,
} from '../domain/hand-off/event';
import { type HandOff, handOffOf, WAITS_FOR_CONTACT } from '../domain/hand-off/hand-off';
import { type HandOffStory, handOffStory } from '../domain/hand-off/story';
import type { Contact } from '../domain/person/contact';
import { qualifiedSince } from '../domain/scoring/threshold';
import type { RelevoDb } from '../store/db';
import { notesKnownUntil, notesOf } from '../store/note-rows';
import { toPending } from '../store/outbox-rows';
import type { ContactRow, OutboxRow } from '../store/rows';
import { readTouchesKnownUntil } from '../store/touches-known-until';
import { entryOf, pendingEntries } from './feedback-entries';

/** A hand-off with its story and all feedback about the contact. */
export interface KnownHandOff {
  readonly handOff: HandOff | null;
  readonly story: HandOffStory | null;
  readonly entries: readonly FeedbackEntry[];
}

/** The hand-off of a contact about which nothing is known. */
export const NO_HAND_OFF: KnownHandOff = { handOff: null, story: null, entries: [] };

/**
 * Builds the hand-offs of contacts from the store: stage dates of the CRM, feedback, touches (where
 * a clock waits for one), and changes of the rep that the CRM has not confirmed yet.
 * @param intents intents of these contacts, without those that were taken back
 */
export async function readHandOffs(
  db: RelevoDb,
  rows: readonly ContactRow[],
  intents: readonly OutboxRow[],
  termsAt: TermsAt,
  now: number,
): Promise<Map<string, KnownHandOff>> {
  const notes = await notesOf(
    db,
    rows.map(({ id }) => id),
  );
  const said = new Map<string, FeedbackEntry[]>(rows.map(({ id }) => [id, []]));
  for (const entry of [...notes.map(entryOf), ...pendingEntries(intents)])
    said.get(entry.contactId)?.push(entry);
  const knownUntil = await knowledgeOf(db, now);
  const own = groupBy(intents, ({ contactId }) => contactId);
  const made = rows.map((row) => {
    const contact = applyPending(row.contact, (own.get(row.id) ?? []).map(toPending));
    const entries = said.get(row.id) ?? [];
    return {
      row,
      id: row.id,
      contact,
      entries,
      known: makeHandOff(contact, [], entries, termsAt, now, knownUntil(row)),
    };
  });
  const awaiting = made.flatMap(({ id, known }) => (everWaited(known) ? [id] : []));
  const touches = await touchesOf(db, awaiting);
  return new Map(
    made.map(({ row, id, contact, entries, known }) => {
      const found = touches.get(id);
      return [
        id,
        found === undefined
          ? known
          : makeHandOff(contact, found, entries, termsAt, now, knownUntil(row)),
      ];
    }),
  );
}

/** Reads how much of the history of each contact is known. */
async function knowledgeOf(db: RelevoDb, now: number): Promise<(row: ContactRow) => KnownUntil> {
  const [notes, touches] = await Promise.all([notesKnownUntil(db), readTouchesKnownUntil(db)]);
  // A time in the future was stored before the device's clock was set back.
  const past = (at: number) => (isAhead(at, now) ? 0 : at);
  return ({ id, readAt, historyAt }) => ({
    said: Math.min(past(readAt), past(notes)),
    // A contact that was evicted and read again has no stored touches.
    touches: historyAt > 0 ? Math.max(0, past(touches[id] ?? 0)) : 0,
  });
}

/** Whether any clock of the contact waits for a touch. Other hand-offs do not depend on touches. */
function everWaited({ handOff }: KnownHandOff): boolean {
  return handOff?.runs.some(({ kind }) => WAITS_FOR_CONTACT.includes(kind)) ?? false;
}

/** Reads the touches of contacts in one transaction; contacts without touches are left out. */
async function touchesOf(db: RelevoDb, ids: readonly string[]): Promise<Map<string, Touch[]>> {
  if (ids.length === 0) return new Map();
  const found = await db.transaction('r', db.touches, () =>
    Promise.all(
      ids.map((id) =>
        db.touches
          .where('[contactId+at]')
          .between([id, Number.NEGATIVE_INFINITY], [id, Number.POSITIVE_INFINITY])
          .toArray(),
      ),
    ),
  );
  return new Map(
    found.flatMap((touches, index) => (touches.length === 0 ? [] : [[ids[index] ?? '', touches]])),
  );
}

/**
 * Builds the hand-off of one contact from what is known about it.
 * @param knownUntil until when notes and touches of the contact are known
 */
export function makeHandOff(
  contact: Contact,
  touches: readonly Touch[],
  entries: readonly FeedbackEntry[],
  termsAt: TermsAt,
  now: number,
  knownUntil: KnownUntil,
): KnownHandOff {
  const { timeZone } = termsAt(now).agreement.hours;
  const notes = entries.flatMap((entry): FeedbackAt[] => {
    const feedback = trustedFeedbackOf(entry);
    return feedback === null
      ? []
      : [{ id: entry.reference ?? entry.id, at: entry.at, who: speakerOf(entry), feedback }];
  });
  const events = [
    ...stageEvents(contact),
    ...touchEvents(touches),
    ...feedbackEvents(notes, (date) => localDayStart(date, timeZone)),
    ...scoreEvents(contact, termsAt, now),
  ];
  const since = (at: number) => qualifiedSince(contact, termsAt(at).agreement, at);
  const handOff = handOffOf(events, { now, qualifiedSince: since });
  return {
    handOff,
    story: handOff === null ? null : handOffStory(handOff, termsAt, now, knownUntil),
    entries,
  };
}

/**
 * A lead whose score reaches the threshold waits for sales, even if the CRM still has it as a lead.
 */
function scoreEvents(contact: Contact, termsAt: TermsAt, now: number) {
  if (contact.stage === null || stageOrder(contact.stage) >= stageOrder('mql')) return [];
  const since = qualifiedSince(contact, termsAt(now).agreement, now);
  return since === null || !Number.isFinite(since) ? [] : [mqlEvent(since, 'score')];
}
