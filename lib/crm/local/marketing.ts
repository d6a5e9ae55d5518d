import { createTeller, DAY, type Journey } from './journey';
import type { Random } from './random';
import { handOver, openDeal, type Way } from './selling';

/** Marketing's work on the people of a campaign. */
export interface Bringing {
  /** Of those who come in, the share who become an MQL, 0 to 1. */
  readonly ripens: number;
  /** The share of handed-over people that sales rejects. */
  readonly rejected: number;
  /** The share of their opportunities that are won. */
  readonly won: number;
}

/** What people do before marketing hands them over: enough to pass the threshold. */
const CAUSES = ['cs dm', 'gd pr cl', 'wb cs dm', 'pr gd dm', 'wb pr cl', 'cs ig cl', 'wb gd dm'];
const NEWS = ['nl', 'nc', 'ns', 'nl', 'bl'];

/**
 * Makes the history of a person from a campaign up to now: a recent arrival
 * has not gone far yet.
 * @param brought business minutes ago
 * @param waits whether what comes to their rep at a time waits over the weekend
 */
export function inventJourney(
  random: Random,
  brought: number,
  bringing: Bringing,
  waits: Way['waits'],
): Journey {
  const teller = createTeller();
  const way: Way = {
    random,
    teller,
    waits,
    rejected: bringing.rejected,
    won: bringing.won,
    backAtMarketing: (ago, again) => {
      if (!(again && random.chance(0.45))) {
        nurture(random, ago);
        return;
      }
      const back = ago - random.around(32 * DAY, 18 * DAY, 60 * DAY);
      nurture(random, ago, back);
      if (back > 0) ripen(way, back);
    },
  };
  function nurture(source: Random, from: number, until = 0): void {
    for (
      let ago = from - source.between(4, 30) * DAY;
      ago > until;
      ago -= source.between(35, 80) * DAY
    ) {
      teller.touch(source.of(NEWS), ago);
    }
  }
  if (random.chance(0.45)) {
    const looked = brought + random.between(1, 6) * DAY;
    teller.move('visitor', looked);
    teller.touch(random.of(['hp', 'bl']), looked);
  }
  teller.touch('cc', brought);
  teller.move('lead', brought);
  const ripe = brought - random.around(8 * DAY, 0.3 * DAY, 45 * DAY);
  const goes = random.chance(bringing.ripens);
  const skips = random.chance(0.06);
  nurture(random, brought, goes ? ripe : 0);
  if (goes && ripe > 0) {
    if (skips) {
      teller.touch('dm', ripe + 15);
      openDeal(way, ripe, ripe);
    } else ripen(way, ripe, brought);
  }
  return ordered(teller.journey);
}

/** What they did in one sitting, and soon after it the hand-over. */
function ripen(way: Way, ago: number, since = Number.POSITIVE_INFINITY): void {
  let before = way.random.between(3, 35);
  for (const code of way.random.of(CAUSES).split(' ').reverse()) {
    // Nothing of it before their campaign brought them.
    way.teller.touch(code, Math.min(ago + before, since - 1));
    before += way.random.between(2, 18);
  }
  handOver(way, ago);
}

/** Each list in the order in which it happened. */
function ordered({ stops, touches, said, deals }: Journey): Journey {
  return { stops, touches: touches.toSorted((a, b) => b.ago - a.ago), said, deals };
}
