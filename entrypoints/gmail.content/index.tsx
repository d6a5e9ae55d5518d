import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import { createOverlayHosts } from '../../components/in-page/overlay-hosts';
import { startLife } from '../../components/in-page/script-life';
import { gmail } from '../../lib/sites/gmail';
import { Overlay } from './Overlay';

/** Initial position, beside Gmail's top bar and side column of icons. */
const START = { right: 72, top: 84 };

export default defineContentScript({
  matches: ['https://mail.google.com/*'],
  // The shield must listen before the page does.
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    // Own lifetime instead of the framework's, which ends with an event on the document that a page
    // could send if it knows the id of the extension.
    const { alive, signal } = startLife(() => browser.runtime?.id !== undefined);
    const hosts = createOverlayHosts(document, START, signal);
    const world = { runtime: browser.runtime, alive, signal };
    drawOnSite(world, gmail, hosts, (snapshot) => <Overlay snapshot={snapshot} hosts={hosts} />);
  },
});
