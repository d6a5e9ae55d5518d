import { atMost, type Findings } from './figure';
import { inbox, pause } from './load';
import { OURS, type Plan } from './plan';
import { type Stage, setStage } from './stage';
import { median, ms, type Point, ratioOf, slopeOf, times, within } from './statistics';
import type { TraceEvent } from './trace';
import { record } from './trace';

const SIZES = [1, 5, 20] as const;
const CHANGES = 5;
const SETTLED_MS = 600;
const PER_TAB_MS = 2;

/**
 * What the background does about one change while more and more tabs are open, of which one is
 * seen.
 */
export async function tabFindings(_: Plan): Promise<Findings> {
  const stage = await setStage({ extension: OURS });
  try {
    const points: Point[] = [];
    let open = 0;
    for (const size of SIZES) {
      for (; open < size; open++) await stage.browser.page(inbox({}));
      await pause(2_000);
      points.push({ size, samples: await changes(stage) });
    }
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) throw new Error('no sizes');
    const slope = slopeOf(points);
    const grown = ratioOf(last.samples, first.samples);
    const perTab = (median(last.samples) - median(first.samples)) / (last.size - first.size);
    return {
      figures: [
        atMost(
          `the background's work for a change with ${last.size} tabs against ${first.size}`,
          `${ms(median(last.samples))} against ${ms(median(first.samples))}: ${times(grown.value)} ${within(grown, times)}, ${ms(perTab)} a tab`,
          { value: perTab, low: perTab, high: perTab },
          PER_TAB_MS,
          `≤ ${PER_TAB_MS} ms a tab: one word to each`,
        ),
      ],
      curves: [{ name: 'tabs → the background’s work for a change, ms', points, slope }],
    };
  } finally {
    await stage.close();
  }
}

/** Thread time of the background's functions for each of some changes of a setting, ms. */
async function changes(stage: Stage): Promise<number[]> {
  const took: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const events = await record(stage.browser, async () => {
      await stage.call('settings.change', { change: { language: change % 2 === 0 ? 'es' : 'en' } });
      await pause(SETTLED_MS);
    });
    took.push(backgroundTime(events));
  }
  return took;
}

function backgroundTime(events: readonly TraceEvent[]): number {
  const calls = events.filter(
    ({ name, args }) =>
      name === 'FunctionCall' && args?.data?.url?.endsWith('/background.js') === true,
  );
  return calls.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;
}
