import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import { MailboxQuestion } from '../../components/in-page/MailboxQuestion';
import { createNarrowing } from '../../components/in-page/narrowing';
import { startLife } from '../../components/in-page/script-life';
import { drawStrip } from '../../components/in-page/strip';
import { layout } from '../../lib/sites/gmail/definition';
import { createMailboxGate } from './mailbox-gate';

/**
 * The manifest names it by hand (`wxt.config.ts`): each of the framework's own content scripts
 * calls out on the document under the extension's id, which a page that knows the id can hear and
 * end.
 */
export default defineUnlistedScript(() => {
  const { alive, signal } = startLife(() => browser.runtime?.id !== undefined);
  const gate = createMailboxGate();
  const mailbox = { gate, Question: MailboxQuestion };
  drawOnSite({ runtime: browser.runtime, alive, signal }, layout, gate.site, {
    drawStrip,
    mailbox,
    narrow: createNarrowing,
  });
});
