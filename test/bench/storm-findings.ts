import { rmSync } from 'node:fs';
import { atMost, exact, type Findings } from './figure';
import { interleave } from './interleave';
import { OURS, type Plan } from './plan';
import { plant } from './rivals';
import { bootstrap, median, ratioOf, times, within } from './statistics';
import { type Storm, storms } from './storm';

/** The most of the main thread's time that may be ours, by mutations a second. */
const GATES: ReadonlyMap<number, number> = new Map([
  [1_000, 0.005],
  [10_000, 0.01],
]);
const THROUGHPUT = 0.98;

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

/** What we cost a page that changes all the time, and what the page still manages. */
export async function stormFindings({ quick }: Plan): Promise<Findings> {
  const layout = plant('layout');
  const extensions = { none: null, ours: OURS, layout };
  const rates = [...GATES.keys()];
  const measured = await interleave(
    ['none', 'ours', 'layout'] as const,
    quick ? 1 : 3,
    async (name) => {
      return name === 'none' && quick ? [] : [await storms(extensions[name], rates, quick ? 4 : 6)];
    },
  );
  rmSync(layout, { recursive: true, force: true });
  const at = (name: 'none' | 'ours' | 'layout', rate: number, part: keyof Storm) =>
    measured[name].flatMap((run) => run.byRate.get(rate)?.[part] ?? []);
  const idle = measured.ours.reduce((sum, run) => sum + run.idleCalls, 0);
  const heard = measured.ours.reduce((sum, run) => sum + run.loadCalls, 0);
  const calm = exact(
    'calls of ours while the page is idle',
    `${idle}, after ${heard} while it loaded`,
    '0',
    idle === 0 && heard > 0,
  );
  const stormy = rates.flatMap((rate) => {
    const gate = GATES.get(rate) ?? 0;
    const ours = bootstrap([at('ours', rate, 'share')] as const, ([each]) => median(each));
    const planted = bootstrap([at('layout', rate, 'share')] as const, ([each]) => median(each));
    const said = rate.toLocaleString('en');
    return [
      atMost(
        `our part of a storm of ${said} mutations/s`,
        `${percent(ours.value)} ${within(ours, percent)}`,
        ours,
        gate,
        `≤ ${percent(gate)}`,
      ),
      {
        name: `the same with a planted layout read in an observer`,
        value: percent(planted.value),
        gate: 'must miss that gate',
        verdict: planted.low > gate ? ('met' as const) : ('missed' as const),
      },
      ...(quick ? [] : [throughput(said, at('none', rate, 'made'), at('ours', rate, 'made'))]),
    ];
  });
  return { figures: [calm, ...stormy] };
}

function throughput(said: string, none: readonly number[], ours: readonly number[]) {
  const kept = ratioOf(ours, none);
  const lost = { value: 1 - kept.value, low: 1 - kept.high, high: 1 - kept.low };
  return atMost(
    `what the page still manages of ${said} mutations/s`,
    `${times(kept.value)} ${within(kept, times)}`,
    lost,
    1 - THROUGHPUT,
    `≥ ${THROUGHPUT} ×`,
  );
}
