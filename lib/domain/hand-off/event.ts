import { STAGES, type Stage, stageOrder } from '../base/stage';
import type { Touch, TouchKind } from '../base/touch';
import type { Feedback, Verdict } from '../feedback/feedback';
import type { Contact } from '../person/contact';
import { plainReference } from '../person/reference';

/** The kinds of events of a hand-off. */
export type HandOffEventKind =
  | 'mql-reached'
  | 'accepted'
  | 'rejected'
  | 'recycled'
  /** The date of a recycled contact has come, and their score reaches the threshold. */
  | 'due-again'
  | 'contacted'
  | 'decided-sql'
  | 'returned'
  | 'opportunity'
  | 'customer'
  | 'undone';

/**
 * One event of a hand-off. The events can come from several sources, in any order and repeatedly.
 */
export interface HandOffEvent {
  /** The same event has the same id in every read. */
  readonly id: string;
  readonly kind: HandOffEventKind;
  /** Epoch ms. */
  readonly at: number;
  readonly source: 'crm' | 'note' | 'touch' | 'score';
  /** Name of the user who did it, according to the CRM; null if not known. */
  readonly who: string | null;
  readonly reasonId: string | null;
  readonly text: string;
  /** Until when the contact is recycled, or when to look at an SQL again, epoch ms. */
  readonly until: number | null;
  /** Id of the event that this one takes back. */
  readonly undoes: string | null;
  readonly agreementVersion: number | null;
}

type Known = Pick<HandOffEvent, 'id' | 'kind' | 'at' | 'source'> & Partial<HandOffEvent>;

/** Builds an event with defaults for the fields not given. */
export function handOffEvent(known: Known): HandOffEvent {
  return {
    who: null,
    reasonId: null,
    text: '',
    until: null,
    undoes: null,
    agreementVersion: null,
    ...known,
  };
}

/**
 * Builds the event that a contact became an MQL. The date of the CRM and a rep's note about it give
 * the same event; a score that reaches the threshold gives another, weaker one.
 */
export function mqlEvent(at: number, source: 'crm' | 'note' | 'score'): HandOffEvent {
  return handOffEvent({
    id: `${source === 'score' ? 'score' : 'mql'}:${at}`,
    kind: 'mql-reached',
    at,
    source,
  });
}

const OF_STAGE: Readonly<Partial<Record<Stage, HandOffEventKind>>> = {
  sql: 'decided-sql',
  opportunity: 'opportunity',
  customer: 'customer',
};

/**
 * Builds events from the dates at which a contact entered its stages. If a contact is back at
 * marketing, the date of that stage is the return. Other dates of early stages only say where the
 * contact comes from. A stage beyond the current one with a later date was left again at an unknown
 * time, so it is ignored.
 * @param seenAt when Relevo first saw the current stage, for a CRM without dates; null if not known
 */
export function stageEvents(
  contact: Pick<Contact, 'stage' | 'stageDates'>,
  seenAt: number | null = null,
): HandOffEvent[] {
  const { stage, stageDates } = contact;
  const present = stage === null ? null : (stageDates[stage] ?? seenAt);
  const left = (each: Stage, at: number) =>
    stage !== null && stageOrder(each) > stageOrder(stage) && (present === null || at > present);
  return STAGES.flatMap((each): HandOffEvent[] => {
    const at = stageDates[each] ?? (each === stage ? seenAt : null);
    if (at === null || left(each, at)) return [];
    if (each === 'mql') return [mqlEvent(at, 'crm')];
    const back = each === stage && stageOrder(each) < stageOrder('mql');
    const kind = back ? 'returned' : OF_STAGE[each];
    return kind === undefined
      ? []
      : [handOffEvent({ id: `${each}:${at}`, kind, at, source: 'crm' })];
  });
}

/** Kinds of touch by which sales contacts a person. */
const OUTGOING: readonly TouchKind[] = ['call', 'meeting', 'email-sent', 'message'];

/**
 * Builds events from outgoing touches of sales. The first one after acceptance is the first
 * contact.
 */
export function touchEvents(touches: readonly Touch[]): HandOffEvent[] {
  return touches
    .filter(
      ({ by, kind, incoming }) => by === 'sales' && incoming !== true && OUTGOING.includes(kind),
    )
    .map(({ id, at, title }) =>
      handOffEvent({ id: `touch:${id}`, kind: 'contacted', at, source: 'touch', text: title }),
    );
}

const OF_VERDICT: Readonly<Partial<Record<Verdict, HandOffEventKind>>> = {
  accepted: 'accepted',
  rejected: 'rejected',
  recycled: 'recycled',
  'decided-sql': 'decided-sql',
  returned: 'returned',
  undone: 'undone',
};

/** A feedback note, with the fields that the hand-off needs. */
export interface FeedbackAt {
  /** Reference of the note, or its id in the CRM. */
  readonly id: string;
  readonly at: number;
  /** The author according to the CRM; the author named in the note is not trusted. */
  readonly who: string | null;
  readonly feedback: Feedback;
}

/**
 * Builds events from feedback. Comments and unknown verdicts of newer versions give none.
 * @param dateToTime converts a local date of the team to its start (see `localDayStart`)
 */
export function feedbackEvents(
  notes: readonly FeedbackAt[],
  dateToTime: (date: string) => number,
): HandOffEvent[] {
  const authors = new Map(notes.map(({ id, who }) => [noteEventId(id), who]));
  return notes.flatMap(({ id, at, who, feedback }): HandOffEvent[] => {
    // Only its author can take a verdict back; other users can give another one.
    const foreign = feedback.answers !== null && authors.get(noteEventId(feedback.answers)) !== who;
    if (feedback.verdict === 'undone' && foreign) return [];
    const kind = Object.hasOwn(OF_VERDICT, feedback.verdict)
      ? OF_VERDICT[feedback.verdict]
      : undefined;
    if (kind === undefined) return [];
    const { reasonId, text, date, answers, agreementVersion, pendingSince } = feedback;
    const until = date === null ? Number.NaN : dateToTime(date);
    const event = handOffEvent({
      id: noteEventId(id),
      kind,
      at,
      source: 'note',
      who,
      reasonId,
      text,
      until: Number.isNaN(until) ? null : until,
      undoes: answers === null ? null : noteEventId(answers),
      agreementVersion,
    });
    return pendingSince === null || pendingSince > at
      ? [event]
      : [mqlEvent(pendingSince, 'note'), event];
  });
}

/** Returns the id of the event of a note, from its reference or its id in the CRM. @internal */
export function noteEventId(note: string): string {
  return `note:${plainReference(note)}`;
}
