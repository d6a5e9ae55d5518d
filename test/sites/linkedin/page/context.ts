import type { Clock } from '../../page/clock';
import { makeRandom, type Random } from '../../random';
import type { Member, World } from '../model';
import type { Directory } from './directory';
import type { SimOptions } from './options';

/** What every part of the page needs to know. */
export interface Context {
  readonly world: World;
  readonly directory: Directory;
  readonly random: Random;
  readonly clock: Clock;
  options: SimOptions;
}

/**
 * Numbers that are always the same for one member: who else is on their page, how much they posted.
 */
export function randomOf(member: Member): Random {
  return makeRandom(Number(member.memberNumber));
}

/** Other members for a member's page, each once. */
export function peopleAround(context: Context, member: Member, count: number): Member[] {
  const random = randomOf(member);
  const met = new Set([member.slug]);
  const people: Member[] = [];
  while (people.length < count) {
    const other = random.pick(context.world.members);
    if (met.has(other.slug)) continue;
    met.add(other.slug);
    people.push(other);
  }
  return people;
}
