import type { Language, Message, Messages } from '../domain/base/text';

export type { Message };

type Values = Readonly<Record<string, string | number>>;

/** Says a message of a catalogue with values filled in. */
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/**
 * Makes the words of one language.
 * @throws TypeError for a key without words, which is data of another version or a mistake of ours
 * Values go in as they are, once: a name that looks like a placeholder stays a name. Numbers are written as the language does.
 */
export function createTranslator<Key extends string>(language: Language, messages: Messages): Translate<Key> {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (key, values = {}) => {
    const message = messages[key];
    if (message === undefined) throw new TypeError(`no words for ${key}`);
    const text =
      typeof message === 'string' ? message : message[plural.select(Number(values.count)) === 'one' ? 'one' : 'other'];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return typeof value === 'number' ? number.format(value) : (value ?? whole);
    });
  };
}
