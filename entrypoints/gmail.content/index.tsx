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
    // Own lifetime instead of the framework's, which ends with an event on the document that a page
    // could send if it knows the id of the extension.
    const { alive, signal } = startLife(() => browser.runtime?.id !== undefined);
    drawOnSite({ runtime: browser.runtime, alive, signal }, layout, gmail, { drawStrip });
  },
});
