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
