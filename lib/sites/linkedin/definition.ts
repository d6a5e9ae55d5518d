import type { SiteDefinition, SiteLayout } from '../definition';

export const layout: SiteLayout = {
  id: 'linkedin',
  chips: 'linkedinSearch',
  // Clear of LinkedIn's bar above.
  card: { right: 24, top: 68 },
  // Above the bar of messages at the bottom.
  tab: { right: 2, bottom: 520 },
};

/**
 * LinkedIn, whose user agreement forbids to modify its pages
 * (https://www.linkedin.com/legal/user-agreement, section 8.2): nothing runs there until the rep has
 * chosen. Its other hosts show profiles to people who are not logged in, so reps do not work there.
 */
export const linkedin: SiteDefinition = {
  ...layout,
  name: 'LinkedIn',
  origins: ['https://www.linkedin.com'],
  modes: ['panel', 'page', 'off'],
  defaultMode: 'unasked',
  recommended: 'panel',
  // Beside the page, a script that can only read; the one that draws is not even loaded.
  scripts: { panel: '/linkedin-panel.js', page: '/linkedin-page.js' },
  about: 'people',
  profileOf: ({ pathname }) => /^\/in\/([^/]+)/.exec(pathname)?.[1] ?? null,
  isCompany: ({ pathname }) => /^\/(company|school|showcase)\/[^/]+/.test(pathname),
};
