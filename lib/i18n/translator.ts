import type { Language, Message, Messages } from '../domain/base/text';

export type { Message };

type Values = Readonly<Record<string, string | number>>;

/** Says a message of a catalogue with values filled in. */
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/** Letters that are read from right to left, and marks that turn the reading direction (UAX #9). */
const TURNS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\p{Cf}]/u;
const ISOLATES = /[\u2066-\u2069]/g;

/**
 * A value that cannot turn round what stands about it: first strong isolate (U+2068) to pop
 * (U+2069), as UAX #9 advises.
 */
function isolated(value: string): string {
  return TURNS.test(value) ? `\u2068${value.replace(ISOLATES, '')}\u2069` : value;
}

/**
 * Makes the words of one language.
 * @throws TypeError for a key without words, which is data of another version or a mistake of ours
 * Values go in as they are, once: a name that looks like a placeholder stays a name; one with
 * letters or marks that turn the reading direction is isolated, so that it turns no word of ours.
 * Numbers are written as the language does.
 */
export function createTranslator<Key extends string>(
  language: Language,
  messages: Messages,
): Translate<Key> {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (key, values = {}) => {
    const message = messages[key];
    if (message === undefined) throw new TypeError(`no words for ${key}`);
    const text =
      typeof message === 'string'
        ? message
        : message[plural.select(Number(values.count)) === 'one' ? 'one' : 'other'];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (typeof value === 'number') return number.format(value);
      return value === undefined ? whole : isolated(value);
    });
  };
}
