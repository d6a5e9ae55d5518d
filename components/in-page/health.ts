import type { Bus } from '../../lib/bus/client';
import type { Site, Snapshot } from '../../lib/sites/site';

const reported = new WeakMap<Bus, string>();

/**
 * Reports which signals the adapter found on the page, if that has changed. Sends ids and states
 * only, no data of the page.
 */
export function reportHealth(bus: Bus, site: Site['id'], { health }: Snapshot): void {
  const signals = health.map(({ id, state }) => ({ id, state }));
  const text = JSON.stringify(signals);
  if (signals.length === 0 || reported.get(bus) === text) return;
  reported.set(bus, text);
  void bus.call('site.health', { site, signals }).catch(() => undefined);
}
