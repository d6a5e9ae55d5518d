import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import { createOverlayHosts } from '../../components/in-page/overlay-hosts';
import { startLife } from '../../components/in-page/script-life';
import { createMailboxGate } from './mailbox-gate';
import { Overlay } from './Overlay';

/** Initial position, beside Gmail's top bar and side column of icons. */
const START = { right: 72, top: 84 };

/**
 * The manifest names it by hand (`wxt.config.ts`): each of the framework's own content scripts
 * calls out on the document under the extension's id, which a page that knows the id can hear and
 * end.
 */
export default defineUnlistedScript(() => {
  const { alive, signal } = startLife(() => browser.runtime?.id !== undefined);
  const hosts = createOverlayHosts(document, START, signal);
  const world = { runtime: browser.runtime, alive, signal };
  const gate = createMailboxGate();
  drawOnSite(world, gate.site, hosts, (snapshot, look) => (
    <Overlay {...{ snapshot, hosts, gate, look }} />
  ));
});
