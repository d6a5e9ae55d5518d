import type { Sender } from '../../../lib/bus/server';

/** The id of the extension in tests. */
export const ID = 'relevotest';
export const OURS = `chrome-extension://${ID}`;

/** The mailbox that tabs of tests show. */
export const MAILBOX = 'nora.vidal@relevo-demo.example';

/** What a page of ours looks like to the background. */
export const PAGE: Sender = { id: ID, url: `${OURS}/popup.html`, origin: OURS };

/** What our content script in a tab looks like. */
export function siteIn(tab: number): Sender {
  return {
    id: ID,
    url: 'https://mail.google.com/mail/u/0/',
    origin: 'https://mail.google.com',
    frameId: 0,
    documentLifecycle: 'active',
    tab: { id: tab },
  };
}
