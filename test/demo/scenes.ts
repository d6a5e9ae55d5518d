import type { PersonView } from '../../lib/domain/views/person';
import type { DevPage } from '../browser/cdp';
import type { OursInPage } from '../browser/ours-in-page';
import { until, within } from '../browser/wait';
import type { Demo } from './demo';
import { giveFirstFeedback, untilFeedback } from './first-feedback';
import { PROFILE, showOnLinkedIn } from './linkedin';
import {
  bringToFront,
  openFirstThread,
  openMailbox,
  openSite,
  type SiteTab,
  untilCard,
  untilCardOrTab,
} from './mailbox';
import { type Shown, shownInPage, shownOnSite } from './shown';
import { HEIGHT, layOut, type Png, panelBeside, popupOver, setSize, shoot, WIDTH } from './table';

/** Hears of each page at the moment of its picture, in front and unchanged until it is taken. */
export type Watcher = (
  name: string,
  tab: { page: DevPage; ours: OursInPage | null },
) => Promise<void>;

/** A picture with what the pages themselves held of ours at the moment it was taken. */
export interface Picture extends Shown {
  readonly name: string;
  readonly png: Png;
}

interface Studio {
  readonly demo: Demo;
  readonly watch: Watcher;
}

const PANEL_WIDTH = 380;

/** A part of a view once everything of it is read, so that no picture shows progress. */
function counted(view: string, part: string): string {
  const isRead = `[data-testid="view-${view}"]:not(:has([data-testid="reading"], [data-testid$="-reading"], progress))`;
  return `:is(${isRead} ${part})`;
}

/**
 * What each view of the dashboard must hold, and what is pressed in it first so that it shows one
 * case in full.
 */
const VIEWS = [
  {
    id: 'today',
    has: '[data-testid="person-row"]',
    press: '[data-testid="person-row"]',
    shows: '.detail [data-testid="card"] [data-testid="deal"]',
  },
  { id: 'funnel', has: counted('funnel', '[data-testid="goal-ladder"]') },
  { id: 'goals', has: counted('goals', '[data-testid="goal-mql"]') },
  { id: 'attribution', has: counted('attribution', '[data-testid="credits"]') },
  { id: 'hand-offs', has: counted('hand-offs', 'table') },
  {
    id: 'feedback',
    has: '[data-testid="thread"]',
    press: '[data-testid="thread"]',
    shows: '[data-testid="detail"] *',
  },
  { id: 'review', has: counted('review', '[data-testid="review-stamp"]') },
  { id: 'agreement', has: '[data-testid="document"]' },
] as const;

/**
 * Takes the pictures of the product, one after the other; each only once what it is to show stands
 * there.
 * @param linkedin whether the build may work there
 * @throws DidNotCome with the name of the first thing that did not come
 */
export async function* takePictures(
  demo: Demo,
  linkedin: boolean,
  watch: Watcher = async () => undefined,
): AsyncGenerator<Picture> {
  const studio = { demo, watch };
  await giveFirstFeedback(demo);
  await untilClocks(demo);
  const mail = await openMailbox(demo);
  await setSize(mail.page, WIDTH, HEIGHT);
  yield await ofSite(studio, 'inbox', mail);
  await openFirstThread(demo, mail);
  yield await ofSite(studio, 'thread', mail);
  yield await ofPopup(studio, mail);
  if (linkedin) {
    await showOnLinkedIn(demo, 'panel');
    const profile = await openSite(demo, PROFILE, 'the profile');
    yield await ofPanel(studio, profile);
    await showOnLinkedIn(demo, 'page');
    await bringToFront(profile.page, 'the profile', demo.stepMs);
    await setSize(profile.page, WIDTH, HEIGHT);
    // In so narrow a window the card starts folded, clear of the page.
    await untilCardOrTab(demo, profile.ours);
    await pressOurs(profile.page, profile.ours, 'dock-open');
    await untilCard(demo, profile.ours);
    yield await ofSite(studio, 'linkedin', profile);
    await profile.page.close();
  } else yield await ofPanel(studio, mail);
  await untilFeedback(demo);
  // The view reads page by page and shows what it has so far.
  await demo.call('handOffs.refresh', {});
  for (const view of VIEWS) yield await ofView(studio, view);
  yield await ofOptions(studio);
}

/** Waits until the histories behind the clocks are read, so that no picture shows one checking. */
async function untilClocks(demo: Demo): Promise<void> {
  await until(demo.stepMs, 'the clocks of the queue', async () => {
    const { people } = await demo.call<{ people: readonly PersonView[] }>('people.queue', {});
    return people.length > 0 && people.every(({ clock }) => clock?.state !== 'checking');
  });
}

async function ofSite(
  { demo, watch }: Studio,
  name: string,
  { page, ours }: SiteTab,
): Promise<Picture> {
  await bringToFront(page, name, demo.stepMs);
  const shown = await steady(demo, name, () => shownOnSite(ours));
  await watch(name, { page, ours });
  return { name, ...shown, png: await shoot(page, name, demo.stepMs) };
}

