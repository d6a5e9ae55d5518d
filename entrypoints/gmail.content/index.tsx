import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import { createOverlayHosts } from '../../components/in-page/overlay-hosts';
import { startLife } from '../../components/in-page/script-life';
import { gmail } from '../../lib/sites/gmail';
import { Overlay } from './Overlay';

/** Clear of Gmail's bar above and of its column of icons at the side. */
const START = { right: 72, top: 84 };

export default defineContentScript({
  matches: ['https://mail.google.com/*'],
  // The shield must listen before the page does.
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    // Not the framework's life of a script: an event on the document ends that, and a page that
    // knows our id could send it.
    const { alive, signal } = startLife(() => browser.runtime?.id !== undefined);
    const hosts = createOverlayHosts(document, START, signal);
    const world = { runtime: browser.runtime, alive, signal };
    drawOnSite(world, gmail, hosts, (snapshot) => <Overlay snapshot={snapshot} hosts={hosts} />);
  },
});
