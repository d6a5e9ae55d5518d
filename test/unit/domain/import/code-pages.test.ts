import { describe, expect, it } from 'vitest';
import {
  byteOf,
  decodeAs,
  likeliestPage,
  type SingleByte,
} from '../../../../lib/domain/import/code-pages';

/** The bytes of a text in an encoding with one byte a letter. */
const encoded = (text: string, page: SingleByte) =>
  Uint8Array.from(text, (letter) => byteOf(letter, page) ?? 63);

describe('the likeliest encoding with one byte a letter', () => {
  it.each<[SingleByte, string]>([
    ['windows-1252', 'Begoña Muñoz'],
    ['windows-1252', 'Zoë Brontë'],
    ['windows-1252', 'ÁLVAREZ NÚÑEZ'],
    ['windows-1252', 'Total: 12 €'],
    ['windows-1252', 'Grupo “Norte” – Sur'],
    ['windows-1252', 'O’Neill'],
    ['windows-1252', 'Calle Mayor 2º B'],
    ['windows-1252', 'L’Hospitalet, Íñiguez'],
    ['windows-1252', 'Jörg Müßig'],
    ['macintosh', 'Begoña Muñoz'],
    ['macintosh', 'García'],
    ['macintosh', 'Álvaro Núñez'],
    ['macintosh', 'José Íñiguez'],
    ['ibm850', 'Begoña Muñoz'],
    ['ibm850', 'García López'],
    ['ibm850', 'José Güell'],
  ])('%s is found for "%s"', (page, text) => {
    const bytes = encoded(text, page);
    expect(likeliestPage(bytes).page).toBe(page);
    expect(decodeAs(bytes, page)).toBe(text);
    expect(likeliestPage(bytes).plain).toBe(page === 'windows-1252');
  });
});
