import { DEFAULT_AGREEMENT } from '../../domain/agreement/default-agreement';
import { type Stage, stageOrder } from '../../domain/base/stage';
import { CAMPAIGNS } from './campaigns';
import { type Character, mailboxCast, makeExtra, pick } from './cast';
import { DAY, type Journey } from './journey';
import { buyerJourney, toldJourney } from './mailbox-journeys';
import { inventJourney } from './marketing';
import type { Past } from './past';
import { createRandom, type Random } from './random';
import { LATE_ON_FRIDAYS, ME, TEAM } from './team';

/** A person of the sample with their history. */
export interface Life {
  readonly id: number;
  readonly character: Character;
  readonly journey: Journey;
  readonly campaignId: number;
  readonly ownerId: string | null;
}

/** Number of people from campaigns within the year, and of visitors who only browse. */
const BROUGHT = 700;
const LOOKING = 40;
const YEAR = 256 * DAY;
/** The owners of people who are handed to sales: Samir has the largest region. */
const SHARED = [...TEAM, ...TEAM, ...TEAM.filter(({ id }) => id === LATE_ON_FRIDAYS)];
/** How much more come in now than a year ago, around 1. */
const GROWTH = [0.75, 1.25] as const;
/** Their times are spread evenly and not in the order of their names: steps of the golden ratio. */
const GOLDEN = 0.618033988749895;

/**
 * Those who wait at the desks of the others, by business minutes since they came to their stage:
 * two of them too long.
 */
const WAITING: readonly (readonly [Stage, number])[] = [
  ['mql', 25],
  ['mql', 120],
  ['mql', 198],
  ['mql', 330],
  ['opportunity', 31],
  ['opportunity', 84],
];

/**
 * Everybody: first those who write in the demo mailbox. The same for every moment, apart from what
 * waits over Fridays.
 */
export function makeLives(past: Past): Life[] {
  const lives: Life[] = mailboxLives();
  const next = () => lives.length + 1;
  for (const [index, [stage, entered]] of WAITING.entries()) {
    const id = next();
    const journey = toldJourney(stage, index + 1, paceOf(id), entered);
    const ownerId = pick(TEAM.slice(1), index).id;
    lives.push({
      id,
      character: makeExtra(stage, index, true),
      journey,
      campaignId: campaignOf(stage, id),
      ownerId,
    });
  }
  for (let index = 0; index < LOOKING; index++) {
    const id = next();
    const journey = toldJourney('visitor', index, paceOf(id));
    const character = makeExtra('visitor', WAITING.length + index, null);
    lives.push({ id, character, journey, campaignId: campaignOf('visitor', id), ownerId: null });
  }
  for (let index = 0; index < BROUGHT; index++) {
    lives.push(broughtLife(next(), index, WAITING.length + LOOKING + index, past));
  }
  return lives;
}

function mailboxLives(): Life[] {
  const turns = new Map<Stage, number>();
  return mailboxCast().map((character, index) => {
    const { stage } = character;
    const turn = turns.get(stage) ?? 0;
    turns.set(stage, turn + 1);
    const id = index + 1;
    const journey = id === 1 ? buyerJourney() : toldJourney(stage, turn, paceOf(id));
    return { id, character, journey, campaignId: campaignOf(stage, id), ownerId: ME.id };
  });
}

function paceOf(id: number): number {
  return 0.92 + ((id * 37) % 17) / 100;
}

/**
 * Who only looks was brought by an advert; everybody else by any campaign, the buyer by the guide
 * she writes about.
 */
function campaignOf(stage: Stage, id: number): number {
  const fitting = CAMPAIGNS.flatMap(({ kind }, index) =>
    stage !== 'visitor' || kind === 'advert' ? [index + 1] : [],
  );
  return pick(fitting, (id - 1) * 5);
}

function broughtLife(id: number, index: number, nameIndex: number, past: Past): Life {
  const random = createRandom(index);
  const owner = random.of(SHARED).id;
  const campaignId = broughtBy(random);
  const { ripens, rejected, won } = pick(CAMPAIGNS, campaignId - 1);
  const mostFridays = random.chance(0.92);
  const waits = (ago: number) => owner === LATE_ON_FRIDAYS && mostFridays && past.onFriday(ago);
  const journey = inventJourney(
    random,
    broughtAgo((index * GOLDEN) % 1),
    { ripens, rejected, won },
    waits,
  );
  const stage = journey.stops.at(-1)?.stage ?? 'lead';
  const sales = journey.stops.some((stop) => stageOrder(stop.stage) >= stageOrder('mql'));
  // Who is back at marketing does not decide on purchases; a director would be above the threshold
  // again at the next visit.
  const buys = sales ? stage !== 'lead' : random.chance(0.3);
  const character = makeExtra(stage, nameIndex, stage === 'visitor' ? null : buys);
  // The MQLs of the demo's own rep are those who write in the demo mailbox.
  const ownerId = stage === 'mql' && owner === ME.id ? pick(TEAM, 1 + (id % 2)).id : owner;
  return { id, character, journey, campaignId, ownerId: sales ? ownerId : null };
}

function broughtBy(random: Random): number {
  const all = CAMPAIGNS.reduce((sum, { brings }) => sum + brings, 0);
  let left = random.next() * all;
  const index = CAMPAIGNS.findIndex(({ brings }) => {
    left -= brings;
    return left < 0;
  });
  return index + 1;
}

/** Business minutes ago for a share of those who came: more and more came over the year. */
function broughtAgo(share: number): number {
  const [first, last] = GROWTH;
  const come = (Math.sqrt(first ** 2 + share * (last ** 2 - first ** 2)) - first) / (last - first);
  return Math.max(20, YEAR * (1 - come));
}

/** The hours in which the sample company works. */
export const HOURS = DEFAULT_AGREEMENT.hours;
