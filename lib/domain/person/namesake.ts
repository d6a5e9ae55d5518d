/** Accents of Latin, Greek and Cyrillic letters. In other scripts, combining marks are vowels. */
const ACCENTS = /[\u0300-\u036f]/g;

/** Legal forms at the end of a company's name, in the form of `wordsOf`, longest first. */
const LEGAL_FORMS: readonly (readonly string[])[] = [
  's de rl de cv',
  'sapi de cv',
  'sab de cv',
  'sa de cv',
  'sp z oo',
  ...'ab ag aps as asa bv co company corp corporation cv doo ebt eg eirl ev gmbh hf inc incorporated kft kg kgaa lda'.split(
    ' ',
  ),
  ...'limited llc llp lp ltd ltda mbh nv ohg oo ooo oy oyj plc pte pty sa sab sarl sas sau sc scl sl sll slp slu'.split(
    ' ',
  ),
  ...'snc spa sro srl srls ug vof zrt'.split(' '),
].map((form) => form.split(' '));

/**
 * The most common spellings of legal forms, for CRMs that find a company only in its exact
 * spelling.
 */
const WRITTEN = [
  ...'s.l.|s.l|sl|s.l.u.|slu|s.a.|s.a|sa|s.a.u.|sau|gmbh|ag|inc.|inc|incorporated|corp.|corp|corporation|co.|company'.split(
    '|',
  ),
  ...'ltd.|ltd|limited|llc|llp|plc|b.v.|bv|n.v.|s.r.l.|srl|s.p.a.|spa|s.a.s.|sas|sarl|ab|oy|ltda.|ltda|s.a. de c.v.'.split(
    '|',
  ),
];

/**
 * Characters that decorate a name: keycaps, emoji with joiners and skin tones, flags, trademark
 * signs.
 */
const DECORATION =
  /[0-9#*]\ufe0f?\u20e3|[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]|\ufe0e|\ufe0f|\u200d|\u20e3/gu;

/** "(she/her)", "(ella)" and the like. */
const PRONOUNS = /\s*[([]\s*(?:she|he|they|ella|[eé]l|elle)(?:\s*[/|,]\s*\p{L}+){0,2}\s*[)\]]/giu;

/**
 * Degrees and certificates after a name, case-sensitive: "Mba" is a person's name. Short ones only
 * after a comma.
 */
const CREDENTIALS =
  /(?:,\s*|\s+[|–-]?\s*)(?:E?MBA|Ph\.?D|DPhil|PMP|CFA|CPA|CMA|ACCA|CISSP|CISA|LLM|MSc|M\.Sc|BSc|B\.Sc|MEng|BEng|MPH|CSM|CSPO|PMI-ACP|SHRM-CP|SPHR|PHR)\.?$/;
const SHORT_CREDENTIALS = /,\s*(?:M\.?D|P\.?E|J\.?D|M\.?A|B\.?A|R\.?N|MS|BS)\.?$/;
const TITLE = /^(?:(?:Dr|Dra|Prof|Ing|Lic|Mr|Mrs|Ms|Sr|Sra|Dña)\.|Dra?|Prof)\s+(?=\S)/;

/** Invisible characters inside a word, such as a soft hyphen. */
const UNSEEN = /(?!\s)[\p{Cf}\p{DI}]/gu;

function withoutSigns(text: string): string {
  return text.replace(DECORATION, ' ').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/**
 * Returns a name without additions that a CRM rarely has: emoji, check marks, pronouns, titles,
 * degrees.
 */
export function bareName(text: string): string {
  let name = withoutSigns(text).replace(PRONOUNS, '').trim().replace(TITLE, '');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(CREDENTIALS, '').replace(SHORT_CREDENTIALS, '').trim();
  }
  return name;
}

/**
 * Returns the form in which names are compared: without case, accents, punctuation, repeated white
 * space and additions (see `bareName`). The name itself is not shortened: initials and nicknames
 * are different names.
 */
export function comparableName(text = ''): string {
  return wordsOf(bareName(text)).join(' ');
}

/**
 * Returns the form in which companies are compared: like names, and without the legal form ("S.L.",
 * "GmbH", "Inc.").
 */
export function comparableCompany(text = ''): string {
  let words = joinLetters(wordsOf(withoutSigns(text).replace(/[.'’]/g, '')));
  for (let form = formAtEnd(words); form > 0; form = formAtEnd(words))
    words = words.slice(0, -form);
  return words.join(' ');
}

/**
 * Returns a company as written, in lower case and without its legal form, with and without accents.
 */
export function companyBases(company: string): string[] {
  let words = withoutSigns(company).toLowerCase().split(/\s+/);
  const wanted = comparableCompany(company);
  while (words.length > 1 && comparableCompany(words.slice(0, -1).join(' ')) === wanted)
    words = words.slice(0, -1);
  const base = words.join(' ').replace(/[\s,;&]+$/, '');
  return wanted === '' ? [] : [...new Set([base, plainText(base)])];
}

/** Returns the usual spellings of a company, with each common legal form, in lower case. */
export function writtenForms(base: string): string[] {
  return [base, ...WRITTEN.flatMap((form) => [`${base} ${form}`, `${base}, ${form}`])];
}

/**
 * Whether name and company are known and equal. A reason to ask the rep whether it is the same
 * person; never proof.
 */
export function areNamesakes(
  a: { readonly name?: string | null | undefined; readonly company?: string | null | undefined },
  b: { readonly name?: string | null | undefined; readonly company?: string | null | undefined },
): boolean {
  const [name, company] = [comparableName(a.name ?? ''), comparableCompany(a.company ?? '')];
  return (
    name !== '' &&
    company !== '' &&
    name === comparableName(b.name ?? '') &&
    company === comparableCompany(b.company ?? '')
  );
}

/** Returns a text without case and accents. */
export function plainText(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').normalize('NFC').toLowerCase();
}

function wordsOf(text: string): string[] {
  return plainText(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Joins adjacent single letters: "S. L." becomes "SL". */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const word of words) {
    const letter = /^\p{L}$/u.test(word);
    if (letter && open) joined.push(`${joined.pop()}${word}`);
    else joined.push(word);
    open = letter;
  }
  return joined;
}

/** Returns how many words at the end are a legal form; 0 if no other word would remain. */
function formAtEnd(words: readonly string[]): number {
  const found = LEGAL_FORMS.find(
    (form) =>
      form.length < words.length &&
      form.every((word, index) => word === words[words.length - form.length + index]),
  );
  return found?.length ?? 0;
}
