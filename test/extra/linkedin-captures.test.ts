import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recognised } from '../sites/recognise-page';
import { openRecogniser, type Recogniser } from '../sites/recogniser';
import { hasShared, sharedFiles, sharedText } from './shared';

interface Expectation {
  readonly url: string;
  readonly page: string;
  readonly expected: Readonly<Record<string, unknown>> | null;
  /** Names and slugs, or a sentence: that everybody else on the page is foreign. */
  readonly mustNotReturn?: string | readonly string[];
}

const FOLDER = 'captures/linkedin';
const pages = sharedFiles(FOLDER).filter((file) => file.endsWith('.html'));
const wishOf = (file: string) =>
  JSON.parse(sharedText(`${FOLDER}/${file.replace(/\.html$/, '.expected.json')}`)) as Expectation;

/** Every slug and id of a person that stands anywhere in a page. */
function everybodyIn(html: string): Set<string> {
  const slugs = [...html.matchAll(/\/in\/([^/?#"'&\\\s<]+)/g)].map(([, slug = '']) =>
    decodeURIComponent(slug).toLowerCase(),
  );
  const ids = [...html.matchAll(/AC[ow]AA[\w-]{34}/g)].map(([id]) => id);
  return new Set([...slugs, ...ids]);
}

/** Who was recognised, as text in which nobody else's name, slug or id may stand. */
function textOf({ people, subject, company, answer }: Recognised): string {
  return JSON.stringify({ people, subject, company, answer });
}

/** The ids that are those of the person expected, or of the results. */
function own({ url, expected }: Expectation): string {
  return JSON.stringify([url, expected]);
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

  // What the product reads of a person is name, slug, member id, headline, company and place. The rest of the expectations
  // (degree, numbers, ids of leads and companies, public job titles) nothing in it uses: the recogniser alone reads that.
  it.each(pages)('%s is recognised as it says, and nobody else on it', async (file) => {
    const wish = wishOf(file);
    const html = sharedText(`${FOLDER}/${file}`);
    const seen = await recogniser.recognise(html, wish.url);
    expect(seen.page).toBe(wish.page);
    if (wish.expected === null) expect([seen.answer, seen.people, seen.subject]).toEqual([null, [], null]);
    else expect(seen.answer).toEqual(expect.objectContaining(wish.expected));

    const text = textOf(seen);
    if (Array.isArray(wish.mustNotReturn))
      for (const foreign of wish.mustNotReturn) expect(text).not.toContain(foreign);
    const mine = own(wish);
    for (const id of everybodyIn(html)) if (!mine.includes(id)) expect(text).not.toContain(id);
    if (wish.page === 'search-companies') expect(seen.people).toEqual([]);
  });
});
