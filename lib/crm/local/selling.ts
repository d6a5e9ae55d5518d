import { DAY, type Teller } from './journey';
import type { Random } from './random';

/** What the way of one person depends on. */
export interface Way {
  readonly random: Random;
  readonly teller: Teller;
  /** Whether what comes to their rep at this time waits over the weekend. */
  readonly waits: (ago: number) => boolean;
  /** How often sales turns down people like them, 0 to 1. */
  readonly rejected: number;
  /** How often an opportunity like theirs is won, 0 to 1. */
  readonly won: number;
  /** Goes on where a person is back at marketing. */
  readonly backAtMarketing: (ago: number, again: boolean) => void;
}

/** Ways by which sales first reaches out. */
const FIRST = ['em', 'ca', 'cb', 'em', 'li'];

/**
 * How long something took that was agreed to take `agreed`: most often far less, in a share of
 * cases more.
 */
function taken(random: Random, agreed: number, median: number, kept: number): number {
  return random.chance(kept)
    ? random.around(median, agreed / 30, agreed * 0.95)
    : random.between(agreed * 1.1, agreed * 2.6);
}

/**
 * From MQL on: a word within the agreed four hours, a first contact within a day, a decision within
 * ten.
 */
export function handOver(way: Way, began: number): void {
  const { random, teller } = way;
  teller.move('mql', began);
  const usual = taken(random, 240, 70, 0.84);
  const [over, reach] = [random.between(260, 620), taken(random, DAY, 150, 0.86)];
  const late = way.waits(began);
  const ago = began - (late ? over : usual);
  const fate = random.next();
  // Where they go must not depend on the weekday: only the word on them comes later.
  const planned =
    began - usual - reach - Math.max(taken(random, 10 * DAY, 3 * DAY, 0.87), 2.6 * DAY);
  if (ago <= 0) return;
  if (fate < way.rejected) {
    turnDown(way, 'rejected', ago, began);
    return;
  }
  if (fate < way.rejected + 0.1) {
    putOff(way, ago, began, began);
    return;
  }
  teller.say({ verdict: 'accepted', ago, pendingAgo: began, beganAgo: began });
  const contact = ago - (late ? Math.min(reach, 400) : reach);
  teller.touch(random.of(FIRST), contact);
  if (contact > 0) decide(way, Math.min(planned, contact - 30), began);
}

function decide(way: Way, ago: number, began: number): void {
  const { random, teller } = way;
  const fate = random.next();
  if (ago <= 0) return;
  teller.touch('vc', ago + random.between(40, 500));
  if (fate < 0.55) watch(way, ago, began, began - ago < 30 * DAY);
  else if (fate < 0.67) openDeal(way, ago, began);
  else if (fate < 0.82) putOff(way, ago, began, null);
  else turnDown(way, 'returned', ago, began);
}

/** On the radar: with a date to look again, after which every other one goes on waiting. */
function watch(way: Way, ago: number, began: number, mayOpen: boolean): void {
  const { random, teller } = way;
  const review = random.between(7, 14) * DAY;
  const stay = random.chance(0.56)
    ? random.between(0.25, 0.9) * review
    : review + random.between(1, 9) * DAY;
  const fate = random.next();
  teller.move('sql', ago);
  teller.say({ verdict: 'decided-sql', ago, dateAgo: ago - review, beganAgo: began });
  const next = ago - stay;
  if (next <= 0) return;
  if (mayOpen && fate < 0.7) openDeal(way, next, began);
  else turnDown(way, 'returned', next, began);
}

/** From opportunity on: attended to within the hour most often, then decided within weeks. */
export function openDeal(way: Way, ago: number, began: number): void {
  const { random, teller } = way;
  teller.move('opportunity', ago);
  teller.touch(random.of(['ca', 'em', 'cb']), ago - taken(random, 60, 20, 0.82));
  const lasts = random.around(12 * DAY, 4 * DAY, 21 * DAY);
  teller.touch(random.of(['de', 'vi', 'vc']), ago - lasts * random.between(0.2, 0.4));
  teller.touch('of', ago - lasts * 0.6);
  teller.touch('rq', ago - lasts * random.between(0.65, 0.9));
  teller.touch('pr', ago - lasts * random.between(0.62, 0.95));
  const fate = random.next();
  const closed = ago - lasts;
  const won = fate < way.won;
  teller.deal({ openedAgo: ago, closedAgo: closed <= 0 ? null : closed, won: won && closed > 0 });
  if (closed <= 0) return;
  if (won) care(way, closed);
  else if (fate < way.won + 0.13 && began - closed < 38 * DAY) watch(way, closed, began, false);
  else turnDown(way, 'returned', closed, began);
}

/** A customer: called now and then, and some of them buy more. */
function care({ random, teller }: Way, ago: number): void {
  teller.touch('si', ago + random.between(10, 200));
  teller.move('customer', ago);
  const more = random.between(2, 15) * DAY;
  if (random.chance(0.12) && ago > 80 * DAY)
    teller.deal({ openedAgo: more, closedAgo: null, won: false });
  for (
    let call = ago - random.between(30, 62) * DAY;
    call > 0;
    call -= random.between(55, 70) * DAY
  ) {
    teller.touch('qc', call);
    if (random.chance(0.3)) teller.touch('su', call - random.between(2, 20) * DAY);
  }
}

/** Back to marketing, with a reason. */
function turnDown(way: Way, verdict: 'rejected' | 'returned', ago: number, began: number): void {
  way.teller.move('lead', ago);
  const pendingAgo = verdict === 'rejected' ? began : null;
  way.teller.say({ verdict, ago, pendingAgo, beganAgo: began });
  way.backAtMarketing(ago, false);
}

/** Back to marketing until a date. */
function putOff(way: Way, ago: number, began: number, pendingAgo: number | null): void {
  const { random, teller } = way;
  teller.move('lead', ago);
  const dateAgo = Math.min(ago - random.between(40, 70) * DAY, -2 * DAY);
  teller.say({ verdict: 'recycled', ago, pendingAgo, dateAgo, beganAgo: began });
  way.backAtMarketing(ago, true);
}
