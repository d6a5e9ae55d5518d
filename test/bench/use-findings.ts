import type { DevPage } from '../browser/cdp';
import { atMost, type Findings, told } from './figure';
import { interleave } from './interleave';
import { knownMailbox } from './known-mailbox';
import { GMAIL, inbox, pause } from './load';
import { readMainThread } from './parts-of-trace';
import { OURS, type Plan } from './plan';
import { setStage } from './stage';
import { bootstrap, median, ms, quantile } from './statistics';
import { record, traceTime } from './trace';

const ROWS = 100;
const FRAMES = 120;
const KEYS = 200;
const SCROLL_GATE_MS = 0.5;
const KEY_GATE_MS = 0.5;
/** One step of the clock of frames: a shift by less cannot be distinguished from chance. */
const LATER_GATE_MS = 8;

interface Use {
  /** Of the main thread, thread time, ms. */
  readonly perFrame: number;
  readonly perKey: number;
  /** From each key's event to the frame after it, ms. */
  readonly toFrame: readonly number[];
}

const SCROLL = `new Promise((resolve) => {
  const box = [...document.querySelectorAll('.Tm, .ae4, [role=main]')].flatMap((one) => { const up = []; for (let each = one; each; each = each.parentElement) up.push(each); return up; }).find((one) => one.scrollHeight > one.clientHeight + 50) ?? document.scrollingElement;
  let left = ${FRAMES};
  const step = () => { box.scrollTop += left % 40 < 20 ? 30 : -30; left -= 1; if (left === 0) resolve(box.scrollHeight - box.clientHeight); else requestAnimationFrame(step); };
  requestAnimationFrame(step);
})`;

/** Typing is timed from the event's own stamp to a message behind the next frame. */
const WATCH_KEYS = `globalThis.__keys = []; addEventListener('keydown', (event) => {
  requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => __keys.push(performance.now() - event.timeStamp); port2.postMessage(0); });
}, true);`;

/**
 * Scrolling a list of a hundred chips, and typing into a message: what each frame and each key
 * costs with us and without.
 */
export async function useFindings(_: Plan): Promise<Findings> {
  const measured = await interleave(['none', 'ours'] as const, 3, async (name) => [
    await use(name === 'ours' ? OURS : null),
  ]);
  const more = (part: 'perFrame' | 'perKey') =>
    bootstrap(
      [measured.ours.map((each) => each[part]), measured.none.map((each) => each[part])] as const,
      ([ours, none]) => median(ours) - median(none),
    );
  const [frame, key] = [more('perFrame'), more('perKey')];
  const all = (name: 'none' | 'ours') => measured[name].flatMap(({ toFrame }) => [...toFrame]);
  const later = bootstrap(
    [all('ours'), all('none')] as const,
    ([ours, none]) => median(ours) - median(none),
  );
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)} ms`;
  const span = ({ low, high }: { low: number; high: number }) =>
    `[${signed(low)}, ${signed(high)}]`;
  const said = (samples: readonly number[]) =>
    `${ms(median(samples))} and ${ms(quantile(samples, 0.95))}`;
  return {
    figures: [
      atMost(
        `scrolling ${ROWS} rows: a frame with us`,
        `${signed(frame.value)} ${span(frame)}`,
        frame,
        SCROLL_GATE_MS,
        `≤ +${SCROLL_GATE_MS} ms (aim 0.1)`,
      ),
      atMost(
        'typing a message: a key with us',
        `${signed(key.value)} ${span(key)}`,
        key,
        KEY_GATE_MS,
        `≤ +${KEY_GATE_MS} ms`,
      ),
      atMost(
        'typing: from key to frame with us',
        `${signed(later.value)} ${span(later)}`,
        later,
        LATER_GATE_MS,
        `≤ +${LATER_GATE_MS} ms`,
      ),
      told(
        'typing: from key to frame, p50 and p95',
        `${said(all('ours'))} with us, ${said(all('none'))} without`,
      ),
    ],
  };
}

async function use(extension: string | null): Promise<Use> {
  const stage = await setStage({ extension, mailbox: knownMailbox(ROWS) });
  try {
    const page = await stage.browser.page();
    await page.send('Performance.enable');
    await pause(1_000);
    let loaded = 0;
    const spans: Record<'scroll' | 'type', [number, number]> = { scroll: [0, 0], type: [0, 0] };
    const events = await record(stage.browser, async () => {
      loaded = await traceTime(page);
      await page.goto(inbox({ pageSize: ROWS }));
      await page.send('Page.bringToFront');
      await pause(2_500);
      spans.scroll = await timed(page, async () => {
        if ((await page.eval<number>(SCROLL)) <= 0) throw new Error('nothing scrolls');
      });
      await page.eval('void __sim.compose({})');
      await page.eval(`document.querySelector('[contenteditable]').focus(); ${WATCH_KEYS}`);
      await pause(1_000);
      spans.type = await timed(page, () => type(page));
    });
    const until = (end: number) => readMainThread(events, GMAIL, [loaded, end]).total;
    return {
      perFrame: (until(spans.scroll[1]) - until(spans.scroll[0])) / FRAMES,
      perKey: (until(spans.type[1]) - until(spans.type[0])) / KEYS,
      toFrame: await page.eval<number[]>('__keys'),
    };
  } finally {
    await stage.close();
  }
}

async function timed(page: DevPage, run: () => Promise<void>): Promise<[number, number]> {
  const from = await traceTime(page);
  await run();
  return [from, await traceTime(page)];
}

async function type(page: DevPage): Promise<void> {
  for (let index = 0; index < KEYS; index++) {
    const text = 'thank you '[index % 10] ?? ' ';
    await page.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text });
    await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
    await pause(15);
  }
}
