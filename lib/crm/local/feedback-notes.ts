import { DEFAULT_AGREEMENT } from '../../domain/agreement/default-agreement';
import { type LocalText, textIn } from '../../domain/base/text';
import type { Feedback } from '../../domain/feedback/feedback';
import { feedbackNote } from '../../domain/feedback/note';
import type { Owner } from '../port/connector';
import { WEAK_CAMPAIGN } from './campaigns';
import { pick } from './cast';
import type { Fresh, NoteRow } from './db';
import type { Said } from './journey';
import type { Past } from './past';
import { createRandom } from './random';
import type { SampleText } from './sample-text';
import { REASONS, SAYINGS, type Saying } from './sayings';
import { MARKETER } from './team';

/** A note with its subject and its author. */
export interface Spoken {
  readonly said: Said;
  readonly contactId: number;
  readonly campaign: string | null;
  readonly by: Owner;
  /** Given words; else those of the verdict. */
  readonly saying?: Saying;
}

const NOTHING: Saying = {
  reasonId: null,
  text: { en: '', es: '' },
  answer: null,
  dealtWith: false,
};
const REASON_LABELS: ReadonlyMap<string, LocalText> = new Map(
  [
    ...DEFAULT_AGREEMENT.rejectReasons,
    ...DEFAULT_AGREEMENT.recycleReasons,
    ...DEFAULT_AGREEMENT.demoteReasons,
  ].map(({ id, label }) => [id, label]),
);

/**
 * Sales' notes with marketing's answers. Only the newest have a text, since users do not read
 * a year of them.
 */
export function feedbackNotes(spoken: readonly Spoken[], past: Past): Fresh<NoteRow>[] {
  const random = createRandom(spoken.length);
  const used = new Map<keyof typeof SAYINGS, number>();
  return spoken
    .toSorted((a, b) => a.said.ago - b.said.ago || a.contactId - b.contactId)
    .flatMap((one, index) => {
      const saying = one.saying ?? nextSaying(one, used, random.chance(0.65), index);
      const reference = uuidOf(2 * index);
      const note = makeNote(one, saying, reference, past);
      const answeredAgo = one.said.ago - random.between(45, 700);
      if (saying.answer === null || answeredAgo <= 0) return [note];
      const answer = { ...one, by: MARKETER, said: { ...ANSWER, ago: answeredAgo } };
      const words = { ...saying, reasonId: null, text: saying.answer };
      return [note, makeNote(answer, words, uuidOf(2 * index + 1), past, reference)];
    });
}

const ANSWER = { verdict: 'comment', pendingAgo: null, dateAgo: null } as const;

function nextSaying(
  { said, campaign }: Spoken,
  used: Map<keyof typeof SAYINGS, number>,
  withWords: boolean,
  turn: number,
): Saying {
  if (said.verdict === 'ask-marketing') return NOTHING;
  const kind = said.verdict === 'rejected' && campaign === WEAK_CAMPAIGN ? 'weak' : said.verdict;
  const next = used.get(kind) ?? 0;
  const saying = withWords ? SAYINGS[kind][next] : undefined;
  if (saying !== undefined) {
    used.set(kind, next + 1);
    return saying;
  }
  const reasons = REASONS[kind];
  return reasons.length === 0 ? NOTHING : { ...NOTHING, reasonId: pick(reasons, turn) };
}

type Word = Pick<Said, 'ago' | 'pendingAgo' | 'dateAgo'> & Pick<Feedback, 'verdict'>;

function makeNote(
  { said, contactId, campaign, by }: Omit<Spoken, 'said'> & { readonly said: Word },
  { reasonId, text, dealtWith }: Saying,
  reference: string,
  past: Past,
  answers: string | null = null,
): Fresh<NoteRow> {
  const at = past.at(said.ago);
  const inWords = (language: keyof SampleText): string => {
    const feedback: Feedback = {
      verdict: said.verdict,
      reasonId,
      text: text[language],
      campaign,
      agreementVersion: DEFAULT_AGREEMENT.version,
      author: by,
      date: said.dateAgo === null ? null : past.dateAt(said.dateAgo),
      pendingSince: said.pendingAgo === null ? null : past.at(said.pendingAgo),
      answers,
      dealtWith: answers !== null && dealtWith,
    };
    const reason = REASON_LABELS.get(reasonId ?? '');
    return feedbackNote(feedback, reason === undefined ? null : textIn(reason, language), language);
  };
  const words = { en: inWords('en'), es: inWords('es') };
  return { contactId, text: words, reference, ownerId: by.id, at, changedAt: at };
}

/**
 * A UUID (version 8: made as its maker likes) that is the same for the same note of each sample.
 */
function uuidOf(index: number): string {
  return `5e1ec7ed-0000-8000-8000-${index.toString(16).padStart(12, '0')}`;
}
