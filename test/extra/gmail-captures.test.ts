import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesIn } from '../sites/pages/captures';
import { judge } from '../sites/pages/expectation';
import { openRecogniser, type Recogniser } from '../sites/recogniser';
import { sharedPath } from './shared-folder';

const FOLDERS = ['captures', 'captures-2026-11-30'] as const;
const pages = FOLDERS.flatMap((folder) => {
  const path = sharedPath(folder, 'gmail');
  return path === null ? [] : pagesIn(path).map((page) => ({ ...page, folder }));
});
/**
 * Pages that no one has seen, only thought likely: they need not be recognised, but may not be
 * mistaken.
 */
const isForecast = (name: string) => name.includes('forecast');

describe.skipIf(pages.length === 0)('captured pages of Gmail', () => {
  let recogniser: Recogniser;
  beforeAll(async () => {
    recogniser = await openRecogniser();
  });
  afterAll(() => recogniser.close());

  it('are there', () => {
    for (const folder of FOLDERS)
      expect(pages.filter((page) => page.folder === folder).length).toBeGreaterThan(5);
  });

  it.each(pages)('$folder: $name is recognised as it says', async ({ name, html, wish }) => {
    const seen = await recogniser.recognise(html, wish.url);
    const { verdict, reasons } = judge(seen, wish);
    if (isForecast(name)) expect([verdict, reasons]).not.toContain('wrong');
    else expect([verdict, reasons]).toEqual(['right', []]);
    // Whatever a page expects, no machine may come first.
    for (const first of [seen.focus, ...seen.rows.map(({ about }) => about)])
      expect(first ?? '').not.toMatch(/no-?reply|mailer-daemon|newsletter@|^ventes@relevo-demo/);
  });
});
