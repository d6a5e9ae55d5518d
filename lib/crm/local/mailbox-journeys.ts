import { STAGES, type Stage } from '../../domain/base/stage';
import { pick } from './cast';
import { createTeller, DAY, type Journey, type Teller } from './journey';
import { BUYER_STORY, ENTERED, STORIES } from './stories';

/** Business minutes of an hour of a week: the stories count hours round the clock. */
const MINUTES_OF_AN_HOUR = (5 * DAY) / (7 * 24);
/** Business minutes after which sales called an opportunity. */
const ATTENDED_AFTER = 20;
/** Business minutes within which a new opportunity still waits; some wait too long. */
const UNATTENDED = 100;

/**
 * The journey of a person whose stage is given.
 * @param turn how many of the same stage came before
 * @param pace how fast they live their story: two people with one story are not minutes apart
 */
export function toldJourney(
  stage: Stage,
  turn: number,
  pace: number,
  entered = pick(ENTERED[stage] ?? [0], turn),
): Journey {
  return readStory(pick(STORIES[stage], turn), stage, pace, entered);
}

/** The journey of the buyer that the demo mailbox opens with. */
export function buyerJourney(): Journey {
  return readStory(BUYER_STORY, 'mql', 1, pick(ENTERED.mql ?? [], 0));
}

function readStory(story: string, stage: Stage, pace: number, entered: number): Journey {
  const steps = story.split(' ').map((step) => {
    const [, code = '', hours] = /^(\D+)(.+)$/.exec(step) ?? [];
    return { code, ago: Number(hours) * pace * MINUTES_OF_AN_HOUR };
  });
  const moves = STAGES.flatMap((each) => {
    const step = steps.find(({ code }) => each[0]?.toUpperCase() === code);
    const ago = each === stage && ENTERED[each] !== undefined ? entered : step?.ago;
    return ago === undefined ? [] : [{ stage: each, ago }];
  });
  const teller = createTeller();
  const touches = steps.filter(({ code }) => /[a-z]/.test(code)).sort((a, b) => b.ago - a.ago);
  const first = touches[0]?.ago ?? 0;
  if (first > (moves[0]?.ago ?? 0)) teller.move('visitor', first);
  for (const each of moves) teller.move(each.stage, each.ago);
  for (const { code, ago } of touches) teller.touch(code, ago);
  tellHandOff(teller, new Map(moves.map((each) => [each.stage, each.ago])));
  return { ...teller.journey, touches: teller.journey.touches.toSorted((a, b) => b.ago - a.ago) };
}

/** What sales said on the way, and the deals. */
function tellHandOff(teller: Teller, at: ReadonlyMap<Stage, number>): void {
  const [mql, sql, opportunity, customer] = (
    ['mql', 'sql', 'opportunity', 'customer'] as const
  ).map((s) => at.get(s));
  if (mql !== undefined && sql !== undefined) {
    teller.say({ verdict: 'accepted', ago: mql - 45, pendingAgo: mql, beganAgo: mql });
    teller.say({ verdict: 'decided-sql', ago: sql, dateAgo: sql - 14 * DAY, beganAgo: mql });
  }
  if (opportunity === undefined) return;
  if (opportunity > UNATTENDED) teller.touch('ca', opportunity - ATTENDED_AFTER);
  teller.deal({ openedAgo: opportunity, closedAgo: customer ?? null, won: customer !== undefined });
}
