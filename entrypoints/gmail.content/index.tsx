import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import { startLife } from '../../components/in-page/script-life';
import { drawStrip } from '../../components/in-page/strip';
import { gmail } from '../../lib/sites/gmail';
import { layout, origin } from '../../lib/sites/gmail/definition';

export default defineContentScript({
  matches: [`${origin}/*`],
  // The shield must listen before the page does.
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main() {
    // Not the framework's life of a script: an event on the document ends that, and a page that
    // knows our id could send it.
    const { alive, signal } = startLife(() => browser.runtime?.id !== undefined);
    drawOnSite({ runtime: browser.runtime, alive, signal }, layout, gmail, { drawStrip });
  },
});
