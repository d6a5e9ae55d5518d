import { render, type VNode } from 'preact';
import { createReader, ReaderProvider } from '../../lib/bus/content-query';
import { isHost } from '../../lib/sites/page/host';
import { shieldKeys } from '../../lib/sites/page/shield';
import type { Site, Snapshot } from '../../lib/sites/site';
import type { Pieces } from './overlay-hosts';
import { type ScriptWorld, scriptBus, watchSite } from './watch-site';

/** Draws into a page what stands on each look at it. The shield must listen before the page does: call it at the start. */
export function drawOnSite(
  world: ScriptWorld,
  site: Site,
  pieces: Pieces,
  overlay: (snapshot: Snapshot) => VNode,
): void {
  const { signal } = world;
  shieldKeys(window, pieces, signal);
  const bus = scriptBus(world);
  const reader = createReader(bus, () => document.hidden, signal);
  document.addEventListener('visibilitychange', () => !document.hidden && reader.wake(), { signal });
  signal.addEventListener('abort', () => render(null, pieces.card.root));
  watchSite(world, bus, site, {
    onSnapshot: (snapshot) =>
      render(<ReaderProvider reader={reader}>{overlay(snapshot)}</ReaderProvider>, pieces.card.root),
    intact: pieces.chips.intact,
    isOurs: isHost,
  });
}
