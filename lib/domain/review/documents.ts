import type { WeeklyDocument } from '../agreement/document';
import { groupBy } from '../base/group';
import { stableJson } from '../base/json-tree';
import { sha256 } from '../base/sha256';
import {
  type Decision,
  type KeptReview,
  type ReviewEntry,
  type ReviewNote,
  readReviewEntry,
} from './review-schema';

/** A document of the review, with who added it. */
export interface KnownEntry<Entry extends ReviewEntry = ReviewEntry> {
  /** Digest of what it says: the same document twice is one. */
  readonly id: string;
  readonly entry: Entry;
  /** The author according to the CRM; the name in the document where the CRM names none. */
  readonly who: string;
  /** When it was added, epoch ms. */
  readonly at: number;
  /** False where any user who may write notes could have set the author. */
  readonly isConfirmed: boolean;
  /** The CRM names another author than the document: it is shown, and replaces nothing. */
  readonly isForeign: boolean;
}

/** The newest versions of one decision or note: more than one where two were written at once. */
export interface Standing<Entry extends ReviewEntry> {
  readonly heads: readonly KnownEntry<Entry>[];
}

/** Everything that reviews left on the shelf. */
export interface ReviewShelf {
  /** The newest first. */
  readonly kept: readonly KnownEntry<KeptReview>[];
  /** By the decision's id, in the order in which they were taken. */
  readonly decisions: readonly Standing<Decision>[];
  readonly notes: readonly Standing<ReviewNote>[];
  /** Documents that are none, or that a newer Relevo wrote. */
  readonly unreadable: number;
}

/** Sorts the documents of the review. Never throws: any user of the CRM may have written them. */
export function reviewShelf(documents: readonly WeeklyDocument[]): ReviewShelf {
  const known = new Map<string, KnownEntry>();
  let unreadable = 0;
  for (const document of documents) {
    const entry = readReviewEntry(document.value);
    if (entry === null) unreadable++;
    else {
      const read = knownEntry(document, entry);
      if (!known.has(read.id)) known.set(read.id, read);
    }
  }
  const all = [...known.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const of = <Kind extends ReviewEntry['kind']>(kind: Kind) =>
    all.filter(
      (each): each is KnownEntry<Extract<ReviewEntry, { kind: Kind }>> => each.entry.kind === kind,
    );
  return {
    kept: of('kept').reverse(),
    decisions: standings(of('decision'), ({ entry }) => entry.id),
    notes: standings(of('note'), ({ entry }) => `${entry.week} ${entry.block}`),
    unreadable,
  };
}

function knownEntry({ by, at, confirmed }: WeeklyDocument, entry: ReviewEntry): KnownEntry {
  return {
    id: entryDigest(entry),
    entry,
    who: by ?? entry.by,
    at: at ?? entry.at,
    isConfirmed: confirmed !== false,
    isForeign: by !== null && plain(by) !== plain(entry.by),
  };
}

/** The digest by which a later document names the one that it replaces. */
export function entryDigest(entry: ReviewEntry): string {
  return sha256(stableJson(entry));
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * The entries of each group that no other of it replaces. Two that were written over the same one
 * both stand. One whose author the CRM contradicts replaces nothing, so that a forged document can
 * be seen but hides none.
 */
function standings<Entry extends Decision | ReviewNote>(
  entries: readonly KnownEntry<Entry>[],
  nameOf: (entry: KnownEntry<Entry>) => string,
): Standing<Entry>[] {
  return [...groupBy(entries, nameOf).values()].map((group) => {
    const replaced = new Set(
      group.flatMap(({ entry, isForeign }) => (isForeign ? [] : entry.replaces)),
    );
    return { heads: group.filter(({ id }) => !replaced.has(id)) };
  });
}

/** Whether a decision still waits: also while its versions disagree. */
export function isOpen({ heads }: Standing<Decision>): boolean {
  return heads.length > 1 || heads.some(({ entry }) => entry.state === 'open');
}
