import {
  type FeedbackEntry,
  type FeedbackThread,
  kindOf,
  speakerOf,
  trustedFeedbackOf,
} from './threads';

/** Columns of the export, in order. */
export const FEEDBACK_COLUMNS = [
  'at',
  'thread',
  'contact',
  'kind',
  'verdict',
  'reason',
  'campaign',
  'rep',
  'claimed',
  'date',
  'version',
  'dealt-with',
  'text',
] as const;

export type FeedbackColumn = (typeof FEEDBACK_COLUMNS)[number];

/** Labels of the export, in the user's language. */
export interface FeedbackNames {
  readonly column: (column: FeedbackColumn) => string;
  readonly verdict: (verdict: string) => string;
  readonly reason: (reasonId: string) => string;
  readonly contact: (contactId: string) => string;
}

/**
 * Returns threads as a table with a header row, for `csvText`: one row per note, answers below the
 * note that they answer. Times are ISO 8601, UTC.
 */
export function feedbackRows(threads: readonly FeedbackThread[], names: FeedbackNames): string[][] {
  return [
    FEEDBACK_COLUMNS.map(names.column),
    ...threads.flatMap((thread) =>
      [thread.first, ...thread.answers].map((entry) => rowOf(thread, entry, names)),
    ),
  ];
}

function rowOf(thread: FeedbackThread, entry: FeedbackEntry, names: FeedbackNames): string[] {
  const said = trustedFeedbackOf(entry);
  const kind = kindOf(entry);
  const cells: Readonly<Record<FeedbackColumn, string>> = {
    at: isoTime(entry.at),
    thread: thread.first.id,
    contact: names.contact(entry.contactId),
    kind,
    verdict: said === null ? '' : names.verdict(said.verdict),
    reason: said?.reasonId == null ? '' : names.reason(said.reasonId),
    campaign: said?.campaign ?? '',
    rep: speakerOf(entry) ?? '',
    claimed: kind === 'unproven' ? (entry.author.claimed?.name ?? '') : '',
    date: said?.date ?? '',
    version: said?.agreementVersion == null ? '' : String(said.agreementVersion),
    'dealt-with':
      entry === thread.first && thread.dealtWith !== null ? isoTime(thread.dealtWith.at) : '',
    text: said?.text ?? entry.read.words,
  };
  return FEEDBACK_COLUMNS.map((column) => cells[column]);
}

function isoTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
