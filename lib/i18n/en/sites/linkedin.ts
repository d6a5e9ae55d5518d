/** What our own pages say of LinkedIn. */
export const linkedinEn = {
  guide: 'Guide to LinkedIn',
  ask: 'Do you work on LinkedIn? Relevo does nothing there until you say how.',
  choose: 'Choose',
  title: 'Relevo on LinkedIn',
  clause:
    'Section 8.2 of LinkedIn’s User Agreement forbids overlaying or otherwise modifying its pages, such as by inserting elements into them, and LinkedIn has restricted accounts over it. So you choose:',
  'clause-short':
    'LinkedIn’s User Agreement (section 8.2) forbids inserting anything into its pages. You choose:',
  'clause-more': 'Read the section',
  panel: 'Beside the page',
  'panel-what': 'In the browser’s side panel and in the popup. Nothing is inserted into the page.',
  page: 'In the page',
  'page-what':
    'A card docked over the page, to move and to hide. This is what that section is about: choose it if you and your company accept that.',
  off: 'Not on LinkedIn',
  'off-what': 'Nothing of Relevo runs there, and its right to see the site is given back.',
  reads:
    'What it reads: the address and title of the page, and name, headline, company, place and profile link of the person it is about, to find them in your CRM.',
  never:
    'What it never does: click, scroll, open or ask LinkedIn for anything, read messages, keep a page, or send anything of it to the CRM unless you ask.',
  chips: 'Mark people in LinkedIn’s people search',
  'chips-what': 'Only where Relevo is in the page: it then reads who each result is.',
};
