import { isOpen, type KnownEntry, type ReviewShelf, type Standing } from './documents';
import type { Decision, KeptReview, ReviewNote, WeeklyReview } from './review-schema';

/** Who wrote a document, as it is shown. JSON only. */
export interface Written {
  /** Digest of the document; what replaces it names it. */
  readonly id: string;
  readonly who: string;
  readonly at: number;
  readonly isConfirmed: boolean;
  /** The name in the document, where the CRM names another author; else null. */
  readonly claims: string | null;
}

/** A review that was kept, as the list shows it. */
export interface KeptLine extends Written {
  readonly week: WeeklyReview['week'];
  readonly version: number;
}

export interface DecisionVersion extends Written {
  readonly text: string;
  readonly owner: string | null;
  readonly due: string | null;
  readonly state: Decision['state'];
}

/** A decision; more than one version where two were written at once. */
export interface DecisionView {
  readonly id: string;
  readonly week: string;
  readonly isOpen: boolean;
  readonly versions: readonly DecisionVersion[];
}

export interface NoteVersion extends Written {
  readonly text: string;
}

/** The note of one part of one week. */
export interface ReviewNoteView {
  readonly week: string;
  readonly block: ReviewNote['block'];
  readonly versions: readonly NoteVersion[];
}

/** What reviews left, for the page. JSON only. */
export interface ReviewBook {
  readonly kept: readonly KeptLine[];
  readonly decisions: readonly DecisionView[];
  readonly notes: readonly ReviewNoteView[];
  readonly unreadable: number;
  /** Name of the user who writes; null if not known, then nothing can be written. */
  readonly me: string | null;
  /** Users of the CRM who can own a decision. */
  readonly people: readonly string[];
  /** Whether the shelf is this device's alone. */
  readonly isDeviceOnly: boolean;
  /** False where a policy pins the agreement, and with it the shelf. */
  readonly mayWrite: boolean;
}

/** The book of a shelf. */
export function bookOf(
  shelf: ReviewShelf,
): Pick<ReviewBook, 'kept' | 'decisions' | 'notes' | 'unreadable'> {
  return {
    kept: shelf.kept.map(keptLine),
    decisions: shelf.decisions.flatMap(decisionView),
    notes: shelf.notes.flatMap(({ heads }) => {
      const [first] = heads;
      if (first === undefined) return [];
      const { week, block } = first.entry;
      const versions = heads.map((head) => ({ ...writtenOf(head), text: head.entry.text }));
      return [{ week, block, versions }];
    }),
    unreadable: shelf.unreadable,
  };
}

function keptLine(known: KnownEntry<KeptReview>): KeptLine {
  const { week, agreement } = known.entry.review;
  return { ...writtenOf(known), week, version: agreement.version };
}

function decisionView(standing: Standing<Decision>): DecisionView[] {
  const [first] = standing.heads;
  if (first === undefined) return [];
  const { id, week } = first.entry;
  return [
    {
      id,
      week,
      isOpen: isOpen(standing),
      versions: standing.heads.map((head) => {
        const { text, owner, due, state } = head.entry;
        return { ...writtenOf(head), text, owner, due, state };
      }),
    },
  ];
}

function writtenOf({ id, who, at, isConfirmed, isForeign, entry }: KnownEntry): Written {
  return { id, who, at, isConfirmed, claims: isForeign ? entry.by : null };
}

/** Whether a decision is the reader's own, by any of its versions. */
export function isMine({ versions }: DecisionView, me: string | null): boolean {
  if (me === null) return false;
  const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  return versions.some(({ owner }) => owner !== null && plain(owner) === plain(me));
}
