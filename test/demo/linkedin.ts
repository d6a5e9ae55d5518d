import type { Demo } from './demo';

/** The profile that the demo opens: a person whom the sample workspace knows by her slug. */
export const PROFILE = 'https://www.linkedin.com/in/hannah-whitfield/';

/**
 * Has the card shown beside LinkedIn's pages or in them, as a rep chooses it after the explanation.
 */
export async function showOnLinkedIn(demo: Demo, linkedin: 'panel' | 'page'): Promise<void> {
  await demo.call('settings.change', { change: { sites: { gmail: true, linkedin } } });
}
