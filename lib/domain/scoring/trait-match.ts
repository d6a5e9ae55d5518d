import type { Contact } from '../person/contact';

/**
 * The name under which a trait that the CRM translates for each user stands beside it in the one
 * form that all users share.
 */
export const commonForm = (trait: string): string => `${trait}@`;

/**
 * Whether a trait contains one of the words as a whole word, in the user's language or in the form
 * that all users share, ignoring case and accents. Without words, any text matches.
 */
export function traitMatches(
  traits: Contact['traits'],
  trait: string,
  anyOf: readonly string[],
): boolean {
  const of = (name: string) => (Object.hasOwn(traits, name) ? (traits[name] ?? '') : '');
  const text = of(trait);
  if (anyOf.length === 0) return text.trim() !== '';
  // Two blanks keep words of the two forms from standing side by side.
  const words = ` ${plain(text)}  ${plain(of(commonForm(trait)))} `;
  return plainOf(anyOf).some((word) => words.includes(` ${word} `));
}

const known = new WeakMap<readonly string[], readonly string[]>();

/**
 * Normalises the words of a list, once per list: an agreement can have many, and each person on a
 * page is compared with all of them.
 */
function plainOf(list: readonly string[]): readonly string[] {
  const made = known.get(list) ?? list.map(plain).filter((word) => word !== '');
  known.set(list, made);
  return made;
}

/**
 * Normalises a text to words separated by one space. Accents are removed, because about half of all
 * Spanish job titles are typed without them.
 */
function plain(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
