import { plainReference } from '../person/reference';
import type { Feedback, Verdict } from './feedback';
import type { Authorship, ReadFeedback } from './note';

/** A note read from the CRM, with its author. */
export interface FeedbackEntry {
  readonly id: string;
  /** Our reference if Relevo wrote it. */
  readonly reference: string | null;
  readonly contactId: string;
  readonly at: number;
  /** When the CRM created it, epoch ms, if known. */
  readonly madeAt?: number | undefined;
  readonly changedAt: number;
  readonly read: ReadFeedback;
  readonly author: Authorship;
}

/** A note with its answers. */
export interface FeedbackThread {
  readonly first: FeedbackEntry;
  /** Answers, marks and takebacks, oldest first. */
  readonly answers: readonly FeedbackEntry[];
  /**
   * Whether it answers a note that is not known here: deleted, or older than the notes that were
   * read.
   */
  readonly orphan: boolean;
  /** Whether its author took it back. */
  readonly undone: boolean;
  /**
   * The mark as dealt with; null if there is none, or if another user has added something since.
   */
  readonly dealtWith: { readonly by: string | null; readonly at: number } | null;
  /** Time of the newest note in it. */
  readonly newestAt: number;
}

/**
 * Groups notes into threads, newest first. The result does not depend on the order of the notes; a
 * note that was read twice, or written twice with one reference, counts once. Linear, except for
 * the sorting.
 */
export function feedbackThreads(entries: readonly FeedbackEntry[]): FeedbackThread[] {
  const notes = once(entries);
  const byName = new Map<string, FeedbackEntry>();
  for (const note of notes) {
    byName.set(note.id, note);
    if (note.reference !== null) byName.set(plainReference(note.reference), note);
  }
  const parentOf = (note: FeedbackEntry): FeedbackEntry | null => {
    const target = trustedFeedbackOf(note)?.answers ?? null;
    const parent = target === null ? undefined : byName.get(plainReference(target));
    return parent === undefined || parent.contactId !== note.contactId ? null : parent;
  };
  const rootOf = createRoots(parentOf);
  const groups = new Map<FeedbackEntry, FeedbackEntry[]>();
  for (const note of notes) {
    const root = rootOf(note);
    const group = groups.get(root) ?? [];
    groups.set(root, group);
    if (root !== note) group.push(note);
  }
  return [...groups]
    .map(([first, answers]) => threadOf(first, answers))
    .sort((a, b) => b.newestAt - a.newestAt || order(b.first, a.first));
}

/**
 * Finds the first note of each note's thread, visiting every note once. Clocks differ, so an answer
 * may have an earlier date than the note that it answers. Forged notes may answer each other: then
 * the oldest one is the first.
 */
function createRoots(
  parentOf: (note: FeedbackEntry) => FeedbackEntry | null,
): (note: FeedbackEntry) => FeedbackEntry {
  const roots = new Map<FeedbackEntry, FeedbackEntry>();
  return (note) => {
    const path = new Set<FeedbackEntry>();
    let at: FeedbackEntry = note;
    while (!(roots.has(at) || path.has(at))) {
      path.add(at);
      at = parentOf(at) ?? at;
    }
    const all = [...path];
    const ring = all.slice(all.indexOf(at)).sort(order);
    const root = roots.get(at) ?? ring[0] ?? at;
    for (const each of path) roots.set(each, root);
    return root;
  };
}

/** What asks nothing of marketing. */
const ASKS_NOTHING: readonly Verdict[] = [
  'accepted',
  'decided-sql',
  'confirmed',
  'referred',
  'asked-to-refer',
];

/**
 * Whether marketing has something to resolve in a thread: a rejection, a person recycled or given
 * back, a contested touch, a question or a note.
 */
export function isToResolve({ first, dealtWith, undone }: FeedbackThread): boolean {
  const verdict = trustedFeedbackOf(first)?.verdict;
  return dealtWith === null && !undone && !(verdict && ASKS_NOTHING.includes(verdict));
}

/** The kind of a note for its readers. */
export type NoteKind =
  | ReadFeedback['kind']
  /** Feedback whose author the CRM does not confirm. It is shown, but it does not count. */
  | 'unproven';

/** Returns the kind of a note, considering its author. */
export function kindOf({ read, author }: FeedbackEntry): NoteKind {
  return read.kind === 'feedback' && author.agreement !== 'same' ? 'unproven' : read.kind;
}

/**
 * Returns the feedback of a note whose author is confirmed. Only such feedback counts, answers,
 * takes back or marks anything.
 */
export function trustedFeedbackOf({ read, author }: FeedbackEntry): Feedback | null {
  return read.kind === 'feedback' && author.agreement === 'same' ? read.feedback : null;
}

/**
 * Difference between date and creation that is reported, ms; longer than a note usually waits on a
 * device without a network.
 */
const DATED_BACK_MS = 86_400_000;

/** Returns when a note was created, epoch ms, if it is dated back by more than a day; else null. */
export function datedBack({ at, madeAt }: Pick<FeedbackEntry, 'at' | 'madeAt'>): number | null {
  return madeAt !== undefined && madeAt - at > DATED_BACK_MS ? madeAt : null;
}

/** Returns the author according to the CRM; the author named in the note is not trusted. */
export function speakerOf({ author }: FeedbackEntry): string | null {
  return author.crm;
}

function threadOf(first: FeedbackEntry, answers: readonly FeedbackEntry[]): FeedbackThread {
  const target = trustedFeedbackOf(first)?.answers ?? null;
  const mark = answers.findLast((answer) => trustedFeedbackOf(answer)?.dealtWith === true);
  const reopened =
    mark !== undefined &&
    answers.some((each) => order(each, mark) > 0 && speakerOf(each) !== speakerOf(mark));
  const undone = answers.some(
    (each) =>
      trustedFeedbackOf(each)?.verdict === 'undone' &&
      answersTo(each, first) &&
      speakerOf(each) === speakerOf(first),
  );
  return {
    first,
    answers,
    orphan: target !== null,
    undone,
    dealtWith: mark === undefined || reopened ? null : { by: speakerOf(mark), at: mark.at },
    newestAt: Math.max(first.at, ...answers.slice(-1).map(({ at }) => at)),
  };
}

function answersTo(answer: FeedbackEntry, note: FeedbackEntry): boolean {
  const target = plainReference(trustedFeedbackOf(answer)?.answers ?? '');
  return (
    target === note.id || (note.reference !== null && target === plainReference(note.reference))
  );
}

/**
 * Returns each note once, in its latest version; of two with one reference by the same author, the
 * older one. Oldest first.
 */
function once(entries: readonly FeedbackEntry[]): FeedbackEntry[] {
  const latest = new Map<string, FeedbackEntry>();
  for (const entry of entries) {
    const known = latest.get(entry.id);
    if (known === undefined || newer(entry, known)) latest.set(entry.id, entry);
  }
  const references = new Set<string>();
  return [...latest.values()].sort(order).filter(({ reference, contactId, author }) => {
    if (reference === null) return true;
    // A reference that another user copied must not hide the original.
    const key = JSON.stringify([contactId, author.crm, plainReference(reference)]);
    if (references.has(key)) return false;
    references.add(key);
    return true;
  });
}

function newer(a: FeedbackEntry, b: FeedbackEntry): boolean {
  return (
    a.changedAt > b.changedAt ||
    (a.changedAt === b.changedAt && JSON.stringify(a) > JSON.stringify(b))
  );
}

function order(a: FeedbackEntry, b: FeedbackEntry): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
