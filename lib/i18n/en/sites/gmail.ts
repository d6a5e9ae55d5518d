/** What our own pages say of Gmail. */
export const gmailEn = {
  show: 'Show Relevo in Gmail',
  'show-what': 'Contact bar and card in threads, and a warning while you compose.',
  chips: 'Show chips in the inbox',
  'chips-what': 'Stage and score on each row.',
};
