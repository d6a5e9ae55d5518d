import { fromBase64Url, toBase64Url } from '../base/base64url';
import { sha256 } from '../base/sha256';
import type { Language } from '../base/text';
import { plainReference } from '../person/reference';
import { type Author, type Feedback, NOBODY } from './feedback';
import { cleanWords, feedbackHeader, oneLine, withMarks, withoutMarks } from './plain-text';
import { type NoteData, readNoteData } from './schema';

/** The word that begins the machine's line, and the newest form of that line which is read here. */
const MARK = 'relevo-feedback';
const FORM = 1;
/** Digits of a digest: enough to see that somebody edited a text; nothing is kept secret by it. */
const DIGITS = 8;
const MOST_HEADER_LINES = 4;

/** HubSpot's limit of a note's HTML, characters: the smallest of the CRMs that we know. */
const LONGEST_HTML = 65_536;
/** What the port adds under a note: a line break, `relevo-ref`, a blank and 32 digits. */
const REFERENCE_HTML = '<br>relevo-ref '.length + 32;

/**
 * The text of a note: what a person reads in the CRM, and under it one line from which Relevo reads
 * the rest back. That line holds letters, digits, `-` and `_` only: nothing that HTML escapes, a
 * search splits into signs or a sanitiser takes for markup.
 * @param reason label of the reason in the note's language; null where there is none
 */
export function feedbackNote(
  feedback: Feedback,
  reason: string | null,
  language: Language,
): string {
  const text = withoutMarks(cleanWords(feedback.text));
  const header = feedbackHeader(feedback, reason, language);
  const data = toBase64Url(JSON.stringify(dataOf(feedback, digest(header), digest(text))));
  const line = `${MARK} ${FORM} ${data} ${digest(data)}`;
  return [header, ...(text === '' ? [] : [text]), line].join('\n\n');
}

/**
 * How many characters of HTML are left in a note of this feedback; below 0 it is too long and would
 * be refused.
 */
export function feedbackRoom(
  feedback: Feedback,
  reason: string | null,
  language: Language,
): number {
  return LONGEST_HTML - REFERENCE_HTML - htmlLength(feedbackNote(feedback, reason, language));
}

const ESCAPED: Readonly<Record<string, number>> = { '&': 5, '<': 4, '>': 4, '"': 6, '\n': 4 };

/**
 * Characters of a text as HTML: escaped, with a tag for each line and hard spaces where there are
 * several.
 */
