import type { DevBrowser } from '../browser/cdp';

/** The profile that the demo opens: somebody whom the sample workspace knows by her slug. */
export const PROFILE = 'https://www.linkedin.com/in/hannah-whitfield/';

/** Has the card shown in LinkedIn's pages, as a rep chooses it after the explanation. */
export async function showOnLinkedIn(browser: DevBrowser, extensionId: string): Promise<void> {
  const page = await browser.page(`chrome-extension://${extensionId}/options.html`);
  const input = { change: { sites: { gmail: true, linkedin: 'page' } } };
  const message = JSON.stringify({ relevo: 'call', route: 'settings.change', input });
  const saved = await page.eval<{ ok: boolean; error?: unknown }>(`chrome.runtime.sendMessage(${message})`);
  if (!saved.ok) throw new Error(`could not choose: ${JSON.stringify(saved.error)}`);
  await page.close();
}
