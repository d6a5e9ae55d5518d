import type { SiteDefinition, SiteLayout } from '../definition';

export const layout: SiteLayout = {
  id: 'linkedin',
  chips: 'linkedinSearch',
  // Clear of LinkedIn's bar above.
  card: { right: 24, top: 68 },
  makesRoom: false,
};

/**
 * LinkedIn, whose user agreement forbids inserting anything into its pages: nothing runs there
 * until the rep has chosen, beside the page (`panel`: nothing is inserted) or in it. Its other
 * hosts show people who are not logged in: nobody works there.
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
