import type { DevBrowser } from '../browser/cdp';
import { type OdooWorld, startOdoo } from '../crm/odoo/odoo';
import { bringTo } from '../crm/odoo/seed/to-now';

export interface DemoOdoo {
  /** Where the product connects to; plain http on 127.0.0.1. */
  readonly url: string;
  /** Nora's key: she owns the leads of everybody in the demo mailbox. */
  readonly key: string;
  readonly world: OdooWorld;
  close(): Promise<void>;
}

/**
 * A real Odoo whose company knows the people of the demo mailbox, and some hundred others.
 * Throws `Unavailable`, with the reason, where Odoo can't be had.
 */
export async function startDemoOdoo(now = Date.now()): Promise<DemoOdoo> {
  const odoo = await startOdoo({ workers: 0 });
  try {
    const world = await odoo.fresh('seeded');
    await bringTo(world, now);
    const { url } = await world.alone();
    return { url, key: world.keys.rep, world, close: () => odoo.stop() };
  } catch (error) {
    await odoo.stop();
    throw error;
  }
}

/** Connects the running extension to that Odoo with the rep's key, as they would in the options. */
export async function connectOdoo(
  browser: DevBrowser,
  extensionId: string,
  { url, key }: DemoOdoo,
): Promise<void> {
  const page = await browser.page(`chrome-extension://${extensionId}/options.html`);
  const account = { address: url, database: null, login: null };
  const message = {
    relevo: 'call',
    route: 'connection.save',
    input: { kind: 'odoo', account, token: key },
  };
  const saved = await page.eval<{ ok: boolean; error?: unknown }>(
    `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
  );
  if (!saved.ok) throw new Error(`could not connect: ${JSON.stringify(saved.error)}`);
  await page.close();
}
