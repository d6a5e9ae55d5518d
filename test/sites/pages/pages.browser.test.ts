import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecogniser, type Recogniser } from '../recogniser';
import { judge } from './expectation';
import { GMAIL_PAGES } from './gmail';
import { LINKEDIN_PAGES } from './linkedin';

let recogniser: Recogniser;
beforeAll(async () => {
  recogniser = await openRecogniser();
});
afterAll(() => recogniser?.close());

describe.each([
  ['Gmail', GMAIL_PAGES],
  ['LinkedIn', LINKEDIN_PAGES],
] as const)('pages of %s in the forms of 2026', (_, pages) => {
  it.each(pages)('$name', async ({ html, wish }) => {
    const seen = await recogniser.recognise(html, wish.url);
    const judgement = judge(seen, wish);
    expect({ ...judgement, seen }).toMatchObject({ verdict: 'right', reasons: [] });
  });
});
