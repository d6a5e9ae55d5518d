import { plainReference } from '../person/reference';
import type { Feedback } from './feedback';
import type { Authorship, ReadFeedback } from './note';

/** A note of the CRM as it was read, with who wrote it. */
export interface FeedbackEntry {
  readonly id: string;
  /** Our reference where Relevo wrote it. */
  readonly reference: string | null;
  readonly contactId: string;
  readonly at: number;
  /** When the CRM made it, where that is known beside `at`, epoch ms. */
  readonly madeAt?: number | undefined;
  readonly changedAt: number;
  readonly read: ReadFeedback;
  readonly author: Authorship;
}

/** What was said first, and what was said to it. */
export interface FeedbackThread {
  readonly first: FeedbackEntry;
  /** Answers, marks and what was taken back, oldest first. */
  readonly answers: readonly FeedbackEntry[];
  /** It answers a note that is not known here: deleted, or older than what was read. */
  readonly orphan: boolean;
  /** Its author took it back. */
  readonly undone: boolean;
  /** The mark that holds; null where there is none, or somebody else has said more since. */
  readonly dealtWith: { readonly by: string | null; readonly at: number } | null;
  /** When something was last said in it. */
  readonly newestAt: number;
}

/**
 * Notes as threads, that with the newest word first. The same notes make the same threads in
 * whatever order they come; a note read twice, or written twice under one reference, is one. Linear
 * but for sorting.
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
 * Finds what stands at the beginning of a note's answers, each note once. Clocks differ, so an
 * answer may be dated before what it answers; and notes may be forged so that they answer each
 * other: then the oldest of them is the first.
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

/** What a note is to its reader. */
export type NoteKind =
  | ReadFeedback['kind']
  /**
   * Feedback by its line, of an author whom the CRM does not confirm: words that count for nothing.
   */
  | 'unproven';

/** What a note is, its author considered. */
export function kindOf({ read, author }: FeedbackEntry): NoteKind {
  return read.kind === 'feedback' && author.agreement !== 'same' ? 'unproven' : read.kind;
}

/**
 * What a note says, where it is feedback of whom it names. Nothing else counts, answers, takes back
 * or marks anything.
 */
export function trustedFeedbackOf({ read, author }: FeedbackEntry): Feedback | null {
  return read.kind === 'feedback' && author.agreement === 'same' ? read.feedback : null;
}

/**
 * Longer than a device keeps a note before it can send it, ms: a weekend without a network is told,
 * not hidden.
 */
const DATED_BACK_MS = 86_400_000;

/**
 * When a note was really made, epoch ms, where it is dated back by more than a day; null where it
 * is not.
 */
export function datedBack({ at, madeAt }: Pick<FeedbackEntry, 'at' | 'madeAt'>): number | null {
  return madeAt !== undefined && madeAt - at > DATED_BACK_MS ? madeAt : null;
}

/** Who said it, as the CRM tells: the note's own claim is nobody's word. */
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
 * Each note once, as it was last changed; of two written under one reference by the same person the
 * older. Oldest first.
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
    // A reference copied by somebody else hides nothing.
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
