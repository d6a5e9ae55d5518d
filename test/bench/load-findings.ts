import { rmSync } from 'node:fs';
import { atMost, type Figure, type Findings, told } from './figure';
import { interleave } from './interleave';
import { knownMailbox } from './known-mailbox';
import { loadPages } from './load';
import type { MainThread } from './parts-of-trace';
import { OURS, type Plan } from './plan';
import { plant } from './rivals';
import { bootstrap, median, ms, ratioOf, times, within } from './statistics';

const ROWS = 50;
const EVALUATION_GATE = 1 / 8;
const TASK_GATE_MS = 50;
const LOAD_GATE = 1.4;
const LOAD_AIM = 1.2;
const SURPLUS_GATE = 1 / 2;
const SURPLUS_AIM = 1 / 8;
/**
 * Two runs of the same thing may differ by so much; where they differ more, nothing can be said.
 */
const EQUAL_WITHIN = 0.1;
const MOST_TRIES = 2;

type Variant = 'none' | 'again' | 'ours' | 'inboxsdk' | 'busy';
type Loads = Readonly<Record<Variant, readonly MainThread[]>>;

/**
 * One page with fifty rows, loaded without an extension (twice, to see how well equal things
 * measure as equal), with us, with the rival, and with a build of ours that blocks for thirty
 * milliseconds: the gates must see that one.
 */
export async function loadFindings({ quick, inboxSdk }: Plan): Promise<Findings> {
  const busy = plant('busy');
  const extensions = { none: null, again: null, ours: OURS, inboxsdk: inboxSdk, busy };
  // Whole pages are too restless for a short run: there only what is ours of them is measured.
  const names: readonly Variant[] = quick
    ? ['ours', 'inboxsdk', 'busy']
    : ['none', 'ours', 'inboxsdk', 'again', 'busy'];
  const mailbox = knownMailbox(ROWS);
  const loads = quick ? 4 : 3;
  const run = (name: Variant) =>
    loadPages({
      extension: extensions[name],
      mailbox,
      loads,
      watchedMs: quick ? 1_000 : 2_000,
      rows: ROWS,
    });
  const measured: Record<Variant, MainThread[]> = {
    none: [],
    again: [],
    ours: [],
    inboxsdk: [],
    busy: [],
  };
  try {
    for (let attempt = 0; attempt < (quick ? 1 : MOST_TRIES); attempt++) {
      const more = await interleave(names, quick ? 1 : 3, run);
      for (const name of names) measured[name].push(...more[name]);
      const figures = judge(measured, quick);
      if (figures.every(({ verdict }) => verdict !== 'open')) break;
    }
  } finally {
    rmSync(busy, { recursive: true, force: true });
  }
  return {
    figures: judge(measured, quick),
    bars: names.flatMap((name) => {
      const title = TITLES[name];
      if (title === null) return [];
      return [
        {
          plot: 'evaluation',
          name: title,
          samples: measured[name].map(({ ours }) => ours.evaluation),
        },
        { plot: 'page', name: title, samples: measured[name].map(({ total }) => total) },
      ];
    }),
  };
}

const TITLES: Readonly<Record<Variant, string | null>> = {
  none: 'no extension',
  ours: 'Relevo',
  inboxsdk: 'InboxSDK hello world',
  again: null,
  busy: null,
};

function judge(loads: Loads, quick: boolean): Figure[] {
  return quick ? judgeOurs(loads) : [...judgeOurs(loads), ...judgePage(loads)];
}

function judgeOurs(loads: Loads): Figure[] {
  const evaluation = (name: Variant) => loads[name].map(({ ours }) => ours.evaluation);
  const faster = ratioOf(evaluation('ours'), evaluation('inboxsdk'));
  const planted = ratioOf(evaluation('busy'), evaluation('inboxsdk'));
  const longest = bootstrap([loads.ours.map(({ ours }) => ours.longestWall)] as const, ([each]) =>
    median(each),
  );
  return [
    atMost(
      'evaluating our script against InboxSDK’s',
      `${ms(median(evaluation('ours')))} against ${ms(median(evaluation('inboxsdk')))}: ${times(faster.value)} ${within(faster, times)}`,
      faster,
      EVALUATION_GATE,
      '≤ 1/8 (aim 1/12)',
    ),
    {
      name: 'the same with a planted busy loop of 30 ms',
      value: `${times(planted.value)} ${within(planted, times)}`,
      gate: 'must miss that gate',
      verdict: planted.low > EVALUATION_GATE ? 'met' : 'missed',
    },
    atMost(
      'longest stretch of ours in one task',
      ms(longest.value),
      longest,
      TASK_GATE_MS,
      `≤ ${TASK_GATE_MS} ms (aim 25)`,
    ),
  ];
}

function judgePage(loads: Loads): Figure[] {
  const total = (name: Variant) => loads[name].map((load) => load.total);
  const slowed = ratioOf(total('ours'), total('none'));
  const surplus = bootstrap(
    [total('ours'), total('none'), total('inboxsdk')] as const,
    ([ours, none, rival]) => (median(ours) - median(none)) / (median(rival) - median(none)),
  );
  const equal = ratioOf(total('again'), total('none'));
  const half = (equal.high - equal.low) / 2;
  const longTasks = (name: Variant) => mean(loads[name].map((load) => load.longTasks));
  return [
    atMost(
      'page load with us and fifty chips against none',
      `${ms(median(total('ours')))} against ${ms(median(total('none')))}: ${times(slowed.value)} ${within(slowed, times)}`,
      slowed,
      LOAD_GATE,
      `≤ ${LOAD_GATE} × (aim ${LOAD_AIM})`,
    ),
    atMost(
      'what we add to it against what InboxSDK’s boot adds',
      `${times(surplus.value)} ${within(surplus, times)}`,
      surplus,
      SURPLUS_GATE,
      `≤ ${SURPLUS_GATE} × (aim ${SURPLUS_AIM})`,
    ),
    told(
      'long tasks of a page load',
      `${longTasks('ours')} with us, ${longTasks('none')} without, ${longTasks('inboxsdk')} with InboxSDK`,
    ),
    {
      name: 'no extension against no extension',
      value: `${times(equal.value)} ± ${half.toFixed(2)}`,
      gate: `± ${EQUAL_WITHIN} at the most`,
      verdict: half <= EQUAL_WITHIN ? 'met' : 'open',
    },
  ];
}

function mean(values: readonly number[]): string {
  return (values.reduce((sum, each) => sum + each, 0) / values.length).toFixed(1);
}
