import type { DevPage } from '../browser/cdp';
import { CHIPS, type OursInPage, oursInPage } from '../browser/ours-in-page';
import { DidNotCome, until, within } from '../browser/wait';
import { demoPeople } from '../sites/gmail/people';
import type { Demo } from './demo';

export const INBOX = 'https://mail.google.com/mail/u/0/#inbox';

/** A page of a site with what we drew into it. */
export interface SiteTab {
  readonly page: DevPage;
  readonly ours: OursInPage;
}

/** Brings a tab to the front, where alone it is drawn. @throws DidNotCome when it stays hidden */
export async function bringToFront(page: DevPage, name: string, ms: number): Promise<void> {
  await within(ms, `${name} in front`, page.send('Page.bringToFront'));
  await until(ms, `${name} in front`, () => page.eval<boolean>('!document.hidden'));
}

/** Opens a page of a site in front, once the simulated site stands. */
export async function openSite(demo: Demo, url: string, name: string): Promise<SiteTab> {
  const page = await demo.open(url);
  const ours = await oursInPage(demo.browser, page, demo.extensionId);
  await bringToFront(page, name, demo.stepMs);
  await until(demo.stepMs, name, () => page.eval<boolean>(`'__sim' in globalThis`));
  await within(demo.stepMs, name, page.eval('__sim.settled()'));
  return { page, ours };
}

/**
 * Opens the demo mailbox in front of everything else, and waits until each row of a person whom the
 * CRM knows has its chip.
 * @throws DidNotCome with how many chips there were
 */
export async function openMailbox(demo: Demo): Promise<SiteTab> {
  const tab = await openSite(demo, INBOX, 'the mailbox');
  await untilChips(demo, tab);
  return tab;
}

/** Waits until each row of a person whom the CRM knows has its chip. */
async function untilChips(demo: Demo, { page, ours }: SiteTab): Promise<void> {
  let seen = 'our content script is not in the page';
  try {
    await until(demo.stepMs, 'a chip for each known sender', async () => {
      const rows = (
        await page.eval<{ rows: { legacyThreadId: string; people: string[] }[] }>('__sim.truth()')
      ).rows;
      const known = rows.filter((row) =>
        row.people.some((email) => demoPeople.some((one) => one.email === email)),
      );
      const chips = await ours.run<Record<string, string>>(CHIPS);
      const chipped = known.filter((row) => chips[row.legacyThreadId] !== undefined);
      seen = `${chipped.length} of ${known.length} have one`;
      return known.length > 0 && chipped.length === known.length;
    });
  } catch (error) {
    throw error instanceof DidNotCome ? new DidNotCome(`${error.message}: ${seen}`) : error;
  }
}

/**
 * Opens the newest thread, and waits for the card of who wrote it with a button that moves them on.
 */
export async function openFirstThread(demo: Demo, { page, ours }: SiteTab): Promise<void> {
  await within(demo.stepMs, 'the first thread', page.eval('__sim.open(0)'));
  await untilCard(demo, ours);
}

/** Waits for the card in a page, or for its tab where there is no room for the card. */
export async function untilCardOrTab(demo: Demo, ours: OursInPage): Promise<void> {
  await until(demo.stepMs, 'the card or its tab', () =>
    ours.run<boolean>("return find('card') !== null || find('dock-open') !== null;"),
  );
}

/** Waits for the card in the page, with a button that moves the person on. */
export async function untilCard(demo: Demo, ours: OursInPage): Promise<void> {
  await until(demo.stepMs, 'the card with its button', () =>
    ours.run<boolean>(`const card = find('card');
      return card !== null && words(card) !== '' && card.checkVisibility() &&
        card.querySelector('[data-testid="promote"], [data-testid^="verdict-"]') !== null;`),
  );
}
