import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import { LANGUAGES, type Language } from '../../lib/domain/base/text';
import { repoText } from './output';

const GLOSSARY = 'lib/i18n/GLOSSARY.md';

const CATALOGUES = import.meta.glob<Readonly<Record<string, unknown>>>(
  ['../../lib/i18n/*/**/*.ts', '!../../lib/i18n/*/**/index.ts'],
  { eager: true },
);

/** Words of the interface with the name under which they stand. */
type Texts = ReadonlyMap<string, string>;

function collect(value: unknown, name: string, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(name, value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) collect(part, `${name} ${key}`, into);
}

/** Every catalogue of a language, those of CRMs, sites and failures included. */
function textsOf(language: Language): Texts {
  const texts = new Map<string, string>();
  for (const [file, exported] of Object.entries(CATALOGUES)) {
    const [, of, name] = /i18n\/(\w+)\/(.+)\.ts$/.exec(file) ?? [];
    if (of === language) collect(Object.values(exported), `${name}`, texts);
  }
  return texts;
}

/** The words of the standard agreement in a language. */
function agreementTexts(language: Language): Texts {
  const texts = new Map<string, string>();
  const visit = (value: unknown, name: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value))
      if (key === language) collect(part, name, texts);
      else visit(part, `${name} ${key}`);
  };
  visit(DEFAULT_AGREEMENT, 'agreement');
  return texts;
}

/** The words to avoid, as the glossary lists them for a language: one pattern each. */
function avoided(language: Language): readonly RegExp[] {
  const line = new RegExp(`^- \`${language}\`: (.+)$`, 'm').exec(repoText(GLOSSARY))?.[1] ?? '';
  return [...line.matchAll(/“([^”]+)”/g)].map(
    ([, word = '']) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'),
  );
}

/** The values to fill in of each text, its forms of number together. */
function holesOf(texts: Texts): Readonly<Record<string, string>> {
  const holes = new Map<string, Set<string>>();
  for (const [name, text] of texts) {
    const key = name.replace(/ (one|other)$/, '');
    const own = holes.get(key) ?? new Set();
    for (const hole of text.match(/\{\w+\}/g) ?? []) own.add(hole);
    holes.set(key, own);
  }
  return Object.fromEntries([...holes].map(([key, own]) => [key, [...own].sort().join()]));
}

describe.each(LANGUAGES)('the interface in %s', (language) => {
  const texts = textsOf(language);
  const english = textsOf('en');

  it('says none of the words that the glossary avoids', () => {
    const patterns = avoided(language);
    expect(patterns.length).toBeGreaterThan(8);
    const said = [...texts, ...agreementTexts(language)].flatMap(([name, text]) =>
      patterns.filter((pattern) => pattern.test(text)).map((pattern) => [name, text, `${pattern}`]),
    );
    expect(said).toEqual([]);
  });

  it('has the texts of the English one, with the same values to fill in', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    expect(holesOf(texts)).toEqual(holesOf(english));
  });
});

it('the glossary has a word in every language for each term', () => {
  const rows = repoText(GLOSSARY)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').slice(1, 1 + LANGUAGES.length));
  expect(rows.length).toBeGreaterThan(30);
  for (const cells of rows) expect(cells.filter((cell) => cell.trim() === '')).toEqual([]);
});
