/** The parts of the options in order; each is an anchor, and most are a page of their own. */
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

/** A page of the options: a section, or the inbox that shows the sample. */
export type PageId = SectionId | 'demo';

/** Sections that stand on the page of another one. */
const BESIDE: Partial<Record<SectionId, SectionId>> = {
  check: 'connection',
  diagnostics: 'health',
};

/** The pages that the navigation offers. */
export const PAGES = SECTIONS.filter((id) => BESIDE[id] === undefined);

/** The section that an address names (`#import`), and the page it stands on; else the welcome. */
export function placeAt(hash: string): { readonly section: PageId; readonly page: PageId } {
  const name = hash.replace(/^#/, '').split('?')[0];
  if (name === 'demo') return { section: name, page: name };
  const section = SECTIONS.find((id) => id === name) ?? 'welcome';
  return { section, page: BESIDE[section] ?? section };
}
