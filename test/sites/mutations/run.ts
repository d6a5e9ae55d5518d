/**
 * `npm run mutations`, `npm run mutations -- FOLDER…`: every saved page, our own and those in the
 * folders, read again after each change that a release of the site may bring. Without a folder, the
 * captures that may lie beside the project are taken too. Prints what each change costs; fails
 * where anybody wrong is given. `RELEVO_ALL=1` names every reading that was not right.
 */
import { sharedPath } from '../../extra/shared-folder';
import { pagesIn } from '../pages/captures';
import { GMAIL_PAGES } from '../pages/gmail';
import { LINKEDIN_PAGES } from '../pages/linkedin';
import { openRecogniser } from '../recogniser';
import { changesFor, isAmbiguous, isChanged, mutate, type Outcome, tableOf } from './mutate';

const beside = ['captures', 'captures-2026-11-30'].flatMap((folder) =>
  ['gmail', 'linkedin'].flatMap((site) => sharedPath(folder, site) ?? []),
);
const named = process.argv.slice(2);
const saved = (named.length > 0 ? named : beside).flatMap(pagesIn);
const pages = [...GMAIL_PAGES, ...LINKEDIN_PAGES, ...saved].filter(
  (page) => !isAmbiguous(page.wish) && !isChanged(page),
);
const recogniser = await openRecogniser();
const outcomes: Outcome[] = [];
try {
  const series = await recogniser.series();
  for (const site of ['www.linkedin.com', 'mail.google.com']) {
    const ours = pages.filter(({ wish }) =>
      new URL(wish.url).hostname.endsWith(site.replace('www.', '')),
    );
    const found: Outcome[] = [];
    for (const page of ours) found.push(...(await mutate(series, page, changesFor(page.wish.url))));
    console.log(`\n${site}: ${found.length} readings of ${ours.length} pages\n${tableOf(found)}`);
    outcomes.push(...found);
  }
} finally {
  await recogniser.close();
}
const wrong = outcomes.filter(({ verdict }) => verdict === 'wrong');
for (const { change, page, said } of wrong) console.log(`WRONG ${page}: ${change}: ${said}`);
if (process.env['RELEVO_ALL'] === '1') {
  for (const { change, page, verdict } of outcomes)
    if (verdict !== 'right') console.log(`${verdict} ${page}: ${change}`);
}
process.exit(wrong.length === 0 ? 0 : 1);