/** The browser's real popup, over a page whose card is folded: both would say the same. */
async function ofPopup({ demo, watch }: Studio, { page, ours }: SiteTab): Promise<Picture> {
  const { browser, extensionId, stepMs } = demo;
  await pressOurs(page, ours, 'dock-collapse');
  await until(stepMs, 'the folded card', () => ours.run<boolean>(`return find('card') === null;`));
  const behind = await shoot(page, 'the page behind the popup', stepMs);
  const here = await page.eval<string>('location.href');
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = (targetInfos as { targetId: string; url: string }[]).find(({ url }) => url === here);
  await browser.send('Extensions.triggerAction', { id: extensionId, targetId: tab?.targetId });
  const popup = await attachToOurs(demo, 'popup.html', 'the popup');
  await popup.send('Emulation.setScrollbarsHidden', { hidden: true });
  await until(stepMs, 'a person in the popup', () => holds(popup, '[data-testid="card"] button'));
  const shown = await steady(demo, 'the popup', () => shownInPage(popup, demo.extension));
  await watch('popup', { page: popup, ours: null });
  const png = await shoot(popup, 'popup', stepMs);
  await popup.close();
  return { name: 'popup', ...shown, png: await layOut(demo, popupOver(behind, png), 'popup') };
}

/** The browser's real side panel, beside a page. */
async function ofPanel({ demo, watch }: Studio, { page }: SiteTab): Promise<Picture> {
  const { stepMs, extensionId } = demo;
  const opener = await demo.open(`chrome-extension://${extensionId}/options.html`);
  await opener.send('Runtime.evaluate', {
    expression:
      'chrome.windows.getCurrent().then(({ id }) => chrome.sidePanel.open({ windowId: id }))',
    userGesture: true,
    awaitPromise: true,
  });
  const panel = await attachToOurs(demo, 'sidepanel.html', 'the side panel');
  await opener.close();
  await setSize(page, WIDTH - PANEL_WIDTH - 1, HEIGHT);
  await setSize(panel, PANEL_WIDTH, HEIGHT);
  await bringToFront(page, 'the page beside the panel', stepMs);
  await until(stepMs, 'a person in the side panel', () =>
    holds(panel, '[data-testid="card"] button'),
  );
  const shown = await steady(demo, 'the side panel', () => shownInPage(panel, demo.extension));
  await watch('side-panel', { page: panel, ours: null });
  const beside = await shoot(page, 'the page beside the panel', stepMs);
  const png = await shoot(panel, 'side-panel', stepMs);
  await panel.close();
  return {
    name: 'side-panel',
    ...shown,
    png: await layOut(demo, panelBeside(beside, png), 'side-panel'),
  };
}

async function ofView(studio: Studio, view: (typeof VIEWS)[number]): Promise<Picture> {
  const { demo } = studio;
  const page = await demo.open(`chrome-extension://${demo.extensionId}/dashboard.html#${view.id}`);
  await setSize(page, WIDTH, HEIGHT);
  await until(demo.stepMs, `the view ${view.id}`, () =>
    holds(page, `[data-testid="view-${view.id}"] ${view.has}`),
  );
  // The numbers beside the names of the views are read apart.
  for (const count of ['count-today', 'count-feedback'])
    await until(demo.stepMs, count, () => holds(page, `[data-testid="${count}"]`));
  if ('press' in view) {
    await page.eval(`document.querySelector(${JSON.stringify(view.press)}).click()`);
    await until(demo.stepMs, `one case in the view ${view.id}`, () => holds(page, view.shows));
  }
  return ofPage(studio, view.id, page);
}

async function ofOptions(studio: Studio): Promise<Picture> {
  const page = await studio.demo.open(`chrome-extension://${studio.demo.extensionId}/options.html`);
  await setSize(page, WIDTH, HEIGHT);
  await until(studio.demo.stepMs, 'the options', () =>
    holds(page, '[data-testid="start"] [data-testid="mail-open"]'),
  );
  return ofPage(studio, 'options', page);
}

async function ofPage({ demo, watch }: Studio, name: string, page: DevPage): Promise<Picture> {
  await bringToFront(page, name, demo.stepMs);
  const shown = await steady(demo, name, () => shownInPage(page, demo.extension));
  await watch(name, { page, ours: null });
  const png = await shoot(page, name, demo.stepMs);
  await page.close();
  return { name, ...shown, png };
}

async function attachToOurs(
  { browser, extensionId, stepMs }: Demo,
  file: string,
  name: string,
): Promise<DevPage> {
  const found = await until(stepMs, name, async () => {
    const { targetInfos } = await browser.send('Target.getTargets');
    const pages = targetInfos as { targetId: string; url: string }[];
    return pages.find(({ url }) => url.startsWith(`chrome-extension://${extensionId}/${file}`));
  });
  return within(stepMs, name, browser.attach(found.targetId));
}

/** What stands where something is still being read. */
const UNREAD =
  '[data-testid="skeleton"], [aria-busy="true"], [data-testid="clock"][data-state="checking"]';

function holds(page: DevPage, selector: string): Promise<boolean> {
  return page.eval(`[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.checkVisibility()) &&
    document.querySelector(${JSON.stringify(UNREAD)}) === null`);
}

/** What two looks in a row find alike: then nothing is on its way any more. */
function steady(demo: Demo, name: string, look: () => Promise<Shown>): Promise<Shown> {
  let last = '';
  return until(demo.stepMs, `the end of drawing ${name}`, async () => {
    const shown = await look();
    const now = JSON.stringify(shown);
    const same = now === last && shown.words.length > 0;
    last = now;
    return same && shown;
  });
}

/** Presses a button of ours in a page with the mouse. */
async function pressOurs(page: DevPage, ours: OursInPage, testId: string): Promise<void> {
  const at = await ours.run<{ x: number; y: number }>(
    `const { x, y, width, height } = find('${testId}').getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 };`,
  );
  for (const type of ['mousePressed', 'mouseReleased'])
    await page.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
}
