/** What our own pages say of Gmail. */
export const gmailEn = {
  show: 'Show Relevo in Gmail',
  'show-what': 'Strip and card beside open messages, a word of warning while you write.',
  chips: 'Mark people in message lists',
  'chips-what': 'A small sign with stage and score in each row.',
};