function htmlLength(text: string): number {
  const pairs = text.match(/ {2}/g)?.length ?? 0;
  let length = text.length + pairs * ('&nbsp;'.length - 1);
  for (const [sign] of text.matchAll(/[&<>"\n]/g)) length += (ESCAPED[sign] ?? 1) - 1;
  return length;
}

function dataOf(feedback: Feedback, header: string, text: string): NoteData {
  const {
    verdict,
    reasonId,
    campaign,
    agreementVersion,
    author,
    date,
    pendingSince,
    answers,
    dealtWith,
  } = feedback;
  return {
    v: verdict,
    ...(reasonId === null ? {} : { r: reasonId }),
    ...(campaign === null ? {} : { c: campaign }),
    ...(agreementVersion === null ? {} : { a: agreementVersion }),
    n: oneLine(author.name),
    ...(author.email === null ? {} : { e: author.email }),
    ...(author.id === undefined ? {} : { i: author.id }),
    ...(date === null ? {} : { d: date }),
    ...(pendingSince === null ? {} : { p: pendingSince }),
    ...(answers === null ? {} : { o: plainReference(answers) }),
    ...(dealtWith ? { x: 1 } : {}),
    h: header,
    t: text,
  };
}

/**
 * What a note is. `words` is always what a person reads in it, so that whatever it is, it can be
 * shown.
 */
export type ReadFeedback =
  /**
   * Ours. Verdict, reason, campaign and dates come from the machine's line, since a word changed in
   * a sentence is no new verdict; the text is what stands in the note now, since somebody wanted it
   * to say so.
   */
  | {
      readonly kind: 'feedback';
      readonly feedback: Feedback;
      readonly words: string;
      /**
       * Somebody changed the words in the CRM; where they changed what stands above the text,
       * `text` is all of them.
       */
      readonly edited: boolean;
    }
  /** Written by a newer Relevo than this one. */
  | { readonly kind: 'newer'; readonly words: string; readonly line: string }
  /** Ours once: the machine's line cannot be read any more, and is given as it stands. */
  | { readonly kind: 'damaged'; readonly words: string; readonly line: string }
  /** A person's own note. */
  | { readonly kind: 'plain'; readonly words: string };

/** Reads the text of a note, whatever it is. Never throws; linear in its length. */
export function readFeedbackNote(text: string): ReadFeedback {
  const at = lastMark(text);
  if (at < 0) return { kind: 'plain', words: text };
  const above = text.slice(0, at).trim();
  const [first = '', ...below] = text.slice(at).split('\n');
  const [, form = '', ...rest] = first.trim().split(/\s+/);
  const words = [above, ...below.filter((line) => !isReferenceLine(line))].join('\n').trim();
  if (!/^\d{1,6}$/.test(form)) return { kind: 'plain', words: text };
  const line = first.trim();
  if (Number(form) > FORM) return { kind: 'newer', words, line };
  const [data = '', check = ''] = rest;
  // A CRM that wraps long words has put the rest of the line on the next ones.
  const [code, said] = isWhole(data, check)
    ? [data, words]
    : [unwrapped([...rest, ...below]), above];
  if (code === null) return { kind: 'damaged', words, line };
  const read = readNoteData(fromBase64Url(code) ?? '');
  return read.kind === 'read' ? asFeedback(read.data, said) : { kind: read.kind, words, line };
}

/**
 * Where the last line of ours begins; below 0 where there is none. Blanks may stand before it: some
 * CRMs put one there.
 */
function lastMark(text: string): number {
  for (
    let at = text.lastIndexOf(`${MARK} `);
    at >= 0;
    at = at === 0 ? -1 : text.lastIndexOf(`${MARK} `, at - 1)
  ) {
    let before = at;
    while (/[^\S\n]/.test(text.charAt(before - 1))) before--;
    if (before === 0 || text.charAt(before - 1) === '\n') return at;
  }
  return -1;
}

function isReferenceLine(line: string): boolean {
  return /^relevo-ref [0-9a-f]{32}$/.test(line.trim());
}

function isWhole(data: string, check: string): boolean {
  return data !== '' && digest(data) === check;
}

/**
 * The data of a line that was broken into several, without what marks the breaks; null where it is
 * not whole.
 */
function unwrapped(pieces: readonly string[]): string | null {
  const joined = pieces
    .filter((piece) => !isReferenceLine(piece))
    .join('')
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
  const [data, check] = [joined.slice(0, -DIGITS), joined.slice(-DIGITS)];
  return isWhole(data, check) ? data : null;
}

function asFeedback(data: NoteData, words: string): ReadFeedback {
  const text = textUnder(words, data.h);
  const edited = text === null || digest(text) !== data.t;
  const feedback: Feedback = {
    verdict: data.v,
    reasonId: data.r ?? null,
    text: withMarks(text ?? words),
    campaign: data.c ?? null,
    agreementVersion: data.a ?? null,
    author: {
      name: data.n,
      email: data.e ?? null,
      ...(data.i === undefined ? {} : { id: data.i }),
    },
    date: data.d ?? null,
    pendingSince: data.p ?? null,
    answers: data.o ?? null,
    dealtWith: data.x === 1,
  };
  return { kind: 'feedback', feedback, words, edited };
}

/** What stands under the header, which is known by its digest; null where somebody changed it. */
function textUnder(words: string, header: string): string | null {
  let end = 0;
  for (let lines = 0; lines < MOST_HEADER_LINES && end <= words.length; lines++) {
    const next = words.indexOf('\n', end);
    const stop = next < 0 ? words.length : next;
    if (digest(words.slice(0, stop)) === header) return words.slice(stop).trim();
    end = stop + 1;
  }
  return null;
}

/** Short digest of a text, white space aside: CRMs fold it as they like. */
function digest(text: string): string {
  return sha256(text.replace(/\s+/g, ' ').trim()).slice(0, DIGITS);
}

/** Whom a CRM names as the author of a note. */
export interface CrmAuthor {
  /**
   * Whether the CRM itself set it; left out: it did. False where anybody who may write notes could
   * have.
   */
  readonly confirmed?: boolean | undefined;
  /** Null where it names nobody. */
  readonly id: string | null;
  /** Name or e-mail; null also for somebody whom it does not know any more. */
  readonly name: string | null;
}

/**
 * Who wrote a note: what the CRM says, what the note says, and whether both can be the same person.
 */
export interface Authorship {
  readonly crm: string | null;
  /** Null where the note names nobody. */
  readonly claimed: Author | null;
  /** `unknown` where the CRM names nobody. Only `same` is believed. */
  readonly agreement: 'same' | 'different' | 'unknown';
  /**
   * False where anybody who may write notes could have set whom the CRM names: shown, since a key
   * belongs to nobody.
   */
  readonly confirmed?: boolean | undefined;
}

/**
 * Whether a note is by whom it says. Anybody who may write notes can copy our line or write one,
 * and a form can bring one in: what it claims is shown beside what the CRM says, and believed only
 * where they agree. What names nobody is by whom the CRM names.
 */
export function authorshipOf(read: ReadFeedback, crm: CrmAuthor): Authorship {
  const author = read.kind === 'feedback' ? read.feedback.author : null;
  const claimed = author?.name === NOBODY && author.id === undefined ? null : author;
  const agreement = author === null ? 'unknown' : agreementOf(claimed, crm);
  return {
    crm: crm.name,
    claimed,
    agreement,
    ...(crm.confirmed === false ? { confirmed: false } : {}),
  };
}

function agreementOf(
  claimed: Author | null,
  { id, name, confirmed = true }: CrmAuthor,
): Authorship['agreement'] {
  if (id === null && name === null) return 'unknown';
  // An id that anybody can write, of somebody whom the CRM does not know, names nobody.
  if (name === null && !confirmed) return 'unknown';
  if (claimed === null) return 'same';
  if (id !== null && claimed.id !== undefined) return id === claimed.id ? 'same' : 'different';
  if (name === null) return 'unknown';
  const names = [claimed.name, ...(claimed.email === null ? [] : [claimed.email])].map(comparable);
  return names.includes(comparable(name)) ? 'same' : 'different';
}

/** Of a note that was written here, before the CRM tells whose it is. */
export function ownAuthorship(name: string | null): Authorship {
  return { crm: name, claimed: null, agreement: 'same' };
}

function comparable(name: string): string {
  return oneLine(name).normalize('NFKC').toLowerCase();
}
