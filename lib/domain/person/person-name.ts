import { bareName, plainText } from './namesake';

/** First parts of compound given names ("María José"), without accents. */
const FIRST = new Set(
  'ana angel andres antonio carlos diego fernando francisco jean jesus joao jorge jose juan julio luis m ma manuel marco maria marie miguel pedro rafael rosa sergio victor'.split(
    ' ',
  ),
);
/**
 * Second parts of compound given names. Frequent surnames are left out: "Ana Martín" has one given
 * name.
 */
const SECOND = new Set(
  'alberto alejandra alejandro andres angel angeles antonio belen carlos carmen christophe claude cristina david dolores eduardo elena enrique eugenia felipe fernanda fernando francisco guadalupe ignacio isabel javier jesus jose laura luis luisa manuel mar maria marie miguel pablo paul paula pedro philippe pierre pilar rafael ramon sofia teresa victoria'.split(
    ' ',
  ),
);
const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los']);

/** A name in the two fields of most CRMs. */
export interface NameParts {
  readonly given: string;
  readonly family: string;
}

/**
 * Splits a name from a page or a mail into given and family names. Handles "Ruiz Peña, María José",
 * quotes as in `"Ana" <…>`, and "'Ana Cliente' via Ventas" of a group. Compound given names in
 * Spanish, Portuguese and French stay together. Otherwise the first word is the given name.
 */
export function givenAndFamily(name: string): NameParts {
  const plain = unquoted(name.trim().replace(/^(\S.*?)\s+via\s+\S.*$/u, '$1'));
  const bare = bareName(plain);
  const parts = bare.split(',').map((part) => part.trim());
  const [family = '', given = ''] = parts;
  if (parts.length === 2 && given !== '' && family !== '') return { given, family };
  const words = bare
    .replace(/,/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const count = givenWords(words.map(plainText));
  return { given: words.slice(0, count).join(' '), family: words.slice(count).join(' ') };
}

/** Returns how many words at the start are given names. */
function givenWords(words: readonly string[]): number {
  if (words.length < 3 || !FIRST.has((words[0] ?? '').replace(/\.$/, ''))) return 1;
  let at = 1;
  while (PARTICLES.has(words[at] ?? '')) at++;
  return SECOND.has(words[at] ?? '') && at + 1 < words.length ? at + 1 : 1;
}

/** Returns a text without quotes around it. */
function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^["“„«'‘](.*)["”“»'’]$/u, '$1')
    .trim();
}
