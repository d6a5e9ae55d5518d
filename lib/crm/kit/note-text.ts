/**
 * A note as CRMs keep it, HTML, and as people wrote it, plain text. The last line of a note of ours
 * names our reference in words that survive a search's tokens: `relevo-ref` and 32 hexadecimal
 * digits.
 */
const MARK = 'relevo-ref';

/** The reference without what a tokeniser would split at. */
function compact(reference: string): string {
  return reference.replaceAll('-', '').toLowerCase();
}

/** The HTML of a note: the text as it is, and under it our reference. */
export function noteHtml(text: string, reference: string): string {
  return `${textHtml(text)}<br>${MARK} ${compact(reference)}`;
}

/** The HTML of a text, line by line as it is. */
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

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

const BLOCK = /^<(br|\/(p|div|li|h[1-6]|tr|blockquote))\b/i;
const CELL = /^<t[dh]\b/i;
const UNREAD = /^<(script|style)\b/i;
/** The longest beginning of a tag that tells which it is. */
const NAME = 12;

/**
 * Plain text of a note's HTML. Tags become nothing, ends of blocks become new lines, a blank parts
 * the cells of a row; never run, never parsed as a page. One pass, whatever was written: an ending
 * that was looked for in vain is not looked for again.
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

/** Text between tags: a new line there is a blank, an entity the character it stands for. */
function plain(text: string): string {
  return text
    .replace(/\r?\n/g, ' ')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,8});/gi, (whole, name: string) =>
      entity(whole, name),
    )
    .replaceAll('\u00A0', ' ');
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#'))
    return Object.hasOwn(ENTITIES, name.toLowerCase())
      ? (ENTITIES[name.toLowerCase()] ?? whole)
      : whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : whole;
}

/** Splits a note's HTML into what a person wrote and our reference; null where it is not ours. */
export function readNote(html: string): { text: string; reference: string | null } {
  const text = withoutLastLines(htmlText(html));
  // A CRM that writes a new line between two blocks leaves a blank before the line and after it.
  const match = new RegExp(`(?:^|\\n) *${MARK} ([0-9a-f]{32})[ \\n]*$`).exec(text);
  if (match === null) return { text, reference: null };
  return { text: text.slice(0, match.index), reference: match[1] ?? null };
}

function withoutLastLines(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '\n') end--;
  return text.slice(0, end);
}

/** Whether a reference read from a note is this one. */
export function isReference(read: string | null, reference: string): boolean {
  return read !== null && read === compact(reference);
}

/** A reference as it was given, from its compact form: that of a UUID. */
export function expandReference(read: string): string {
  return read.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
