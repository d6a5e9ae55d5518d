import { render } from 'preact';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import cardCss from '../../components/styles/card.css?inline';
import { createBus } from '../../lib/bus/client';
import { createReader, ReaderProvider } from '../../lib/bus/lean';
import { isAsk } from '../../lib/bus/wire';
import { gmail } from '../../lib/sites/gmail';
import { isHost } from '../../lib/sites/page/host';
import { shieldKeys } from '../../lib/sites/page/shield';
import type { Snapshot } from '../../lib/sites/site';
import { watchPage } from '../../lib/sites/watch';
import chipsCss from './chips.css?inline';
import { reportHealth } from './health';
import { Overlay } from './Overlay';
import pageCss from './page.css?inline';
import { threadPeople } from './people';
import { createPieces } from './pieces';

export default defineContentScript({
  matches: ['https://mail.google.com/*'],
  // The shield must listen before the page does.
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const { signal } = ctx;
    const pieces = createPieces(document, { page: cardCss + pageCss, chips: chipsCss }, signal);
    shieldKeys(window, pieces, signal);

    const bus = createBus({
      // Asking whether the extension is still there is what makes a script stop that an update has left behind.
      send: (message) => (ctx.isInvalid ? Promise.reject(new Error()) : browser.runtime.sendMessage(message)),
      listen: (listener) => {
        browser.runtime.onMessage.addListener(listener);
        return () => browser.runtime.onMessage.removeListener(listener);
      },
    });
    const reader = createReader(bus, () => document.hidden, signal);
    document.addEventListener('visibilitychange', () => !document.hidden && reader.wake(), { signal });
    let last: Snapshot | null = null;

    const show = (snapshot: Snapshot) => {
      last = snapshot;
      render(
        <ReaderProvider reader={reader}>
          <Overlay snapshot={snapshot} pieces={pieces} />
        </ReaderProvider>,
        pieces.card.root,
      );
      reportHealth(bus, snapshot);
    };
    const answer = (message: unknown, _: unknown, respond: (value: unknown) => void) => {
      if (isAsk(message)) respond(last === null ? { people: [], focus: null } : threadPeople(last));
      return undefined;
    };
    browser.runtime.onMessage.addListener(answer);
    signal.addEventListener('abort', () => {
      browser.runtime.onMessage.removeListener(answer);
      render(null, pieces.card.root);
    });

    const start = () =>
      watchPage(document, gmail, { signal, onSnapshot: show, intact: pieces.chips.intact, isOurs: isHost });
    if (document.body === null) document.addEventListener('DOMContentLoaded', start, { once: true, signal });
    else start();
  },
});
