/** The words of the rep's own list. */
export const ownListEn = {
  name: 'Your own list',
  what: 'No CRM? Import people from a CSV file. The list stays in this browser.',
  use: 'Use your own list',
};
