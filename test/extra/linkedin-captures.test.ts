import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Expectation, judge } from '../sites/pages/expectation';
import type { Recognised } from '../sites/recognise-page';
import { openRecogniser, type Recogniser } from '../sites/recogniser';
import { hasShared, sharedFiles, sharedText } from './shared';

const FOLDERS = ['captures/linkedin', 'captures-2026-11-30/linkedin'] as const;
const pages = FOLDERS.flatMap((folder) =>
  sharedFiles(folder).flatMap((file) => (file.endsWith('.html') ? `${folder}/${file}` : [])),
);
const wishOf = (file: string) =>
  JSON.parse(sharedText(file.replace(/\.html$/, '.expected.json'))) as Expectation;

/** Every slug and id of a person that stands anywhere in a page. */
function everybodyIn(html: string): Set<string> {
  const slugs = [...html.matchAll(/\/in\/([^/?#"'&\\\s<]+)/g)].map(([, slug = '']) =>
    decodeURIComponent(slug).toLowerCase(),
  );
  const ids = [...html.matchAll(/AC[ow]AA[\w-]{34}/g)].map(([id]) => id);
  return new Set([...slugs, ...ids]);
}

/** The names on links to anybody else's profile: what is short and has two words. */
async function foreignNames(
  recogniser: Recogniser,
  html: string,
  wish: Expectation,
): Promise<string[]> {
  const page = await recogniser.open(html, wish.url);
  const links = await page.$$eval('a[href*="/in/"]', (all) =>
    all.map((link) => ({
      href: link.getAttribute('href') ?? '',
      lines: (link.textContent ?? '').split('\n'),
    })),
  );
  await page.context().close();
  const slugOf = (href: string) => /\/in\/([^/?#]+)/.exec(href)?.[1] ?? '';
  const foreign = links.filter(({ href }) => !own(wish).includes(slugOf(href)));
  const lines = foreign.flatMap((link) => link.lines.map((line) => line.trim()));
  return lines.filter(
    (line) => line.length < 50 && /\S \S/.test(line) && !own(wish).includes(line),
  );
}

/** Who was recognised, as text in which no one else's name, slug or id may stand. */
function textOf({ people, subject, company, answer }: Recognised): string {
  return JSON.stringify({ people, subject, company, answer });
}

/** The ids that are those of the person expected, or of the results. */
function own({ url, expected }: Expectation): string {
  return JSON.stringify([decodeURIComponent(url), expected]);
}

describe.skipIf(!hasShared)('captured pages of LinkedIn', () => {
  let recogniser: Recogniser;
  beforeAll(async () => {
    recogniser = await openRecogniser();
  });
  afterAll(() => recogniser.close());

  it('are there', () => {
    expect(pages.length).toBeGreaterThan(12);
  });

  // What the product reads of a person is name, slug, member id, headline, company and place. The
  // rest of the expectations (degree, numbers, ids of leads and companies, public job titles)
  // nothing in it uses: the recogniser alone reads that.
  it.each(pages)('%s is recognised as it says, and no one else on it', async (file) => {
    const wish = wishOf(file);
    const html = sharedText(file);
    const seen = await recogniser.recognise(html, wish.url);
    const { verdict, reasons } = judge(seen, wish);
    // No one has seen the forecasts, only thought them likely: they need not be recognised, but may
    // not be mistaken.
    if (file.includes('forecast')) expect([verdict, reasons]).not.toContain('wrong');
    else expect([verdict, reasons]).toEqual(['right', []]);

    const text = textOf(seen);
    if (Array.isArray(wish.mustNotReturn))
      for (const foreign of wish.mustNotReturn) expect(text).not.toContain(foreign);
    const mine = own(wish);
    // Not everything that a forecast gives of its own person is written down.
    if (file.includes('forecast')) return;
    for (const id of everybodyIn(html)) if (!mine.includes(id)) expect(text).not.toContain(id);
    for (const name of await foreignNames(recogniser, html, wish)) expect(text).not.toContain(name);
    if (wish.page === 'search-companies') expect(seen.people).toEqual([]);
  });

  // About 0.3 and 0.03 where this was written.
  it('cost less to read than one walk over the page, and next to nothing where the address is of no such page', async () => {
    const [largest = ''] = pages.filter((file) => file.includes('3rd'));
    const { url } = wishOf(largest);
    const page = await recogniser.open(sharedText(largest), url);
    // Taken in turns, so that what else the machine does weighs on all of them alike.
    const [profile, feed, walk] = await page.evaluate<[number, number, number], string>((from) => {
      const { recognise } = globalThis as unknown as { recognise(url: string): unknown };
      const walkOver = () => {
        let links = 0;
        for (const node of document.querySelectorAll('*'))
          if (node.checkVisibility() && node.hasAttribute('href')) links += 1;
        return links;
      };
      const jobs = [
        () => recognise(from),
        () => recognise('https://www.linkedin.com/feed/'),
        walkOver,
      ];
      const times: number[][] = jobs.map(() => []);
      for (let turn = 0; turn < 60; turn += 1)
        for (const [index, job] of jobs.entries()) {
          // As after a change, which the next reading pays for.
          document.body.append(document.createElement('i'));
          const began = performance.now();
          job();
          times[index]?.push(performance.now() - began);
        }
      const median = (of: number[] = []) => of.sort((a, b) => a - b)[30] ?? 0;
      return [median(times[0]), median(times[1]), median(times[2])];
    }, url);
    console.info(largest, { profile, feed, walk });
    expect(profile / walk).toBeLessThan(1);
    expect(feed / walk).toBeLessThan(0.25);
    await page.context().close();
  });
});
