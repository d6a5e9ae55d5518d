import { exact, type Findings } from './figure';
import { knownMailbox } from './known-mailbox';
import { GMAIL, inbox, pause } from './load';
import { readMainThread } from './parts-of-trace';
import { OURS, type Plan } from './plan';
import { setStage } from './stage';
import { record, traceTime } from './trace';

const SETTLED_MS = 3_000;
const WORKER_ASLEEP_MS = 40_000;

/** A page that no one touches: we must not be heard of, and the background must go to sleep. */
export async function idleFindings({ quick }: Plan): Promise<Findings> {
  const idleMs = quick ? 6_000 : 60_000;
  const stage = await setStage({ extension: OURS, mailbox: knownMailbox(50) });
  try {
    const page = await stage.browser.page();
    await page.send('Performance.enable');
    await pause(1_000);
    let span: [number, number] = [0, 0];
    let from = 0;
    const events = await record(stage.browser, async () => {
      from = await traceTime(page);
      await page.goto(inbox({ pageSize: 50 }));
      await page.send('Page.bringToFront');
      await pause(SETTLED_MS);
      const began = await traceTime(page);
      await pause(idleMs);
      span = [began, await traceTime(page)];
    });
    // The page's script ran before the idle time: the thread is found from there, the calls are
    // counted within.
    const before = readMainThread(events, GMAIL, [from, span[0]]).ours.callCount;
    const calls = readMainThread(events, GMAIL, [from, span[1]]).ours.callCount - before;
    const figures = [
      exact(
        `calls of ours in ${idleMs / 1_000} idle seconds`,
        `${calls}, after ${before} while it loaded`,
        '0',
        calls === 0 && before > 0,
      ),
    ];
    if (quick) return { figures };
    const asleep = await waitForSleep(stage, WORKER_ASLEEP_MS);
    return {
      figures: [
        ...figures,
        exact(
          'the background while nothing happens',
          asleep ? 'asleep' : 'awake',
          'asleep',
          asleep,
        ),
      ],
    };
  } finally {
    await stage.close();
  }
}

/**
 * Whether the worker ends by itself. The list of targets is asked for; nothing is attached, which
 * would keep it awake.
 */
async function waitForSleep(
  { browser, extensionId }: Awaited<ReturnType<typeof setStage>>,
  most: number,
): Promise<boolean> {
  const end = Date.now() + most;
  while (Date.now() < end) {
    const { targetInfos } = await browser.send('Target.getTargets');
    const awake = (targetInfos as { type: string; url: string }[]).some(
      ({ type, url }) => type === 'service_worker' && url.includes(extensionId),
    );
    if (!awake) return true;
    await pause(1_000);
  }
  return false;
}
