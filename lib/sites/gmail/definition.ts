import type { SiteDefinition } from '../definition';

export const gmail: SiteDefinition = {
  id: 'gmail',
  name: 'Gmail',
  origins: ['https://mail.google.com'],
  modes: ['page', 'off'],
  defaultMode: 'page',
  recommended: null,
  scripts: null,
  about: 'messages',
  chips: 'chips',
  // Clear of Gmail's bar above and of its column of icons at the side.
  layout: { card: { right: 72, top: 84 }, makesRoom: true },
};
