import { rmSync } from 'node:fs';
import type { DevBrowser } from '../browser/cdp';
import { exact, type Findings } from './figure';
import { knownMailbox } from './known-mailbox';
import { inbox, pause } from './load';
import type { Plan } from './plan';
import { plant } from './rivals';
import { setStage } from './stage';

const SETTLED_MS = 2_000;
const THREADS = 5;
const HIDDEN_TABS = 3;
const MOST_EACH = 3;
/** Health, appearance, words with styles, the place of the card, and one question about people. */
const MOST_LOADING = 5;

/**
 * What a page says to the background: questions by kind, while a list loads, while threads are
 * opened whose people are known, and in hidden tabs when something has changed everywhere. Counted
 * by our own script with a counter before it.
 */
export async function messageFindings(_: Plan): Promise<Findings> {
  const counting = plant('counting');
  const stage = await setStage({ extension: counting, mailbox: knownMailbox(50) });
  try {
    const first = await openCounted(stage.browser);
    await pause(SETTLED_MS);
    let second = await openCounted(stage.browser);
    await pause(SETTLED_MS);
    let loading = await second.sent();
    const hidden = [first];
    // A machine that has other things to do shows a list in two parts, which are two questions.
    while (loading.length > MOST_LOADING && hidden.length < HIDDEN_TABS) {
      hidden.push(second);
      second = await openCounted(stage.browser);
      await pause(SETTLED_MS);
      loading = await second.sent();
    }
    for (let thread = 0; thread < THREADS; thread++) {
      await second.page.eval(`__sim.open(${thread})`);
      await pause(700);
      await second.page.eval('__sim.back()');
      await pause(700);
    }
    const opening = (await second.sent()).slice(loading.length);
    while (hidden.length < HIDDEN_TABS) hidden.push(await openCounted(stage.browser));
    await pause(SETTLED_MS);
    // A page of ours that asks from behind: what is in front stays there.
    const desk = await stage.browser.page(`chrome-extension://${stage.extensionId}/popup.html`);
    await second.page.send('Page.bringToFront');
    await pause(SETTLED_MS);
    const before = await Promise.all(hidden.map((tab) => tab.sent()));
    await desk.eval(
      `chrome.runtime.sendMessage({ relevo: 'call', route: 'settings.change', input: { change: { language: 'es' } } })`,
    );
    await pause(SETTLED_MS);
    const after = await Promise.all(hidden.map((tab) => tab.sent()));
    const inHidden = after.reduce(
      (sum, each, index) => sum + each.length - (before[index]?.length ?? 0),
      0,
    );
    const lookups = (sent: readonly string[]) =>
      sent.filter((route) => route === 'site.lookup').length;
    return {
      figures: [
        exact(
          'messages while a known list loads',
          `${loading.length}: ${loading.join(', ')}`,
          `≤ ${MOST_LOADING}, one of them about people`,
          loading.length <= MOST_LOADING && lookups(loading) === 1,
        ),
        exact(
          `questions about people for ${THREADS} threads opened and left`,
          String(lookups(opening)),
          `≤ ${MOST_EACH * THREADS}: there, back, and once when their history has come`,
          lookups(opening) > 0 && lookups(opening) <= MOST_EACH * THREADS,
        ),
        exact(
          `messages of ${HIDDEN_TABS} hidden tabs when a setting changes`,
          String(inHidden),
          '0',
          inHidden === 0,
        ),
      ],
    };
  } finally {
    await stage.close();
    rmSync(counting, { recursive: true, force: true });
  }
}

/** A tab on the list, with a way into our script's world. */
async function openCounted(browser: DevBrowser) {
  const page = await browser.page();
  const worlds: { id: number; origin: string }[] = [];
  browser.on(({ method, params, sessionId }) => {
    if (method !== 'Runtime.executionContextCreated' || sessionId !== page.sessionId) return;
    worlds.push(params?.['context'] as { id: number; origin: string });
  });
  await page.send('Runtime.enable');
  await page.goto(inbox({ pageSize: 50 }));
  await page.send('Page.bringToFront');
  return {
    page,
    async sent(): Promise<string[]> {
      const world = worlds.findLast(({ origin }) => origin.startsWith('chrome-extension://'));
      const answer = await page.send('Runtime.evaluate', {
        expression: 'globalThis.__sent',
        contextId: world?.id,
        returnByValue: true,
      });
      return (answer['result'] as { value: string[] }).value;
    },
  };
}
