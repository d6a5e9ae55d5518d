import type { SiteDefinition, SiteLayout } from '../definition';

const origin = 'https://mail.google.com';

export const layout: SiteLayout = {
  id: 'gmail',
  chips: 'chips',
  // Clear of Gmail's bar above and of its column of icons at the side.
  card: { right: 72, top: 84 },
  // In the column of icons, below those that Gmail itself puts there and above its last button.
  tab: { right: 2, bottom: 96 },
};

export const gmail: SiteDefinition = {
  ...layout,
  name: 'Gmail',
  origins: [origin],
  modes: ['page', 'off'],
  defaultMode: 'page',
  recommended: null,
  scripts: null,
  about: 'messages',
};
