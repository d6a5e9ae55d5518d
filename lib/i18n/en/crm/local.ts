/** The words of the workspace inside the extension. */
export const localEn = {
  name: 'Sample workspace',
  what: 'A small CRM inside this browser with made-up people. Try everything, or import your own list.',
  use: 'Use the sample workspace',
};
