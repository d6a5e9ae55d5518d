import { STAGES, type Stage, stageOrder } from '../base/stage';
import type { Touch, TouchKind } from '../base/touch';
import type { Feedback, Verdict } from '../feedback/feedback';
import type { Contact } from '../person/contact';
import { plainReference } from '../person/reference';

/** What can happen to a hand-off. */
export type HandOffEventKind =
  | 'mql-reached'
  | 'accepted'
  | 'rejected'
  | 'recycled'
  /** The date of a recycled person came, and they qualify. */
  | 'due-again'
  | 'contacted'
  | 'decided-sql'
  | 'returned'
  | 'opportunity'
  | 'customer'
  | 'undone';

/**
 * One thing that happened. Events of all sources in any order, some of them twice, make one
 * hand-off.
 */
export interface HandOffEvent {
  /** The same event from two reads has the same id. */
  readonly id: string;
  readonly kind: HandOffEventKind;
  /** Epoch ms. */
  readonly at: number;
  readonly source: 'crm' | 'note' | 'touch' | 'score';
  /** Who did it, as the CRM says; null where it does not. */
  readonly who: string | null;
  readonly reasonId: string | null;
  readonly text: string;
  /** Until when recycled, or when to look again at an SQL, epoch ms. */
  readonly until: number | null;
  /** Id of the event that this one takes back. */
  readonly undoes: string | null;
  readonly agreementVersion: number | null;
}

type Known = Pick<HandOffEvent, 'id' | 'kind' | 'at' | 'source'> & Partial<HandOffEvent>;

/** An event of which nothing more is known than what is given. */
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
 * That somebody became an MQL. The CRM's date and what a rep's note says of it are one event; a
 * score that crosses the threshold is another, and weaker.
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
 * Events of the dates at which a contact entered its stages. Who is back at marketing was returned
 * when they came there; an older date of an early stage says only where they come from; and a stage
 * beyond the present one, entered after it, was left again without the CRM saying when: where the
 * CRM has them now is what counts.
 * @param seenAt when Relevo first saw the present stage, for a CRM that does not date it; null
 * where that is not known
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

/** Kinds of touch by which sales reaches out to somebody. */
const OUTGOING: readonly TouchKind[] = ['call', 'meeting', 'email-sent', 'message'];

/**
 * Events of the touches by which sales reached out: the first after acceptance is the first
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

/** A note of feedback as far as the hand-off needs it. */
export interface FeedbackAt {
  /** Its reference, or its id in the CRM. */
  readonly id: string;
  readonly at: number;
  /** Whom the CRM names as its author: the note's own claim is not believed. */
  readonly who: string | null;
  readonly feedback: Feedback;
}

/**
 * Events of feedback. What only says something, and verdicts of newer versions, are none.
 * @param dateToTime the moment at which a local date begins for the team (see `localDayStart`)
 */
export function feedbackEvents(
  notes: readonly FeedbackAt[],
  dateToTime: (date: string) => number,
): HandOffEvent[] {
  const authors = new Map(notes.map(({ id, who }) => [noteEventId(id), who]));
  return notes.flatMap(({ id, at, who, feedback }): HandOffEvent[] => {
    // A verdict is taken back by who gave it; anybody else can give another.
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

/** Id of the event of a note, by its reference or its id in the CRM. @internal */
export function noteEventId(note: string): string {
  return `note:${plainReference(note)}`;
}
