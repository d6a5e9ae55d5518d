import { render } from 'preact';
import { createQueryStore, QueryStoreProvider } from '../../lib/bus/content-query';
import type { SiteLayout } from '../../lib/sites/definition';
import { isHost } from '../../lib/sites/page/host';
import { shieldKeys } from '../../lib/sites/page/shield';
import type { Site } from '../../lib/sites/site';
import { createOverlayHosts } from './overlay-hosts';
import { SiteOverlay, type SiteParts } from './SiteOverlay';
import { type ScriptWorld, scriptBus, watchSite } from './watch-site';

/**
 * Draws into a page what stands on each look at it. The shield must listen before the page does:
 * call it at the start.
 * @param overlay what stands on a look; `look` looks again, where the adapter has new facts
 */
export function drawOnSite(
  world: ScriptWorld,
  layout: SiteLayout,
  adapter: Site,
  parts: SiteParts,
): void {
  const { signal } = world;
  const hosts = createOverlayHosts(document, layout.card, signal);
  shieldKeys(window, hosts, signal);
  const bus = scriptBus(world);
  const reader = createQueryStore(bus, () => document.hidden, signal);
  document.addEventListener('visibilitychange', () => !document.hidden && reader.wake(), {
    signal,
  });
  signal.addEventListener('abort', () => render(null, hosts.card.root));
  const watched = watchSite(world, bus, adapter, {
    onSnapshot: (snapshot) =>
      render(
        <QueryStoreProvider reader={reader}>
          <SiteOverlay {...{ snapshot, hosts, layout, parts }} look={() => watched.look()} />
        </QueryStoreProvider>,
        hosts.card.root,
      ),
    intact: hosts.chips.intact,
    isOurs: isHost,
  });
}
