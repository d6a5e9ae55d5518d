import { linkedinSlug, normaliseEmail, profileSlug } from '../person/identity';
import { cleanLine } from './clean';

/** `Name <address>`, the name in quotes or not. */
const ANGLES = /("[^"]*"|[^<>;|\n"]*)<\s*([^<>\s]*@[^<>\s]*)\s*>/g;
/** What stands between the addresses of a cell, the ":::" of Google among it. */
const BETWEEN = /\s*(?::::|[;,|\n\r\t]|\s\/\s|\/(?=[^\s/]+@)|\s+(?:and|or|y|o|e|[-–&+])\s+)\s*/;
const LABEL = /^(?:[\p{L} .]{1,20}:\s*)?(?:mailto:)?/iu;

/** What a cell says of addresses. */
export interface Addresses {
  /** Each once, in the order of the cell. */
  readonly emails: readonly string[];
  /** The name beside an address ("Ana" <ana@uno.example>); empty where there is none. */
  readonly display: string;
}

/**
 * The addresses of a cell as people and programs write them: several, with names, in brackets, as
 * copied links, as a list of JSON or of SuiteCRM ("a@b.example,0,1;…"). What is not clearly an
 * address is none: "ana lopez@uno.example" is not Lopez.
 */
export function addressesIn(cell: string): Addresses {
  if (!cell.includes('@') && !cell.includes('\uff20')) return { emails: [], display: '' };
  const found: string[] = [];
  let display = '';
  const rest = cell.replace(ANGLES, (_, name: string, address: string) => {
    const email = oneAddress(address);
    if (email !== null) found.push(email);
    display ||= cleanLine(name.replace(/^[\s,;"']+|[\s,;"']+$/g, ''));
    return ';';
  });
  for (const part of rest.replace(/[[\]{}"]/g, ' ').split(BETWEEN)) {
    const whole = oneAddress(part);
    // Blanks part addresses only where each of the words is one.
    const words = whole === null ? part.trim().split(/\s+/).map(oneAddress) : [whole];
    if (!words.includes(null)) for (const email of words) if (email !== null) found.push(email);
  }
  return { emails: [...new Set(found)], display };
}

function oneAddress(text: string): string | null {
  const plain = text
    .trim()
    .replace(LABEL, '')
    .replace(/\?[^@\s]*$|\s*\([^()]*\)$/g, '')
    .replace(/^[<(]|[>)]$/g, '');
  return normaliseEmail(plain);
}

/**
 * The slug of a LinkedIn profile that a cell holds as an address or a path. A bare word is none:
 * "pending" is no profile.
 */
export function profileIn(cell: string): string | null {
  const text = cleanLine(cell);
  if (/linkedin\.com/i.test(text)) return profileSlug(text);
  const path = /^\/?((?:mwlite\/)?in\/[^\s]+)$/i.exec(text)?.[1];
  return path === undefined ? null : linkedinSlug(`/${path}`);
}

/** A telephone number, perhaps with its extension. */
const PHONE = /^[+(]?\d[\d\s()./-]{4,30}(?:\s*(?:x|ext\.?|extension|extensi[oó]n)\s*\d{1,6})?$/i;
const LEAST_DIGITS = 6;

/**
 * The first telephone number of a cell as it is written. What a spreadsheet made of one ("3.46E+10")
 * is none: its last digits are lost.
 */
export function phoneIn(cell: string): string | null {
  const [first = ''] = cell.split(/:::|[;,\n]|\s\/\s/).map((part) => cleanLine(part));
  const number = first.replace(/^(?:'|tel:)/i, '');
  return PHONE.test(number) && number.replace(/\D/g, '').length >= LEAST_DIGITS ? number : null;
}

/** Forms of address before a name, which are no part of it; with a dot where they are names too. */
const SALUTATION =
  /^(?:(?:mr|mrs|ms|miss|sr|sra|srta|dña|doña|herr|frau|mme|mlle)\.?|(?:d|dr|dra|don|prof|ing|lic|arq)\.)\s+(?=\p{L})/iu;

/** Whether a cell is only a form of address, as the "Title" of an address book is. */
export function isSalutation(cell: string): boolean {
  return /^(?:mr|mrs|ms|miss|mx|sr|sra|srta|dr|dra|prof|d|dña|don|doña|herr|frau|mme|mlle|m|ing|lic)\.?(?:\/a)?$/iu.test(
    cell.trim(),
  );
}

/** A whole name without the form of address before it. */
export function withoutSalutation(name: string): string {
  return name.replace(SALUTATION, '').trim();
}

/** "Peña Ibáñez, Begoña" as people say it. What has no single comma stays as it is. */
export function turnedName(name: string): string {
  const parts = name.split(',').map((part) => part.trim());
  const [family = '', given = ''] = parts;
  return parts.length === 2 && family !== '' && given !== '' ? `${given} ${family}` : name;
}

/** Whether a cell looks like "Family, Given". */
export function looksTurned(cell: string): boolean {
  return (
    /^[\p{L}\p{M}'’. -]{2,},\s*[\p{Lu}][\p{L}\p{M}'’. -]*$/u.test(cell.trim()) &&
    !/,\s*(?:S\.?[AL]\b|MBA|PhD|Inc|Ltd|Jr|Sr)\.?/i.test(cell)
  );
}

/** Whether a cell looks like the whole name of a person: two to five words with capitals. */
export function looksLikeName(cell: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:de|del|la|las|los|y|van|von|da|dos|\p{Lu}[\p{L}\p{M}'’.-]*)){1,5}$/u.test(
    cell.trim(),
  );
}
