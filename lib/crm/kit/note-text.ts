import { decodeHTMLStrict } from 'entities/decode';

/**
 * Marks the last line of Relevo's notes, which holds our reference. `relevo-ref` and 32 hexadecimal
 * digits survive the tokeniser of a search.
 */
const MARK = 'relevo-ref';

/** Returns the reference without the characters that tokenisers split at. */
function compact(reference: string): string {
  return reference.replaceAll('-', '').toLowerCase();
}

/** Returns the HTML of a note: the text, and our reference below it. */
export function noteHtml(text: string, reference: string): string {
  return `${textHtml(text)}<br>${MARK} ${compact(reference)}`;
}

/** Returns the HTML of a plain text, keeping its lines. */
export function textHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/ {2}/g, ' &nbsp;')
    .replace(/\n/g, '<br>');
}

const BLOCK = /^<(br|\/(p|div|li|h[1-6]|tr|blockquote))\b/i;
const CELL = /^<t[dh]\b/i;
const UNREAD = /^<(script|style)\b/i;
/** Characters of a tag that are enough to recognise it. */
const NAME = 12;

/**
 * Converts the HTML of a note to plain text: tags are removed, ends of blocks become new lines, a
 * blank separates the cells of a row. It is neither rendered nor parsed as a document. One pass for
 * any input: an end tag that was not found once is not searched for again.
 */
export function htmlText(html: string): string {
  const vain = new Set<string>();
  const endOf = (ending: string, from: number): number => {
    if (vain.has(ending)) return -1;
    const found = new RegExp(ending, 'gi');
    found.lastIndex = from;
    if (found.test(html)) return found.lastIndex;
    vain.add(ending);
    return -1;
  };
  const markupEnd = (from: number, name: string): number => {
    const unread = UNREAD.exec(name)?.[1]?.toLowerCase();
    const special = name.startsWith('<!--')
      ? endOf('-->', from + 4)
      : unread === undefined
        ? -1
        : endOf(`</${unread}\\s*>`, from);
    return special >= 0 ? special : /^<[a-z/!]/i.test(name) ? endOf('>', from) : -1;
  };
  const parts: string[] = [];
  let last = '\n';
  const push = (text: string) => {
    parts.push(text);
    last = text.slice(-1) || last;
  };
  let at = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', Math.max(at, open + 1))) {
    const name = html.slice(open, open + NAME);
    const end = markupEnd(open, name);
    if (end < 0) continue;
    push(plain(html.slice(at, open)));
    if (BLOCK.test(name)) push('\n');
    else if (CELL.test(name) && !/\s/.test(last)) push(' ');
    at = end;
  }
  return [...parts, plain(html.slice(at))].join('');
}

/** Converts text between tags: line breaks become spaces, entities their characters. */
function plain(text: string): string {
  return decodeHTMLStrict(text.replace(/\r?\n/g, ' ')).replaceAll('\u00A0', ' ');
}

/** Splits the HTML of a note into its text and our reference; null if it has none. */
export function readNote(html: string): { text: string; reference: string | null } {
  const text = withoutLastLines(htmlText(html));
  // A CRM that adds line breaks between blocks leaves spaces around the line.
  const match = new RegExp(`(?:^|\\n) *${MARK} ([0-9a-f]{32})[ \\n]*$`).exec(text);
  if (match === null) return { text, reference: null };
  return { text: text.slice(0, match.index), reference: match[1] ?? null };
}

function withoutLastLines(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '\n') end--;
  return text.slice(0, end);
}

/** Whether a reference read from a note is the given one. */
export function isReference(read: string | null, reference: string): boolean {
  return read !== null && read === compact(reference);
}

/** Expands the compact form of a UUID. */
export function expandReference(read: string): string {
  return read.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
