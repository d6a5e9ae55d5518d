import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CRM_CHOICES } from '../../lib/crm/registry';
import { pagesEn } from '../../lib/i18n/en/pages';
import { SITES } from '../../lib/sites/registry';
import { builtFiles, builtText, ROOT, repoText } from './output';

const FOLDER = 'public/guide';

/** Every folder of texts is a language of the interface. */
const LANGUAGES = readdirSync(path.join(ROOT, 'lib/i18n'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** CRMs that have to be connected: each has a guide of its name. */
const CONNECTED = CRM_CHOICES.flatMap(({ auth, kind }) => (auth === 'none' ? [] : [kind]));

/** Sites whose right is asked for: each has a guide of its id. */
const ASKED = SITES.flatMap(({ id, scripts }) => (scripts === null ? [] : [id]));

/** The guides to which the interface links: to each other one by a text `guide.<name>`. */
const GUIDES = [
  ...Object.keys(pagesEn).flatMap((key) => /^guide\.(.+)$/.exec(key)?.[1] ?? []),
  ...CONNECTED,
  ...ASKED,
].sort();

const guideText = (language: string, guide: string) =>
  repoText(`${FOLDER}/${language}/${guide}.md`);

/** Everything that the interface says in a language, as its source has it. */
function interfaceTexts(language: string): string {
  return readdirSync(path.join(ROOT, 'lib/i18n', language), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => repoText(`lib/i18n/${language}/${file}`))
    .join('\n');
}

/** What the guides write in bold: labels of the interface, without code. */
function boldIn(markdown: string): string[] {
  return [...markdown.replace(/^```.*?^```/gms, '').matchAll(/\*\*(.+?)\*\*/g)].map(
    ([, label = '']) => label,
  );
}

describe.each(LANGUAGES)('the guides in %s', (language) => {
  it('are those to which the interface links', () => {
    const files = readdirSync(path.join(ROOT, FOLDER, language));
    expect(files.sort()).toEqual(GUIDES.map((guide) => `${guide}.md`));
  });

  it.each(GUIDES)('have the same parts as in English: %s', (guide) => {
    const shape = (of: string) => guideText(of, guide).match(/^(#+ |\d+\. |- |\| )/gm);
    expect(shape(language)).toEqual(shape('en'));
  });

  it.each(GUIDES)('call what is on the screen by its name there: %s', (guide) => {
    const texts = interfaceTexts(language);
    const labels = boldIn(guideText(language, guide));
    expect(labels.length).toBeGreaterThan(0);
    for (const label of labels) expect(texts.includes(`'${label}'`), label).toBe(true);
  });
});

describe.each(['chromium', 'firefox'] as const)('the pages of the guides for %s', (build) => {
  const pages = LANGUAGES.flatMap((language) =>
    GUIDES.map((guide) => `guide/${language}/${guide}.html`),
  );

  it('ship, and their Markdown does not', () => {
    const files = builtFiles(build);
    expect(files.filter((file) => file.startsWith('guide/')).sort()).toEqual(
      [...pages, 'guide/guide.css'].sort(),
    );
  });

  it.each(pages)(
    'keep to the policy of the extension, and every link of them leads somewhere: %s',
    (page) => {
      const html = builtText(build, page);
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|<img|<iframe/i);
      expect(html).toContain(`<html lang="${page.split('/')[1]}">`);
      const targets = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(
        ([, target = '']) => target,
      );
      expect(targets.length).toBeGreaterThan(GUIDES.length);
      for (const target of targets.filter((each) => !each.startsWith('https://')))
        expect(builtFiles(build), target).toContain(
          path.posix.join(path.posix.dirname(page), target),
        );
    },
  );
});
