/** The parts of the options page in order; each is an anchor. */
export const SECTIONS = [
  'welcome',
  'connection',
  'check',
  'mapping',
  'import',
  'look',
  'mailboxes',
  'privacy',
  'waiting',
  'health',
  'diagnostics',
] as const;

export type SectionId = (typeof SECTIONS)[number];
