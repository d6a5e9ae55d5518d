import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CRM_CHOICES } from '../../lib/crm/registry';
import { LANGUAGES } from '../../lib/domain/base/text';
import { isInside } from '../../lib/domain/views/admin';
import { siteWords } from '../../lib/i18n/part-translator';
import { TEXTS } from '../../lib/i18n/texts';
import { SITES } from '../../lib/sites/registry';
import { ROOT, repoText } from './output';

/** Code of the product, and what builds it. */
const CODE = spawnSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 },
)
  .stdout.split('\0')
  .filter((file) => file !== '' && !file.startsWith('test/') && existsSync(path.join(ROOT, file)));

/** Code without comments: what they name is an example. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/**
 * Files that name something outside its own places, without the exceptions.
 * @param own places of the thing, by the beginning of their paths
 * @param exceptions files that may, each with its reason beside it
 */
function spelledOut(pattern: RegExp, own: readonly string[], exceptions: readonly string[]) {
  const isFree = (file: string) => [...own, ...exceptions].some((begin) => file.startsWith(begin));
  const naming = CODE.filter((file) => pattern.test(withoutComments(repoText(file))));
  // A pattern that sees nothing would find every file clean.
  if (!naming.some(isFree)) throw new Error(`${pattern} is found nowhere`);
  return naming.filter((file) => !isFree(file));
}

const kinds = CRM_CHOICES.map(({ kind }) => kind).filter((kind) => !isInside(kind));

/** Words of a CRM or a site stand in a folder of each language. */
const wordsOf = (part: 'crm' | 'sites', name: string) =>
  LANGUAGES.flatMap((language) => [
    `lib/i18n/${language}/${part}/${name}.ts`,
    `lib/i18n/${language}/${part}/index.ts`,
  ]);

describe.each(kinds)('the CRM %s', (kind) => {
  it('is named in its folder, its words and the registry alone', () => {
    expect(
      spelledOut(
        new RegExp(kind, 'i'),
        [`lib/crm/${kind}/`, 'lib/crm/registry.ts', ...wordsOf('crm', kind)],
        [
          // Names of the models of attribution as the field knows them.
          'lib/domain/figures/attribution/',
          // Where the funnel of a CRM counts otherwise, and where its own switch is.
          'components/dashboard/funnel/HowCounted.tsx',
          ...LANGUAGES.flatMap((language) => [
            `lib/i18n/${language}/funnel.ts`,
            `lib/i18n/${language}/pages.ts`,
          ]),
          // Runs the tests on a real one.
          'playwright.odoo.config.ts',
          'vitest.config.ts',
        ],
      ),
    ).toEqual([]);
  });
});

it.each(LANGUAGES)('each CRM has its words in the language %s', (language) => {
  expect(Object.keys(TEXTS[language].crm).sort()).toEqual(
    CRM_CHOICES.map(({ kind }) => kind).sort(),
  );
});

describe.each(CRM_CHOICES)('the form of $kind', ({ kind, auth, steps, scopes, fields }) => {
  it('has a word for everything that it draws', () => {
    const wanted = [
      'name',
      'what',
      ...(auth === 'none' ? ['use'] : ['guide', 'how', 'key', 'private']),
      ...Array.from({ length: steps }, (_, index) => `step${index + 1}`),
      ...(scopes?.groups ?? []).map(({ id }) => `scopes.${id}`),
      ...fields.map(({ name }) => `field.${name}`),
      ...fields.flatMap(({ name, type }) => (type === 'address' ? [`field.${name}-wrong`] : [])),
      ...(fields.some(({ isFolded }) => isFolded) ? ['more'] : []),
    ];
    for (const language of LANGUAGES)
      expect(Object.keys(TEXTS[language].crm[kind] ?? {})).toEqual(expect.arrayContaining(wanted));
  });
});

describe.each(SITES)('the site $id', ({ id, scripts, modes, name }) => {
  it('is named in its folder, its words, its entrypoints and the registry alone', () => {
    expect(
      spelledOut(
        // As an id, or as the name of a field that is one: `linkedinSlug` is of a person.
        new RegExp(`['"\`/]${id}['"\`]|\\b${id}:|\\.${id}\\b(?!\\.com)|${name}[A-Z]`),
        [`lib/sites/${id}/`, 'lib/sites/registry.ts', `entrypoints/${id}`, ...wordsOf('sites', id)],
        [
          // The column of a file with people that holds their profile.
          'lib/bus/routes/import.ts',
          'lib/crm/local/import-merge.ts',
          'lib/domain/import/',
          ...LANGUAGES.map((language) => `lib/i18n/${language}/import.ts`),
          // A field of the CRM that holds it, by its label.
          'lib/crm/hubspot/metadata.ts',
          ...LANGUAGES.map((language) => `lib/i18n/${language}/pages.ts`),
          // Domains at which anybody can have an address.
          'lib/domain/base/free-mail.ts',
        ],
      ),
    ).toEqual([]);
  });

  it('has a word for everything that our pages say of it', () => {
    const asked = [
      'title',
      'clause',
      'clause-short',
      'clause-more',
      'guide',
      'ask',
      'choose',
      ...modes,
    ];
    for (const language of LANGUAGES) {
      const ts = siteWords(id, language);
      for (const key of ['chips', ...(scripts === null ? ['show'] : asked)])
        expect(ts(key), key).not.toBeNull();
    }
  });
});

describe('the languages', () => {
  it('are spelled out in their folders, the list and the files of lib/i18n alone', () => {
    const codes = LANGUAGES.join('|');
    expect(
      spelledOut(
        new RegExp(`['"\`](?:${codes})['"\`]|\\b(?:${codes}): `),
        ['lib/domain/base/text.ts', 'lib/i18n/'],
        [
          // The sample has two languages, and people with names of two.
          'lib/crm/local/',
          // Texts that stand in documents say what to show without a language.
          'lib/domain/agreement/',
          'lib/domain/feedback/plain-text.ts',
          'lib/domain/feedback/contests.ts',
          'lib/domain/review/',
          'lib/domain/scoring/score-model.ts',
          'components/dashboard/agreement/',
          // The word for archived, which no answer of the CRM holds.
          'lib/crm/odoo/metadata.ts',
          // Digits of a year.
          'components/dashboard/funnel/MonthRates.tsx',
          'components/dashboard/funnel/figure-text.ts',
          // Top-level domains.
          'lib/domain/base/free-mail.ts',
        ],
      ),
    ).toEqual([]);
  });

  it.each(['lib/i18n', 'public/_locales', 'public/guide'])('each have a folder in %s', (place) => {
    const folders = readdirSync(path.join(ROOT, place), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual([...LANGUAGES].sort());
  });
});
