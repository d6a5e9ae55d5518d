import { fromBase64Url, toBase64Url } from '../base/base64url';
import { sha256 } from '../base/sha256';
import type { Language } from '../base/text';
import { plainReference } from '../person/reference';
import { type Author, type Feedback, NOBODY, type SaidTouch } from './feedback';
import { cleanWords, feedbackHeader, oneLine, withMarks, withoutMarks } from './plain-text';
import { type NoteData, readNoteData } from './schema';

/** First word of the machine-readable line, and its newest version. */
const MARK = 'relevo-feedback';
const FORM = 1;
/** Digits of a digest: enough to detect an edit. It is not a security measure. */
const DIGITS = 8;
const MOST_HEADER_LINES = 6;

/**
 * HubSpot's limit for the HTML of a note, characters, the smallest of the supported CRMs
 * (https://developers.hubspot.com/docs/api-reference/crm-notes-v3/guide).
 */
const LONGEST_HTML = 65_536;
/** What the connector adds below a note: a line break, `relevo-ref`, a space and 32 digits. */
const REFERENCE_HTML = '<br>relevo-ref '.length + 32;

/**
 * Returns the text of a note: what people read in the CRM, and below it one line that Relevo reads
 * back. That line has only letters, digits, `-` and `_`, which are not changed by HTML escaping,
 * search tokenisers and sanitisers.
 * @param reason label of the reason in the language of the note; null without a reason
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
 * Returns how many characters of HTML are left in a note with this feedback. If it is negative, the
 * CRM would refuse the note.
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
 * Returns the length of a text as HTML: escaped, with a tag for each line break and non-breaking
 * spaces for repeated ones.
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
    touch,
    referrer,
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
    ...(touch === undefined
      ? {}
      : {
          k: [...touch.ids],
          m: oneLine(touch.title),
          j: touch.on,
          ...(touch.dealId === null ? {} : { f: touch.dealId }),
        }),
    ...(referrer === undefined ? {} : { w: referrer.id, g: oneLine(referrer.name) }),
    h: header,
    t: text,
  };
}

/** The content of a note. `words` is always the readable text, so that any note can be shown. */
export type ReadFeedback =
  /**
   * Feedback written by Relevo. Verdict, reason, campaign and dates come from the machine-readable
   * line, so an edited sentence does not change them. The text is the current one, because a user
   * may have edited it on purpose.
   */
  | {
      readonly kind: 'feedback';
      readonly feedback: Feedback;
      readonly words: string;
      /**
       * Whether the words were edited in the CRM. If the header was edited, `text` is the whole
       * text.
       */
      readonly edited: boolean;
    }
  /** Written by a newer version of Relevo. */
  | { readonly kind: 'newer'; readonly words: string; readonly line: string }
  /** Written by Relevo, but its machine-readable line is damaged; it is shown as it is. */
  | { readonly kind: 'damaged'; readonly words: string; readonly line: string }
  /** A note that a user wrote by hand. */
  | { readonly kind: 'plain'; readonly words: string };

/** Reads any note. Never throws; linear in its length. */
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
  // A CRM that wraps long words has moved the rest of the line to the next lines.
  const [code, said] = isWhole(data, check)
    ? [data, words]
    : [unwrapped([...rest, ...below]), above];
  if (code === null) return { kind: 'damaged', words, line };
  const read = readNoteData(fromBase64Url(code) ?? '');
  return read.kind === 'read' ? asFeedback(read.data, said) : { kind: read.kind, words, line };
}

/**
 * Returns where the last machine-readable line begins; negative if there is none. Some CRMs put
 * spaces before it.
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
 * Joins a line that was wrapped into several, without the characters that mark the breaks; null if
 * it is incomplete.
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
    ...touchOf(data),
    ...(data.w === undefined ? {} : { referrer: { id: data.w, name: data.g ?? data.w } }),
  };
  return { kind: 'feedback', feedback, words, edited };
}

function touchOf({ k, m, j, f }: NoteData): { touch?: SaidTouch } {
  if (k === undefined || j === undefined) return {};
  return { touch: { ids: k, title: m ?? '', on: j, dealId: f ?? null } };
}

/**
 * Returns the text below the header, which is found by its digest; null if the header was edited.
 */
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

/** Returns a short digest of a text, ignoring differences in white space, which CRMs change. */
function digest(text: string): string {
  return sha256(text.replace(/\s+/g, ' ').trim()).slice(0, DIGITS);
}

/** The author of a note according to the CRM. */
export interface CrmAuthor {
  /**
   * Whether the CRM itself set the author; true if absent. False if any user with write access to
   * notes could have set it.
   */
  readonly confirmed?: boolean | undefined;
  /** Null if the CRM has no author. */
  readonly id: string | null;
  /** Name or email; null also for a user who no longer exists. */
  readonly name: string | null;
}

/** The author of a note according to the CRM and to the note itself, and whether they agree. */
export interface Authorship {
  readonly crm: string | null;
  /** Null if the note names no author. */
  readonly claimed: Author | null;
  /** `unknown` if the CRM has no author. Only `same` is trusted. */
  readonly agreement: 'same' | 'different' | 'unknown';
  /**
   * False if any user with write access to notes could have set the CRM's author. It is shown,
   * because a service key has no user of its own.
   */
  readonly confirmed?: boolean | undefined;
}

/**
 * Returns whether a note was written by the author that it names. Any user with write access to
 * notes can copy or write our line, and a web form could submit one. So the named author is shown
 * beside the CRM's, and trusted only if they agree. A note without an author belongs to the CRM's
 * author.
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
  // An id that any user can set, of a user that the CRM does not know, identifies no author.
  if (name === null && !confirmed) return 'unknown';
  if (claimed === null) return 'same';
  if (id !== null && claimed.id !== undefined) return id === claimed.id ? 'same' : 'different';
  if (name === null) return 'unknown';
  const names = [claimed.name, ...(claimed.email === null ? [] : [claimed.email])].map(comparable);
  return names.includes(comparable(name)) ? 'same' : 'different';
}

/** Returns the authorship of a note written here, before the CRM has returned it. */
export function ownAuthorship(name: string | null): Authorship {
  return { crm: name, claimed: null, agreement: 'same' };
}

function comparable(name: string): string {
  return oneLine(name).normalize('NFKC').toLowerCase();
}
