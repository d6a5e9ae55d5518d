import { render, type VNode } from 'preact';
import { createQueryStore, QueryStoreProvider } from '../../lib/bus/content-query';
import { isHost } from '../../lib/sites/page/host';
import { shieldKeys } from '../../lib/sites/page/shield';
import type { Site, Snapshot } from '../../lib/sites/site';
import type { OverlayHosts } from './overlay-hosts';
import { type ScriptWorld, scriptBus, watchSite } from './watch-site';

/**
 * Draws into a page what stands on each look at it. The shield must listen before the page does:
 * call it at the start.
 * @param overlay what stands on a look; `look` looks again, where the adapter was told something
 */
export function drawOnSite(
  world: ScriptWorld,
  site: Site,
  hosts: OverlayHosts,
  overlay: (snapshot: Snapshot, look: () => void) => VNode,
): void {
  const { signal } = world;
  shieldKeys(window, hosts, signal);
  const bus = scriptBus(world);
  const reader = createQueryStore(bus, () => document.hidden, signal);
  document.addEventListener('visibilitychange', () => !document.hidden && reader.wake(), {
    signal,
  });
  signal.addEventListener('abort', () => render(null, hosts.card.root));
  const watched = watchSite(world, bus, site, {
    onSnapshot: (snapshot) =>
      render(
        <QueryStoreProvider reader={reader}>
          {overlay(snapshot, () => watched.look())}
        </QueryStoreProvider>,
        hosts.card.root,
      ),
    intact: hosts.chips.intact,
    isOurs: isHost,
  });
}
