/** What our own pages say of LinkedIn. */
export const linkedinEn = {
  guide: 'Guide to LinkedIn',
  ask: 'Use Relevo on LinkedIn? It’s off until you choose.',
  choose: 'Choose',
  title: 'Relevo on LinkedIn',
  clause:
    'Section 8.2 of LinkedIn’s User Agreement forbids overlaying or otherwise modifying its pages, such as by inserting elements into them, and LinkedIn has restricted accounts over it. So you choose:',
  panel: 'Beside the page',
  'panel-what': 'In the browser’s side panel and in the popup. Nothing is inserted into the page.',
  page: 'In the page',
  'page-what':
    'A card docked over the page, which you can move and hide. This is what that section is about: choose it if you and your company accept that.',
  off: 'Not on LinkedIn',
  'off-what': 'Relevo does not run there, and its access to the site is removed.',
  reads:
    'What it reads: the address and title of the page, and name, headline, company, place and profile link of the person it is about, to find them in your CRM.',
  never:
    'What it never does: click, scroll, open pages, send requests to LinkedIn, read messages, store pages, or send anything to the CRM unless you ask.',
  chips: 'Show chips in LinkedIn’s people search',
  'chips-what': 'Only with “In the page”: Relevo then reads who each result is.',
};
