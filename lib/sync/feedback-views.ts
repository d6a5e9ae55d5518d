import type { Agreement, Reason } from '../domain/base/agreement-model';
import { type Language, textIn } from '../domain/base/text';
import { CONTEST_REASONS } from '../domain/feedback/contests';
import {
  datedBack,
  type FeedbackEntry,
  type FeedbackThread,
  kindOf,
  speakerOf,
  trustedFeedbackOf,
} from '../domain/feedback/threads';
import type { NoteView, ThreadView } from '../domain/views/thread';

/** Returns the label of a reason; the id itself if the agreement no longer has the reason. */
export type ReasonLabel = (id: string) => string;

/** Collects the labels of all reasons, of an agreement and of contests, in one language. */
export function reasonLabels(agreement: Agreement, language: Language): ReasonLabel {
  const all: readonly Reason[] = [
    ...agreement.demoteReasons,
    ...agreement.recycleReasons,
    ...agreement.rejectReasons,
    ...CONTEST_REASONS,
  ];
  const labels = new Map(all.map(({ id, label }) => [id, textIn(label, language)]));
  return (id) => labels.get(id) ?? id;
}

/** Returns a note as surfaces show it. */
function noteView(entry: FeedbackEntry, label: ReasonLabel): NoteView {
  const said = trustedFeedbackOf(entry);
  const kind = kindOf(entry);
  return {
    id: entry.id,
    at: entry.at,
    madeAt: datedBack(entry),
    confirmed: entry.author.confirmed,
    who: speakerOf(entry),
    claimed: kind === 'unproven' ? (entry.author.claimed?.name ?? null) : null,
    kind,
    verdict: said?.verdict ?? null,
    reason: said?.reasonId == null ? null : label(said.reasonId),
    campaign: said?.campaign ?? null,
    about: said?.touch?.title ?? said?.referrer?.name ?? null,
    date: said?.date ?? null,
    text: said?.text ?? entry.read.words,
    edited: kind === 'feedback' && entry.read.kind === kind && entry.read.edited,
    dealtWith: said?.dealtWith === true,
  };
}

/** Returns a thread as surfaces show it. */
export function threadView(thread: FeedbackThread, label: ReasonLabel): ThreadView {
  const { undone, orphan, dealtWith, newestAt } = thread;
  return {
    first: noteView(thread.first, label),
    answers: thread.answers.map((answer) => noteView(answer, label)),
    undone,
    orphan,
    dealtWith,
    newestAt,
  };
}
