import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import { createOverlayHosts } from '../../components/in-page/overlay-hosts';
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
  main(ctx) {
    const { signal } = ctx;
    const hosts = createOverlayHosts(document, START, signal);
    // Asking whether the extension is still there is what makes a script stop that an update has left behind.
    const world = { runtime: browser.runtime, alive: () => !ctx.isInvalid, signal };
    drawOnSite(world, gmail, hosts, (snapshot) => <Overlay snapshot={snapshot} hosts={hosts} />);
  },
});
