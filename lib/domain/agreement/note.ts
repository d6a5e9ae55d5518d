import { fromBase64Url, toBase64Url } from '../base/base64url';
import { sha256 } from '../base/sha256';
import type { AgreementRefusal } from './schema';

/** First word of the machine-readable line, and its newest version. */
const MARK = 'relevo-agreement';
const FORM = 1;
const LINE = new RegExp(`^[^\\S\\n]*${MARK} `, 'gm');
const NUMBERED = new RegExp(`^${MARK} \\d{1,6}\\s`);
/**
 * Digits of the document's digest in each part: identifies the parts of one document and checks
 * that it is complete.
 */
const DIGITS = 32;
/** Digits of the digests of words and data: enough to detect an edit. */
const CHECK = 8;

/**
 * Characters per part. Even if every character became an HTML entity, the note stays below the
 * 65,536 characters of HubSpot, the smallest limit of the supported CRMs
 * (https://developers.hubspot.com/docs/api-reference/crm-notes-v3/guide).
 */
const MOST_WORDS = 6_000;
const MOST_DATA = 28_000;
/** Most parts of a valid document: a document has at most 1 MB. */
const MOST_PARTS = 200;

/**
 * Returns a document as notes, for a CRM without a better place: readable words, and below them one
 * machine-readable line. A long document becomes several notes, each with its number. Like in
 * feedback notes, the line has only letters, digits, `-` and `_`.
 * @param words the readable words
 */
export function agreementNotes(text: string, words: string): string[] {
  const whole = digestOf(text);
  const [said, data] = [pieces(words, MOST_WORDS), pieces(toBase64Url(text), MOST_DATA)];
  const count = Math.max(said.length, data.length);
  return Array.from({ length: count }, (_, index) => {
    const [part, code] = [said[index] ?? '', data[index] ?? ''];
    const above =
      count === 1 ? part : `${titleOf(words)} (${index + 1}/${count})\n\n${part}`.trim();
    const line = [MARK, FORM, whole, index + 1, count, check(above), check(code), code]
      .join(' ')
      .trim();
    return `${above}\n\n${line}`;
  });
}

function titleOf(words: string): string {
  return words.split('\n')[0] ?? '';
}

/** Splits a text into pieces without splitting surrogate pairs; at least one piece. */
function pieces(text: string, most: number): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + most);
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    all.push(text.slice(at, end));
    at = end;
  }
  return all.length === 0 ? [''] : all;
}

/** A note as a part of a document. */
export type AgreementPart =
  | {
      readonly kind: 'part';
      /** Digest of the whole document. */
      readonly document: string;
      readonly number: number;
      readonly count: number;
      readonly data: string;
      /** Whether the words above the line were edited. */
      readonly edited: boolean;
    }
  | { readonly kind: 'damaged'; readonly reason: AgreementRefusal; readonly what: string }
  /** A note that a user wrote by hand. */
  | { readonly kind: 'plain' };

/** Whether a note belongs to the agreement, even if it is damaged, so that it is not feedback. */
export function isAgreementNote(text: string): boolean {
  return markAt(text) >= 0 && NUMBERED.test(text.slice(markAt(text)));
}

/**
 * Returns where the machine-readable line begins: the last line that starts with our mark; negative
 * if there is none. Inside a sentence the mark is ordinary text.
 */
function markAt(text: string): number {
  const found = [...text.matchAll(LINE)].at(-1);
  return found === undefined ? -1 : found.index + found[0].lastIndexOf(MARK);
}

/** Reads the text of a note. Never throws. */
export function readAgreementNote(text: string): AgreementPart {
  const at = markAt(text);
  if (at < 0) return { kind: 'plain' };
  const above = text.slice(0, at).trim();
  // A CRM may wrap a long word; the characters that mark these breaks are removed.
  const [form = '', document = '', number = '', count = '', said = '', whole = '', ...rest] = text
    .slice(at + MARK.length)
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .split(/\s+/);
  if (/^\d{1,6}$/.test(form) && Number(form) > FORM) {
    return {
      kind: 'damaged',
      reason: 'newer',
      what: `is kept in form ${form}; this version of Relevo reads up to ${FORM}`,
    };
  }
  const data = rest.join('');
  const [k, n] = [Number(number), Number(count)];
  const fits = Number.isInteger(k) && Number.isInteger(n) && k >= 1 && k <= n && n <= MOST_PARTS;
  if (form !== String(FORM) || !/^[0-9a-f]+$/.test(document) || !fits || check(data) !== whole) {
    return {
      kind: 'damaged',
      reason: 'unreadable',
      what: 'the part for machines was changed in the CRM',
    };
  }
  return { kind: 'part', document, number: k, count: n, data, edited: check(above) !== said };
}

/** Joins the parts of a document, in any order and possibly repeated. */
export function joinAgreementParts(
  parts: readonly Extract<AgreementPart, { kind: 'part' }>[],
):
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'damaged'; readonly reason: AgreementRefusal; readonly what: string } {
  const count = parts[0]?.count ?? 0;
  const byNumber = dataByNumber(parts);
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => !byNumber.has(number),
  );
  if (missing.length > 0) {
    return {
      kind: 'damaged',
      reason: 'unreadable',
      what: `part ${missing.join(', ')} of ${count} is missing`,
    };
  }
  // A user with write access to notes can add a false part with the number of a valid one: the
  // combination that matches the digest counts.
  const all =
    count === 1
      ? parts.map(({ data }) => data)
      : [byNumber, dataByNumber(parts.toReversed())].map(inOrder);
  for (const joined of new Set(all)) {
    const text = fromBase64Url(joined);
    if (text !== null && digestOf(text) === parts[0]?.document) return { kind: 'text', text };
  }
  return { kind: 'damaged', reason: 'unreadable', what: 'its parts do not fit together' };
}

function dataByNumber(
  parts: readonly { readonly number: number; readonly data: string }[],
): Map<number, string> {
  return new Map(parts.map(({ number, data }) => [number, data]));
}

function inOrder(byNumber: ReadonlyMap<number, string>): string {
  return Array.from({ length: byNumber.size }, (_, index) => byNumber.get(index + 1) ?? '').join(
    '',
  );
}

function digestOf(text: string): string {
  return sha256(text).slice(0, DIGITS);
}

/** Returns a short digest of a text, ignoring differences in white space, which CRMs change. */
function check(text: string): string {
  return sha256(text.replace(/\s+/g, ' ').trim()).slice(0, CHECK);
}
